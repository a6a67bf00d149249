# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How a picture is shown in a terminal."""

import sys
from collections.abc import Iterable, Sequence

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from kamerbreed.cli._view import View
from kamerbreed.picture import Fact, Picture, Standing, Voice, ruling_words, split_instance, target_of
from kamerbreed.vocabulary import (
    Lang,
    property_of,
    read_json,
    say,
    say_date,
    say_value,
    scales,
    signs,
)

SOLID_SIGNS, FRESH_SIGNS = signs()["standing"], signs()["fresh"]
AGREEMENT_SIGNS, QUESTION_SIGNS = signs()["agreement"], signs()["question"]


def console() -> Console:
    """The terminal; a fixed width where the output goes to a file or a pipe."""
    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 110)


def write_json(document: BaseModel) -> None:
    """A document for programs, on standard output."""
    sys.stdout.write(document.model_dump_json(indent=2) + "\n")


def word(scale: str, code: str, lang: Lang) -> str:
    """How a code is said; nothing for none."""
    return scales()[scale][code].of(lang) if code else ""


def standing_words(standing: Standing, lang: Lang) -> str:
    """The four answers in signs and words."""
    words = []
    if standing.solid:
        words.append(f"{SOLID_SIGNS[standing.solid]} {word('standing', standing.solid, lang)}")
    fresh = standing.fresh
    if fresh.state in FRESH_SIGNS:
        since = f" {say('since', lang)} {say_date(fresh.stale_since, lang)}" if fresh.stale_since else ""
        words.append(f"{FRESH_SIGNS[fresh.state]} {word('fresh', fresh.state, lang)}{since}")
    if standing.agreement in AGREEMENT_SIGNS:
        words.append(f"{AGREEMENT_SIGNS[standing.agreement]} {word('agreement', standing.agreement, lang)}")
    if standing.question != "answered":
        sign = QUESTION_SIGNS.get(standing.question, "")
        words.append(f"{sign} {word('question', standing.question, lang)}".strip())
    words += [say(f"mark.{mark}", lang) for mark in ("template", "backwards") if getattr(standing, mark)]
    return " · ".join(words)


def value_words(picture: Picture, fact: Fact, lang: Lang) -> str:
    """The value of a fact, or all of them if disputed or uncertain."""
    found = property_of(split_instance(fact.subject)[0], fact.property)

    def one(value: object) -> str:
        if value is None:
            return say("nothing", lang)
        return say_value(found, value, lang, lambda thing: picture.name(thing, lang).text)

    if fact.possible:
        edges = [say_date(day, lang) for day in fact.edges or ()]
        return say(
            "uncertain.between",
            lang,
            values=" / ".join(map(one, fact.possible)),
            before=edges[0],
            after=edges[1],
        )
    if fact.standing.agreement == "disputed":
        return " ⇄ ".join(one(value) if value is not None else "–" for value in fact.values)
    if fact.ruled_by:
        return f"{one(fact.value)} ({ruling_words(picture, fact, lang)})"
    return one(fact.value) if fact.value is not None else ""


def fact_label(picture: Picture, fact: Fact, lang: Lang) -> str:
    """The name of a property, with its member where it has several."""
    found = property_of(split_instance(fact.subject)[0], fact.property)
    label = found.label.of(lang)
    if not fact.key or target_of(fact) or found.type.name == "choice":
        return label
    key = picture.name(fact.key, lang).text if found.key == "thing" else fact.key
    return f"{label} ({key})"


def dates_words(said: object, lang: Lang) -> str:
    """From when to when, or when it was seen."""
    return ", ".join(
        f"{say(name, lang)} {say_date(text, lang)}"
        for name in ("valid_from", "valid_to", "observed_on")
        if (text := getattr(said, name))
    )


def sources_words(voices: Iterable[Voice]) -> str:
    """The sources under a fact, each once."""
    listed = dict.fromkeys(source for voice in voices for source in voice.entry.said.sources)
    return ", ".join(source.partition("/")[2] for source in listed)


