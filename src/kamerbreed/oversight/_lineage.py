# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which recommendation or request comes from which earlier one, and how old it is from its root.

The links are a graph without cycles between items of different reports. Age is counted in days from the
earliest item of the line of which a day is known, by receipt and by publication, each named. Where only
a whole report is known to sharpen another, no item gets a link: that is told as a set.
"""

import datetime
import difflib
import graphlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Recommendation, certain_from

LINKS = ("sharpens", "repeats", "merges", "splits_from", "supersedes")
"""The properties that link a later item to an earlier one."""
RECEIPT, PUBLICATION = "receipt", "publication"
ITEM, ROOT = "item", "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That a later item goes on from an earlier one, in which way and on what ground."""

    later: str
    earlier: str
    kind: str
    solid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Days since ``since`` (the first day on which it certainly had happened), and of which item.

    ``of``: the item itself, or the root of its line; ``by``: receipt or publication of its report.
    """

    of: str
    by: str
    item: str
    since: datetime.date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The line of one item: ``depth`` counts the items of the longest way to a root, itself included.

    ``as_a_set``: earlier reports that the report of a root sharpens as a whole, with no link of items known.
    ``circular``: whether the links run in a circle, which only comes in by another way than ``link``.
    """

    subject: str
    links: tuple[Link, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    roots: tuple[str, ...]
    depth: int
    ages: tuple[Age, ...]
    as_a_set: tuple[str, ...]
    circular: bool


def links(picture: Picture) -> Sequence[Link]:
    """Every link between items, in the order of their ids."""
    return picture.kept("lineage links", lambda: _links(picture))


def _links(picture: Picture) -> Sequence[Link]:
    return tuple(
        Link(later=subject, earlier=str(fact.value), kind=kind, solid=fact.standing.solid)
        for subject in picture.subjects(Recommendation)
        for kind in LINKS
        for fact in picture.members(subject, kind).values()
        if fact.value is not None
    )


def _neighbours(picture: Picture, *, up: bool) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for one in links(picture):
        start, end = (one.later, one.earlier) if up else (one.earlier, one.later)
        found.setdefault(start, []).append(end)
    return found


def _reached(start: str, near: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """All that is reached along links, nearest first; the start itself only if the links lead back to it."""
    seen: dict[str, None] = {}
    waiting = list(near.get(start, ()))
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen[one] = None
            waiting += near.get(one, ())
    return tuple(seen)


def earlier_items(picture: Picture, subject: str) -> tuple[str, ...]:
    """The items that this one goes on from, directly or by others, nearest first."""
    return _reached(subject, _neighbours(picture, up=True))


def later_items(picture: Picture, subject: str) -> tuple[str, ...]:
    """The items that go on from this one, directly or by others, nearest first."""
    return _reached(subject, _neighbours(picture, up=False))


def lineage(picture: Picture, subject: str) -> Lineage:
    """The line of one item, on the day of the picture."""
    up = _neighbours(picture, up=True)
    earlier, later = earlier_items(picture, subject), later_items(picture, subject)
    circular = any(one in _reached(one, up) for one in (subject, *earlier))
    roots = tuple(one for one in earlier or (subject,) if not up.get(one))
    line = {subject, *earlier, *later}
    return Lineage(
        subject=subject,
        links=tuple(one for one in links(picture) if one.later in line and one.earlier in line),
        earlier=earlier,
        later=later,
        roots=roots,
        depth=0 if circular else _depth(subject, up),
        ages=_ages(picture, subject, earlier),
        as_a_set=_as_a_set(picture, roots),
        circular=circular,
    )


def _depth(subject: str, up: Mapping[str, Sequence[str]]) -> int:
    """The number of items on the longest way up; the links have no circle."""
    known: dict[str, int] = {}
    near = {one: set(up.get(one, ())) for one in (subject, *_reached(subject, up))}
    for one in graphlib.TopologicalSorter(near).static_order():
        known[one] = 1 + max((known[above] for above in near[one]), default=0)
    return known[subject]


def _as_a_set(picture: Picture, roots: Sequence[str]) -> tuple[str, ...]:
    reports = [str(picture.one(one, "report") or "") for one in roots]
    found = [str(one) for report in reports if report for one in picture.many(report, "sharpens").values()]
    return tuple(dict.fromkeys(found))


def _ages(picture: Picture, subject: str, earlier: Sequence[str]) -> tuple[Age, ...]:
    today = picture.coordinates.valid_at
    found = []
    for by, day_of in ((RECEIPT, received_on), (PUBLICATION, published_on)):
        days = [(day, one) for one in (subject, *earlier) if (day := day_of(picture, one)) and day <= today]
        own = [pair for pair in days if pair[1] == subject]
        for of, pairs in ((ITEM, own), (ROOT, days)):
            if pairs:
                since, item = min(pairs)
                found.append(Age(of=of, by=by, item=item, since=since, days=(today - since).days))
    return tuple(found)


def received_on(picture: Picture, subject: str) -> datetime.date | None:
    """The first day on which an addressee had certainly received the report that holds an item."""
    report = str(picture.one(subject, "report") or "")
    if not report:
        return None
    asked = set(picture.many(subject, "addressee").values())
    days = [
        certain_from(str(day)) for party, day in picture.many(report, "received_on").items() if party in asked
    ]
    return min(days, default=None)


def published_on(picture: Picture, subject: str) -> datetime.date | None:
    """The first day on which the report that holds an item was certainly public."""
    report = str(picture.one(subject, "report") or "")
    day = picture.one(report, "published_on") if report else None
    return certain_from(str(day)) if day else None


# --- texts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDifference:
    """How the text of a later item differs from that of an earlier one, word by word.

    ``parts``: pairs of a sign and words, ``=`` in both, ``-`` in the earlier only, ``+`` in the later only.
    ``literal``: whether both are literal texts; if not, it compares what somebody made of them.
    """

    parts: tuple[tuple[str, str], ...]
    literal: bool


def text_difference(picture: Picture, earlier: str, later: str) -> TextDifference | None:
    """The difference between two texts; None where they are not known in one language."""
    found = comparable(picture, earlier, later)
    if found is None:
        return None
    old, new, literal = found
    before, after = old.split(), new.split()
    parts: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("=", " ".join(before[a:b])))
            continue
        pairs = (("-", before[a:b]), ("+", after[c:d]))
        parts += [(sign, " ".join(words)) for sign, words in pairs if words]
    return TextDifference(parts=tuple(parts), literal=literal)


def comparable(picture: Picture, one: str, other: str) -> tuple[str, str, bool] | None:
    """Two texts in one language, and whether both are literal; None where there are none."""
    first, second = (picture.one(item, "text_nl") for item in (one, other))
    if first and second:
        return str(first), str(second), True
    for lang in ("nl", "en"):
        texts = [_in_language(picture.one(item, "text"), lang) for item in (one, other)]
        if all(texts):
            return texts[0], texts[1], False
    return None


def _in_language(text: object, lang: str) -> str:
    """Prose in this language; text without a mark is Dutch."""
    if isinstance(text, dict):
        return str(text.get(lang, ""))
    return str(text) if text and lang == "nl" else ""
