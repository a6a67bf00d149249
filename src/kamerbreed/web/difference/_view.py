# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the differences between its picture and another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, QueryDict

from kamerbreed.overview import DIFFERENCES, Classified, classified
from kamerbreed.picture import Fact, Kept
from kamerbreed.vocabulary import Lang, say, say_number
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._coordinates import (
    KNOWN_AT,
    VALID_AT,
    CoordinatesError,
    read_coordinates,
    take_picture,
    violation,
)
from kamerbreed.web._filter import PAGE, PAGE_SIZE, make_turns, read_page_number
from kamerbreed.web._frame import elsewhen
from kamerbreed.web._place import Place, why_place
from kamerbreed.web._words import Link, label_of, link_to, told, values_of, word
from kamerbreed.web.difference._page import DifferencePage, DifferenceRow

THEN_VALID, THEN_KNOWN, CLASS = "met-geldig-op", "met-bekend-op", "waardoor"
FIELDS = (THEN_VALID, THEN_KNOWN, CLASS, PAGE)
LETTER = "2021-07-01"
"""The day of the letter that asked for this overview."""
_FOUND: Kept[Sequence[Classified]] = Kept(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an address asks: the days of the other picture, which class, and which page of it."""

    valid_at: str = ""
    known_at: str = ""
    kind: str = ""
    page: int = 1

    def place(self, **other: object) -> Place:
        """The page, with other wishes instead; what is ordinary is left out."""
        wish = replace(self, **other)  # type: ignore[arg-type]  # only our own fields are passed
        fields = (
            (THEN_VALID, wish.valid_at),
            (THEN_KNOWN, wish.known_at),
            (CLASS, wish.kind),
            (PAGE, str(wish.page) if wish.page > 1 else ""),
        )
        return Place(name="difference", extra=tuple(field for field in fields if field[1]))


def _read(scene: Scene) -> tuple[Wish, Scene]:
    """What the address asks, and the scene of the other picture: the same ledger on other days.

    Raises CoordinatesError with all that is wrong.
    """
    asked = scene.request.GET
    number, wrong = read_page_number(asked)
    kind = asked.get(CLASS, "")
    if kind and kind not in DIFFERENCES:
        wrong.append(violation(CLASS, kind, "web.wants.waardoor"))
    wish = Wish(
        valid_at=asked.get(THEN_VALID, "").strip(),
        known_at=asked.get(THEN_KNOWN, "").strip(),
        kind=kind,
        page=number,
    )
    own = QueryDict(mutable=True)
    own.update({name: text for name, text in ((VALID_AT, wish.valid_at), (KNOWN_AT, wish.known_at)) if text})
    names = {VALID_AT: THEN_VALID, KNOWN_AT: THEN_KNOWN}
    try:
        other = read_coordinates(own, scene.today, viewer=scene.asked.coordinates.viewer)
    except CoordinatesError as error:
        found = [replace(one, field=names[one.field]) for one in error.violations]
        raise CoordinatesError(*wrong, *found) from None
    if wrong:
        raise CoordinatesError(*wrong)
    return wish, replace(scene, asked=other, picture=take_picture(scene.ledger, other))


def _show(scene: Scene) -> HttpResponse:
    wish, other = _read(scene)
    found = scene.kept(
        _FOUND, lambda: classified(scene.picture, other.picture), other.picture.coordinates, "difference"
    )
    made = _present(scene, other, found, wish)
    return scene.page("difference", wish.place(), made.title, made)


def _present(scene: Scene, other: Scene, found: Sequence[Classified], wish: Wish) -> DifferencePage:
    lang = scene.lang
    listed = [one for one in found if wish.kind in ("", one.kind)]
    shown = listed[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE]
    rows = tuple(_row(scene, other, one) for one in shown)
    return DifferencePage(
        title=say("web.difference.title", lang),
        lead=_lead(scene, other, found),
        action=wish.place().bare(lang),
        hidden=tuple(scene.asked.given.items()),
        valid_at=wish.valid_at,
        known_at=wish.known_at,
        presets=_presets(lang),
        classes=_classes(scene, found, wish),
        meaning=say(f"web.difference.meaning.{wish.kind or 'all'}", lang),
        caption=say(
            "web.difference.caption",
            lang,
            shown=say_number(len(shown), lang),
            n=say_number(len(listed), lang),
            of=say_number(len(found), lang),
        ),
        rows=rows,
        empty="" if rows else say("web.difference.none", lang),
        later=any(row.thing.later for row in rows),
        turns=make_turns(scene, lambda number: wish.place(page=number), wish.page, len(listed)),
    )


def _lead(scene: Scene, other: Scene, found: Sequence[Classified]) -> tuple[str, ...]:
    """How many facts stand otherwise between which two pictures."""
    here, there = (", ".join(elsewhen(one.picture.coordinates, scene.lang, {})) for one in (scene, other))
    return (
        say("web.difference.lead", scene.lang, n=say_number(len(found), scene.lang)),
        say("web.difference.between", scene.lang, here=here, there=there),
    )


def _presets(lang: Lang) -> tuple[Link, ...]:
    letter = {VALID_AT: LETTER, KNOWN_AT: LETTER}
    return (
        Link(text=say("web.difference.preset.letter", lang), url=Wish().place().url(lang, letter)),
        Link(
            text=say("web.difference.preset.knowledge", lang),
            url=Wish(valid_at=LETTER).place().url(lang, letter),
        ),
    )


def _classes(scene: Scene, found: Sequence[Classified], wish: Wish) -> tuple[Link, ...]:
    """All differences and those of each class, with their numbers; the one that is shown leads nowhere."""
    counts = {name: sum(one.kind == name for one in found) for name in DIFFERENCES}
    listed = [("", say("web.difference.all", scene.lang), len(found))]
    listed += [(name, word("difference", name, scene.lang), counts[name]) for name in DIFFERENCES]
    return tuple(
        Link(
            text=f"{label} ({say_number(count, scene.lang)})",
            url="" if name == wish.kind else scene.url(wish.place(kind=name, page=1)),
        )
        for name, label, count in listed
    )


def _row(scene: Scene, other: Scene, one: Classified) -> DifferenceRow:
    found = one.difference
    names = [word("difference", name, scene.lang) for name in one.earlier]
    return DifferenceRow(
        thing=_thing(scene, other, found.subject),
        label=label_of(other.picture, found.after, scene.lang),
        before=_values(scene, found.before),
        after=_values(other, found.after),
        why_before=_why(scene, found.subject, found.property),
        why_after=_why(other, found.subject, found.property),
        earlier=say("web.difference.earlier", scene.lang, names=", ".join(names)) if names else "",
    )


def _thing(scene: Scene, other: Scene, subject: str) -> Link:
    """The thing in the picture that tells of it, the other one first."""
    return link_to(other if told(other, subject) else scene, subject)


def _values(scene: Scene, fact: Fact) -> tuple[Link, ...]:
    return values_of(scene, fact) or (Link(text=say("nothing", scene.lang)),)


def _why(scene: Scene, subject: str, name: str) -> str:
    """Where it is explained; nothing if that picture does not tell of the thing."""
    if not told(scene, subject):
        return ""
    return scene.url(why_place(subject.partition("@")[0], name))


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The differences between the picture of the address and another, that of now unless it says so."""
    return answer(request, lang, _show, FIELDS)
