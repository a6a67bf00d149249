# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which a request is made of what is not known, and what it says."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from kamerbreed.accounts import Rights
from kamerbreed.picture import Picture
from kamerbreed.requests import Making, Wish, propose, sensitivity_of, text_in
from kamerbreed.vocabulary import (
    LANGUAGES,
    Criterion,
    Lang,
    Norm,
    Told,
    VocabularyError,
    is_reference,
    property_of,
    say,
    scales,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._frame import Option, party_names
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web.requests._page import NewPage, WishField
from kamerbreed.web.requests._present import ASK

TEXTS = ("onderwerp", "uiterlijk", "duur", "toelichting", "reeks", "jaar")
CHOICES = ("namens", "aan", "grondslag", "norm", "eenheid", "regime")
_NOT_FOR_REQUESTS = ("appraisal",)
_MOST_DIGITS = 6
MOST_QUESTIONS = 100
"""So many questions fit in one letter that somebody will answer."""


def wishes(picture: Picture, asked: Iterable[str]) -> list[Wish]:
    """What is asked for, each once, as proposed; what cannot be asked for is left to the act to refuse."""
    found = []
    for text in list(dict.fromkeys(asked))[:MOST_QUESTIONS]:
        subject, _, rest = text.partition(":")
        name, _, member = rest.partition(":")
        if not is_reference(subject) or not picture.shows(subject):
            continue
        try:
            found.append(propose(picture, subject, name, member))
        except VocabularyError:
            continue
    return found


def parties_for(scene: Scene, rights: Rights, chosen: str) -> tuple[Option, ...]:
    """On whose behalf may be asked."""
    allowed = rights.parties_that_may("say")
    names = [one for one in party_names(scene.picture, scene.lang) if allowed is None or one[0] in allowed]
    return _options(names, chosen)


def _options(names: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=text, chosen=value == chosen) for value, text in names)


def present_new(scene: Scene, fields: QueryDict, problem: Told | None = None) -> NewPage:
    """The form, with what was typed if anything was."""
    lang, picture = scene.lang, scene.picture
    found = wishes(picture, fields.getlist(ASK))
    chosen = {name: fields.get(name, "") for name in CHOICES}
    askers = parties_for(scene, rights_of(scene.request), chosen["namens"])
    if not chosen["aan"] and found:
        chosen["aan"] = _keeper(picture, found[0], {one.value for one in askers})
    left_out = len(dict.fromkeys(fields.getlist(ASK))) - len(found)
    choose = [] if chosen["aan"] else [("", say("edit.choose", lang))]
    norms = sorted((picture.name(one, lang).text, one) for one in picture.subjects(Norm))
    return NewPage(
        title=say("web.requests.new.title", lang),
        lead=say("web.requests.new.lead", lang),
        url=Place(name="request-new").bare(lang),
        problem=tuple(problem.in_language(lang).splitlines()) if problem else (),
        texts={name: fields.get(name, "") for name in TEXTS},
        askers=askers,
        addressees=_options([*choose, *party_names(picture, lang)], chosen["aan"]),
        grounds=_options(
            [(code, label.of(lang)) for code, label in scales()["request-ground"].items()],
            chosen["grondslag"] or "voluntary",
        ),
        norms=_options(
            [("", say("web.requests.new.no-norm", lang)), *((one, text) for text, one in norms)],
            chosen["norm"],
        ),
        units=_options(
            [(code, label.of(lang)) for code, label in scales()["term-unit"].items()],
            chosen["eenheid"] or "week",
        ),
        regimes=_options(
            [
                (code, label.of(lang))
                for code, label in scales()["term-regime"].items()
                if code not in _NOT_FOR_REQUESTS
            ],
            chosen["regime"] or "letter",
        ),
        criteria=_options([(one, picture.name(one, lang).text) for one in picture.subjects(Criterion)], ""),
        questions=tuple(_field(scene, fields, one, number) for number, one in enumerate(found, 1)),
        hints=(say("web.requests.new.left-out", lang, n=left_out),) if left_out else (),
    )


def _keeper(picture: Picture, wish: Wish, askers: Collection[str]) -> str:
    """Who should know it, of a criterion who speaks of it; who can only ask for one party is not led to ask
    that party itself."""
    if wish.criterion and is_reference(wish.member):
        return wish.member
    itself = askers if len(askers) == 1 else ()
    return next((one for one in picture.keepers(wish.subject, wish.property) if one not in itself), "")


def _value(wish: Wish) -> str:
    return ":".join(part for part in (wish.subject, wish.property, wish.member) if part)


def _field(scene: Scene, fields: QueryDict, wish: Wish, number: int) -> WishField:
    lang = scene.lang
    proposed = {"tekst": wish.text, "waarom": wish.why, "bekend": wish.known}
    typed = {name: fields.get(f"{name}-{number}", text_in(prose, lang)) for name, prose in proposed.items()}
    return WishField(
        number=number,
        value=_value(wish),
        thing=scene.picture.name(wish.subject, lang).text,
        property=property_of(wish.subject, wish.property).label.of(lang),
        text=typed["tekst"],
        why=typed["waarom"],
        known=typed["bekend"],
        criterion=fields.get(f"criterium-{number}", wish.criterion),
        weight=fields.get(f"gewicht-{number}", str(wish.weight)),
        kept=f"tekst-{number}" not in fields or f"mee-{number}" in fields,
    )


def read_making(picture: Picture, fields: QueryDict, lang: Lang, today: str) -> Making:
    """What the form says. What was left as proposed keeps its words in both languages."""
    addressee, questions = fields.get("aan", ""), _read_wishes(picture, fields, lang)
    return Making(
        request=f"request/{addressee.partition('/')[2]}-{today.replace('-', '')}-{secrets.token_hex(2)}",
        title=fields.get("onderwerp", "").strip(),
        asked_by=fields.get("namens", ""),
        addressee=addressee,
        questions=questions,
        sensitivity=sensitivity_of(picture, questions),
        due_on=fields.get("uiterlijk", "").strip(),
        regime=fields.get("regime", ""),
        term_n=_whole(fields.get("duur", "")),
        term_unit=fields.get("eenheid", "") if fields.get("duur", "").strip() else "",
        ground=fields.get("grondslag", ""),
        ground_norm=fields.get("norm", ""),
        ground_text=fields.get("toelichting", "").strip(),
        series=fields.get("reeks", "").strip(),
        year=fields.get("jaar", "").strip(),
    )


def _read_wishes(picture: Picture, fields: QueryDict, lang: Lang) -> Sequence[Wish]:
    found = []
    for number, wish in enumerate(wishes(picture, fields.getlist(ASK)), 1):
        if f"mee-{number}" not in fields:
            continue
        words: dict[str, Any] = {
            name: _words(prose, fields.get(f"{field}-{number}", "").strip(), lang)
            for name, field, prose in (
                ("text", "tekst", wish.text),
                ("why", "waarom", wish.why),
                ("known", "bekend", wish.known),
            )
        }
        criterion = fields.get(f"criterium-{number}", wish.criterion).strip()
        weight = _whole(fields.get(f"gewicht-{number}", "1"))
        found.append(replace(wish, **words, criterion=criterion, weight=weight))
    return found


def _whole(text: str) -> int:
    """A whole number of a field, 0 for what is none."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS else 0


def _words(proposed: object, typed: str, lang: Lang) -> object:
    """The proposal where it was left as it was, in all its languages, else what was typed."""
    same = typed.replace("\r\n", "\n") == text_in(proposed, lang)
    return proposed if same and isinstance(proposed, Mapping) and set(proposed) <= set(LANGUAGES) else typed
