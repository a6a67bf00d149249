# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The forms on which a letter is drafted, and on which a sentence of it is written."""

import datetime
import secrets

from kamerbreed.oversight import (
    LETTER_KINDS,
    DraftingLetter,
    EditingSentence,
    LackingError,
    LetterState,
    LetterWish,
    Sentence,
    letter_parts,
)
from kamerbreed.requests import requests
from kamerbreed.vocabulary import Party, Recommendation, Source, Told, VocabularyError, say, scales, whole_day
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Button, Field, FormPage, Group, Typed, options, summary
from kamerbreed.web._sourcing import party_field
from kamerbreed.web._who import rights_of, viewer_of
from kamerbreed.web._words import Link
from kamerbreed.web.letters._present import LETTERS, NEW, letter_place, senders_for

KIND, ABOUT, TO, WITHOUT, PARTY = "soort", "over", "aan", "zonder", "partij"
VALID, KNOWN, KNOWN_BY = "beeld-van", "bekend-tot", "bekend-bij"
TEXT, PART, FREE, CONTENT, STEP = "zin", "deel", "los", "gelezen", "stap"
KEEP, LEAVE_OUT = "vastleggen", "weglaten"
MOST_NAMED = 8
"""So many things are named in a hint."""


# --- a new letter ---------------------------------------------------------------------------------


def new_page(scene: Scene, typed: Typed) -> FormPage:
    """The form of a new letter, with what was typed."""
    lang = scene.lang
    groups = (_which(scene, typed), _on_what(scene, typed))
    return FormPage(
        title=say("web.letters.new", lang),
        back=Link(text=say("web.letters.title", lang), url=LETTERS.bare(lang)),
        lead=(say("web.letters.new.lead", lang),),
        action=NEW.bare(lang),
        hidden=(),
        groups=groups,
        buttons=(Button(step=KEEP, label=say("web.letters.new.do", lang)),),
        problems=summary(typed, groups, lang),
    )


def _which(scene: Scene, typed: Typed) -> Group:
    lang = scene.lang
    kinds = [(code, scales()["letter-kind"][code].of(lang)) for code in LETTER_KINDS]
    return Group(
        id="which",
        title=say("web.letters.group.which", lang),
        fields=(
            Field(
                name=KIND,
                label=say("web.letters.kind", lang),
                kind="select",
                errors=typed.errors(KIND, lang),
                options=options(kinds, typed.text(KIND), empty=say("edit.choose", lang)),
                required=True,
            ),
            _area(scene, typed, ABOUT, "about", ", ".join(_subjects(scene)[:MOST_NAMED])),
            _area(scene, typed, TO, "addressee"),
            party_field(scene, rights_of(scene.request), typed),
        ),
    )


def _on_what(scene: Scene, typed: Typed) -> Group:
    lang = scene.lang
    return Group(
        id="picture",
        title=say("web.letters.group.picture", lang),
        note=say("web.letters.group.picture.note", lang),
        fields=(
            _line(scene, typed, VALID, "valid"),
            _line(scene, typed, KNOWN, "known"),
            _line(scene, typed, KNOWN_BY, "known-by"),
            _area(scene, typed, WITHOUT, "without"),
        ),
        folded=True,
    )


def _area(scene: Scene, typed: Typed, name: str, text: str, some: str = "") -> Field:
    """Ids, one a line; ``some`` of them are named in the hint."""
    lang = scene.lang
    return Field(
        name=name,
        label=say(f"web.letters.{text}", lang),
        kind="area",
        value=typed.texts.get(name, ""),
        hint=say(f"web.letters.{text}.hint", lang, some=some),
        errors=typed.errors(name, lang),
    )


def _line(scene: Scene, typed: Typed, name: str, text: str) -> Field:
    lang = scene.lang
    return Field(
        name=name,
        label=say(f"web.letters.{text}", lang),
        value=typed.texts.get(name, ""),
        hint=say(f"web.letters.{text}.hint", lang),
        errors=typed.errors(name, lang),
    )


def _subjects(scene: Scene) -> list[str]:
    """The reports with items, and the requests for information."""
    picture = scene.picture
    reports = [str(picture.one(one, "report") or "") for one in picture.subjects(Recommendation)]
    return [*sorted({one for one in reports if one}), *(one.subject for one in requests(picture))]


