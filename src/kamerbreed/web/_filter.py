# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a page lets its reader choose, and how long lists are turned: the same on every page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import QueryDict

from kamerbreed.picture import PictureError
from kamerbreed.vocabulary import Party, is_reference, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, Violation, violation
from kamerbreed.web._frame import Option
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link

PAGE, WORDS = "pagina", "zoek"
PAGE_SIZE = 50
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A field of a filter: one of a list."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A form that asks for the same page otherwise; ``hidden`` keeps the coordinates.

    ``words`` are those that are looked for, None if the page is not filtered by words; ``label`` names it
    where a page has more than one.
    """

    action: str
    choices: tuple[Choice, ...]
    hidden: tuple[tuple[str, str], ...]
    words: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Where in a long list the page is, and the pages beside it.

    ``label`` names it where a page has more than one.
    """

    where: str
    links: tuple[Link, ...]
    label: str = ""


def choice(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str, every: str = "") -> Choice:
    """A field with its options as value and label; ``every`` is the label of leaving it empty."""
    listed = [("", every), *options] if every else list(options)
    return Choice(
        name=name,
        label=label,
        options=tuple(Option(value=value, label=text, chosen=value == chosen) for value, text in listed),
    )


def make_filter(scene: Scene, place: Place, choices: Iterable[Choice], *, words: str | None = None) -> Filter:
    """A filter of a page at the coordinates that it has."""
    hidden = tuple(scene.asked.given.items())
    return Filter(action=place.bare(scene.lang), choices=tuple(choices), hidden=hidden, words=words)


def read_words(asked: QueryDict) -> str:
    """The words that are looked for, without signs that cannot be shown."""
    return "".join(sign for sign in asked.get(WORDS, "").strip() if sign.isprintable())


def read_page_number(asked: QueryDict) -> tuple[int, list[Violation]]:
    """The page of a list that is asked for, and what is wrong with it."""
    text = asked.get(PAGE, "")
    if not text:
        return 1, []
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) > 0:
        return int(text), []
    return 1, [violation(PAGE, text, "web.wants.pagina")]


def make_turns(
    scene: Scene, place_of: Callable[[int], Place], number: int, total: int, *, size: int = PAGE_SIZE
) -> Turns:
    """The pages beside this one; ``place_of`` gives the place of a page by its number."""
    pages = max(1, -(-total // size))
    near = (("web.list.previous", number - 1), ("web.list.next", number + 1))
    return Turns(
        where=say(
            "web.list.where",
            scene.lang,
            page=say_number(number, scene.lang),
            pages=say_number(pages, scene.lang),
        ),
        links=tuple(
            Link(text=say(key, scene.lang), url=scene.url(place_of(one)))
            for key, one in near
            if 1 <= one <= pages
        ),
    )


def is_party(text: str) -> bool:
    """Whether this can be the id of a party."""
    return is_reference(text) and text.startswith(f"{Party.slug}/")


def check_named(scene: Scene, field: str, subject: str, wants: str = "") -> None:
    """Raise CoordinatesError unless a thing is known at any date: a page of the past may ask for it too.

    ``wants`` is the key of the text that says what is expected, that of the field if none is given.
    """
    try:
        scene.picture.undated_knowledge.get(subject)
    except PictureError:
        raise CoordinatesError(violation(field, subject, wants or f"web.wants.{field}")) from None