def banner(view: View) -> None:
    """Says on what the picture rests if it is not that of now."""
    at, lang = view.picture.coordinates, view.lang
    parts = []
    if at.valid_at != view.today:
        parts.append(say("banner.valid", lang, day=say_date(at.valid_at.isoformat(), lang)))
    if at.known_at:
        parts.append(say("banner.known", lang, day=say_date(at.known_at.isoformat(), lang)))
    if at.known_by:
        parts.append(say("banner.by", lang, party=view.picture.name(at.known_by, lang).text))
    if at.position:
        parts.append(say("banner.position", lang, position=at.position[:12]))
    if at.assume_backwards:
        parts.append(say("banner.backwards", lang))
    if parts:
        console().print(Text(say("banner", lang, parts=" · ".join(parts)), style="reverse"))


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> Grid:
    """A table for the terminal."""
    made = Grid(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for number, head in enumerate(heads):
        made.add_column(head, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made


def show_thing(view: View, subject: str) -> None:
    """A thing with its facts and relations."""
    picture, lang = view.picture, view.lang
    out = console()
    banner(view)
    thing = picture.get(subject)
    naming = picture.name(subject, lang)
    existence = picture.existence(subject)
    out.print(
        Text(naming.text, style="bold italic" if naming.later else "bold"), Text(f"  {subject}", style="dim")
    )
    state = word("existence", existence.state, lang)
    undated = f", {say('existence.undated', lang)}" if existence.undated else ""
    out.print(f"{type(thing).label.of(lang)} · {state}{undated}\n")
    rows = []
    for fact in picture.facts(subject):
        shown = [voice for voice in fact.voices if voice.role in ("stands", "agrees", "differs")]
        later = f" · {say('later', lang)}" if any(voice.entered_later for voice in shown) else ""
        value = value_words(picture, fact, lang)
        standing = standing_words(fact.standing, lang) if value or fact.non_value else ""
        dates = "; ".join(
            dict.fromkeys(filter(None, (dates_words(voice.entry.said, lang) for voice in shown)))
        )
        rows.append(
            (
                fact_label(picture, fact, lang),
                value or ("" if fact.non_value else f"({say('not_now', lang)})"),
                standing + later,
                dates,
                sources_words(shown or fact.voices),
            )
        )
    heads = [say(f"head.{name}", lang) for name in ("property", "value", "standing", "dates", "sources")]
    out.print(grid(heads, rows))
    incoming = picture.incoming(subject)
    if incoming:
        out.print(Text(f"\n{say('incoming', lang, n=len(incoming))}", style="bold"))
        relations = [
            (
                picture.name(one.subject, lang).text,
                property_of(one.subject, one.property).label.of(lang),
                one.subject,
            )
            for one in incoming
        ]
        out.print(grid([say(f"head.{name}", lang) for name in ("thing", "property", "id")], relations))


def show_voices(view: View, voices: Sequence[Voice], *, subject: str) -> None:
    """Statements with their roles, as the history and the explanation show them."""
    picture, lang = view.picture, view.lang
    rows = []
    for voice in voices:
        said = voice.entry.said
        found = property_of(subject, said.property)
        value = (
            ""
            if said.value is None
            else say_value(found, read_json(said.value), lang, lambda thing: picture.name(thing, lang).text)
        )
        if voice.entry.erased:
            value = say("destroyed", lang)
        elif said.non_value:
            value = word("question", {"unknown": "nobody_knows"}.get(said.non_value, said.non_value), lang)
        rows.append(
            (
                found.label.of(lang) + (f" ({said.key})" if said.key else ""),
                value,
                word("role", voice.role, lang) + (f" · {say('later', lang)}" if voice.entered_later else ""),
                picture.name(said.stated_by, lang).text,
                " · ".join(filter(None, (word("standing", said.basis, lang), dates_words(said, lang)))),
                sources_words([voice]),
                voice.entry.digest[:12],
                said.note,
            )
        )
    names = ("property", "value", "role", "stated_by", "ground", "sources", "digest", "note")
    console().print(grid([say(f"head.{name}", lang) for name in names], rows))