def read_drafting(scene: Scene, typed: Typed) -> DraftingLetter | None:
    """What the form asks for; None if something is wrong, which is then noted in ``typed``."""
    rights = rights_of(scene.request)
    kind, party = typed.text(KIND), typed.text(PARTY)
    for name in (KIND, PARTY):
        if not typed.text(name):
            typed.wrong(name, Told("form.empty"))
    if kind and kind not in LETTER_KINDS:
        typed.wrong(KIND, LackingError("letter.kind", found=kind, known=", ".join(LETTER_KINDS)))
    valid = _day(typed, VALID) or scene.today
    known = _day(typed, KNOWN)
    wish = LetterWish(
        kind=kind,
        about=_ids(typed, ABOUT, ""),
        addressees=_ids(typed, TO, Party.slug),
        without=_ids(typed, WITHOUT, Source.slug),
    )
    if typed.problems:
        return None
    known_by = _ids(typed, KNOWN_BY, Party.slug)
    return DraftingLetter(
        letter=f"letter/{kind}-{valid.isoformat()}-{secrets.token_hex(2)}",
        wish=wish,
        valid_at=valid,
        known_at=known or (valid if known_by else None),
        known_by=known_by[0] if known_by else "",
        stated_by=party,
        viewer=viewer_of(rights),
    )


def _day(typed: Typed, name: str) -> datetime.date | None:
    if not typed.text(name):
        return None
    try:
        return whole_day(typed.text(name))
    except VocabularyError as error:
        typed.wrong(name, error)
        return None


def _ids(typed: Typed, name: str, slug: str) -> tuple[str, ...]:
    """The ids of a field, one a line; a slug alone is understood where one kind is meant."""
    lines = [one.strip() for one in typed.text(name).replace(",", "\n").splitlines()]
    return tuple(one if "/" in one or not slug else f"{slug}/{one}" for one in lines if one)


# --- a sentence -----------------------------------------------------------------------------------


def sentence_page(scene: Scene, one: LetterState, found: Sentence | None, typed: Typed) -> FormPage:
    """The form of a sentence of a letter, or of a new one."""
    lang = scene.lang
    fields = [
        Field(
            name=TEXT,
            label=say("web.letters.sentence", lang),
            kind="area",
            value=typed.texts.get(TEXT, found.text if found else ""),
            hint=say("web.letters.sentence.hint", lang),
            errors=typed.errors(TEXT, lang),
            required=True,
        )
    ]
    if found is None:
        parts = [
            (name, title or say(f"web.letters.part.{name}", lang)) for name, title in letter_parts().items()
        ]
        fields.append(
            Field(
                name=PART,
                label=say("web.letters.part", lang),
                kind="select",
                errors=typed.errors(PART, lang),
                options=options(parts, typed.text(PART), empty=say("edit.choose", lang)),
                required=True,
            )
        )
    elif found.facts:
        free = Field(name=FREE, label=say("web.letters.free", lang), kind="checkbox", value=typed.text(FREE))
        fields.append(free)
    senders = senders_for(scene, one, "say")
    fields.append(
        Field(
            name=PARTY,
            label=say("edit.party", lang),
            kind="select",
            errors=typed.errors(PARTY, lang),
            options=options(senders, typed.text(PARTY) or senders[0][0]),
        )
    )
    groups = (Group(id="sentence", title=say("web.letters.sentence", lang), fields=tuple(fields)),)
    buttons = [Button(step=KEEP, label=say("web.letters.sentence.do", lang))]
    if found is not None:
        buttons.append(Button(step=LEAVE_OUT, label=say("web.letters.sentence.leave", lang)))
    return FormPage(
        title=say("web.letters.edit.title" if found else "web.letters.add", lang),
        back=Link(text=one.draft.subject or one.subject, url=letter_place(one.subject).bare(lang)),
        lead=(say("web.letters.edit.lead" if found else "web.letters.add.lead", lang),),
        action=scene.request.path,
        hidden=((CONTENT, typed.texts.get(CONTENT, one.content)),),
        groups=groups,
        buttons=tuple(buttons),
        problems=summary(typed, groups, lang),
        leave=Link(text=say("edit.leave", lang), url=letter_place(one.subject).bare(lang)),
    )


def read_editing(one: LetterState, found: Sentence | None, typed: Typed) -> EditingSentence:
    """What the form asks for."""
    leave = found is not None and typed.text(STEP) == LEAVE_OUT
    return EditingSentence(
        letter=one.subject,
        key=found.id if found else "",
        text="" if leave else typed.text(TEXT),
        part=typed.text(PART),
        on_facts=not typed.text(FREE),
        content=typed.text(CONTENT),
        stated_by=typed.text(PARTY),
    )
