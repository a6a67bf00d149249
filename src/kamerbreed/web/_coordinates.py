# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The coordinates of a picture in an address: ``?geldig-op=2021-07-01&bekend-op=2021-07-01``."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from kamerbreed.ledger import Ledger
from kamerbreed.picture import PUBLIC, Coordinates, Picture, PictureError, Viewer
from kamerbreed.vocabulary import Party, VocabularyError, is_reference, whole_day

VALID_AT, KNOWN_AT, KNOWN_BY = "geldig-op", "bekend-op", "bekend-bij"
POSITION, BACKWARDS, TEMPLATES = "stand", "terugrekenen", "sjablonen"
FIELDS = (VALID_AT, KNOWN_AT, KNOWN_BY, POSITION, BACKWARDS, TEMPLATES)

_DAY_LENGTH = len("2021-07-01")
_DIGEST_LENGTHS = range(16, 65)
"""A digest, or its beginning as a terminal shows it; a shorter one could be guessed."""
_HEXADECIMAL = frozenset("0123456789abcdef")
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A field of an address that cannot be read; ``expected`` is the key of the text that says what can."""

    field: str
    value: str
    expected: str


class CoordinatesError(ValueError):
    """An address that asks for no picture that there is; ``violations`` names every field that is wrong."""

    def __init__(self, *violations: Violation) -> None:
        super().__init__(", ".join(f"{one.field}: {one.value}" for one in violations))
        self.violations = violations


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for: the coordinates, and its fields as they were given, in a fixed order.

    ``now`` if it is the ordinary picture: of today, with all that is known. ``templates``: what
    stands of rooms in general is told of each room, where a page shows dependencies.
    """

    coordinates: Coordinates
    given: Mapping[str, str]
    now: bool
    templates: bool = False

    @property
    def query(self) -> str:
        """The same coordinates as the query of an address, with its question mark."""
        return query(self.given)


def query(fields: Mapping[str, str], extra: Iterable[tuple[str, str]] = ()) -> str:
    """The query of an address, with its question mark: fields of a page, then coordinates, no empty ones."""
    own = [(name, text) for name, text in extra if text]
    text = urlencode([*own, *((name, fields[name]) for name in FIELDS if fields.get(name))], safe="/,")
    return f"?{text}" if text else ""


def read_coordinates(
    asked: QueryDict,
    today: datetime.date,
    others: Collection[str] = (),
    repeated: Collection[str] = (),
    *,
    viewer: Viewer = PUBLIC,
) -> Asked:
    """The coordinates that an address asks for. Raises CoordinatesError with all that is wrong in it.

    ``others`` are the fields of the page itself, which it reads on its own; of these ``repeated``
    may stand there more than once.
    ``bekend-bij`` without ``bekend-op`` asks what that party knows today.
    """
    no_field = "web.wants.own-field" if others else "web.wants.field"
    wrong = [violation(name, "", no_field) for name in asked if name not in (*FIELDS, *others)]
    wrong += [
        violation(name, ", ".join(asked.getlist(name)), "web.wants.once")
        for name in (*FIELDS, *others)
        if len(asked.getlist(name)) > 1 and name not in repeated
    ]
    given = {name: text for name in FIELDS if (text := asked.get(name, "").strip(" "))}
    if not wrong:
        wrong = [
            violation(name, text, f"web.wants.{name}")
            for name, text in given.items()
            if not _READABLE[name](text)
        ]
    if wrong:
        raise CoordinatesError(*wrong)
    party = _party(given.get(KNOWN_BY, ""))
    known_at = whole_day(given[KNOWN_AT]) if KNOWN_AT in given else today if party else None
    coordinates = Coordinates(
        valid_at=whole_day(given[VALID_AT]) if VALID_AT in given else today,
        known_at=known_at,
        known_by=party,
        position=given.get(POSITION, ""),
        viewer=viewer,
        assume_backwards=given.get(BACKWARDS) == "1",
    )
    return Asked(
        coordinates=coordinates,
        given=given,
        now=coordinates == Coordinates(valid_at=today, viewer=viewer),
        templates=given.get(TEMPLATES) == "1",
    )


def take_picture(ledger: Ledger, asked: Asked) -> Picture:
    """The picture at these coordinates. Raises CoordinatesError where no such position or party is there."""
    at = asked.coordinates
    try:
        picture = ledger.picture(None if asked.now and at.viewer == PUBLIC else at)
    except (PictureError, VocabularyError):
        raise CoordinatesError(violation(POSITION, at.position, f"web.wants.{POSITION}")) from None
    try:
        if at.known_by:
            # A party has its name at every date, so it is looked for among all that is known.
            picture.undated_knowledge.get(at.known_by)
    except PictureError:
        raise CoordinatesError(violation(KNOWN_BY, asked.given[KNOWN_BY], f"web.wants.{KNOWN_BY}")) from None
    return picture


def violation(field: str, value: str, expected: str) -> Violation:
    """A field that is wrong, with its value made fit to be shown."""
    return Violation(field=_printable(field), value=_printable(value), expected=expected)


def _printable(text: str) -> str:
    """Short, and without signs that would hide or turn what stands there."""
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in short)


def _is_day(text: str) -> bool:
    if len(text) > _DAY_LENGTH:
        return False
    try:
        whole_day(text)
    except VocabularyError:
        return False
    return True


def _party(text: str) -> str:
    return f"{Party.slug}/{text}" if text and "/" not in text else text


def _is_party(text: str) -> bool:
    return is_reference(_party(text)) and _party(text).startswith(f"{Party.slug}/")


def _is_digest(text: str) -> bool:
    return len(text) in _DIGEST_LENGTHS and set(text) <= _HEXADECIMAL


_READABLE: Mapping[str, Callable[[str], bool]] = {
    VALID_AT: _is_day,
    KNOWN_AT: _is_day,
    KNOWN_BY: _is_party,
    POSITION: _is_digest,
    BACKWARDS: lambda text: text in ("0", "1"),
    TEMPLATES: lambda text: text in ("0", "1"),
}
