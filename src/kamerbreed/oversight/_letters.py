# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Letters about the follow-up: a sentence is written only where its facts stand in the picture.

Which sentences a letter may hold is data (``letter_sentences.csv``); what fills them in, and from which
facts, is told in the modules that ``_letter_telling`` joins. What cannot be written is named with its
reason, so that whoever signs knows what is missing. Letters are Dutch.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._letter_reading import Ground, LackingError, Reading
from kamerbreed.oversight._letter_scope import Scope, scope_of
from kamerbreed.oversight._letter_telling import TELLERS
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import BASES, SENSITIVITIES, Label, Told, read_table

LETTER_KINDS = ("issue", "request", "reminder", "appraisal", "conclusion", "closure")
SUBJECT, HISTORY, REQUEST = "subject", "history", "request"
MADE, EDITED, FREE = "made", "edited", "free"
_FIRM = BASES[: BASES.index("derived")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A sentence that letters may hold: ``derived`` is what it says where its facts are only derived.

    ``optional``: a letter in which nothing calls for it lacks nothing. ``criteria`` are by what a request
    would be measured. ``label`` says what it tells.
    """

    id: str
    kinds: tuple[str, ...]
    part: str
    numbered: bool
    optional: bool
    teller: str
    text: str
    derived: str
    criteria: tuple[str, ...]
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWish:
    """Which letter, about which reports, items or requests for information, from whom and to whom.

    Without senders those who issued the reports write, without addressees the items' own are written to.
    ``without`` are sources that are left out.
    """

    kind: str
    about: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a letter and what it rests on; ``basis`` is the weakest ground under what it claims.

    ``origin``: made of facts, edited by a person, or free of facts.
    """

    id: str
    part: str
    text: str
    facts: tuple[Ground, ...] = ()
    basis: str = ""
    numbered: bool = False
    criteria: tuple[str, ...] = ()
    origin: str = MADE

    @property
    def derived(self) -> bool:
        """Whether it says less than its words could, since its facts are only derived."""
        return bool(self.basis) and self.basis not in _FIRM


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """A sentence that the picture does not carry: in which part, what it would tell, and why not."""

    id: str
    part: str
    label: Label
    reason: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter as a picture carries it, with the coordinates of that picture and its position as a digest."""

    kind: str
    about: tuple[str, ...]
    senders: tuple[str, ...]
    addressees: tuple[str, ...]
    coordinates: Coordinates
    position: str
    sensitivity: str
    sentences: tuple[Sentence, ...]
    unwritten: tuple[Unwritten, ...]

    @property
    def subject(self) -> str:
        """What the letter is about, in one line; empty where that cannot be said."""
        return next((one.text for one in self.sentences if one.part == SUBJECT), "")

    def part(self, name: str) -> tuple[Sentence, ...]:
        """The sentences of one part, in order."""
        return tuple(one for one in self.sentences if one.part == name)


@functools.cache
def templates() -> Sequence[Template]:
    """Every sentence that letters may hold, in order."""
    return tuple(
        Template(
            id=row["id"],
            kinds=tuple(row["kinds"].split()),
            part=row["part"],
            numbered=bool(row["numbered"]),
            optional=bool(row["optional"]),
            teller=row["maker"],
            text=row["text"],
            derived=row["derived"],
            criteria=tuple(row["criteria"].split()),
            label=Label(row["nl"], row["en"]),
        )
        for row in read_table("letter_sentences.csv", "oversight")
    )


@functools.cache
def letter_parts() -> dict[str, str]:
    """The parts of a letter in order, each with its heading; empty where it has none."""
    return {row["part"]: row["title"] for row in read_table("letter_parts.csv", "oversight")}


def compose(picture: Picture, wish: LetterWish) -> LetterDraft:
    """The letter that this picture carries. Raises LackingError where nobody could send it."""
    if wish.kind not in LETTER_KINDS:
        raise LackingError("letter.kind", found=wish.kind, known=", ".join(LETTER_KINDS))
    picture = picture.without_sources(wish.without)
    scope = scope_of(picture, wish)
    unwritten: list[Unwritten] = []
    level = 0
    placed: list[tuple[int, int, Sentence]] = []
    parts = [SUBJECT, *letter_parts()]
    for one in templates():
        if wish.kind not in one.kinds:
            continue
        for made in _told(scope, one):
            if isinstance(made, Unwritten):
                unwritten.append(made)
            else:
                place, sentence, own = made
                placed.append((parts.index(one.part), place if one.part == HISTORY else 0, sentence))
                level = max(level, own)
    sentences = [sentence for *_, sentence in sorted(placed, key=lambda one: one[:2])]
    return LetterDraft(
        kind=wish.kind,
        about=scope.about,
        senders=scope.senders,
        addressees=scope.addressees,
        coordinates=picture.coordinates,
        position=picture.position,
        sensitivity=SENSITIVITIES[level],
        sentences=tuple(sentences),
        unwritten=_together(unwritten),
    )


def _told(scope: Scope, template: Template) -> Iterator[tuple[int, Sentence, int] | Unwritten]:
    """Each sentence of a template with its place in the history and its level, or why there is none."""
    teller = TELLERS[template.teller]
    each = list(teller.each(scope))
    if not each and not template.optional:
        yield _unwritten(template, Told("letter.nothing"))
    for number, one in enumerate(each, 1):
        reading = Reading(scope.picture)
        try:
            values = teller.tell(scope, reading, one)
        except LackingError as lacking:
            yield _unwritten(template, lacking)
            continue
        basis = reading.basis
        firm = not basis or basis in _FIRM or not template.derived
        text = (template.text if firm else template.derived).format_map(values)
        yield (
            _report_of(scope, one),
            Sentence(
                id=template.id if len(each) == 1 else f"{template.id}-{number}",
                part=template.part,
                text=text,
                facts=reading.grounds,
                basis=basis,
                numbered=template.numbered,
                criteria=template.criteria,
            ),
            reading.level,
        )


def _report_of(scope: Scope, one: object) -> int:
    """By which report a sentence stands: that which it is about, and after all of them without one."""
    thing = one[0] if isinstance(one, tuple) and one else one
    return scope.reports.index(thing) if thing in scope.reports else len(scope.reports)


def _unwritten(template: Template, reason: Told) -> Unwritten:
    return Unwritten(id=template.id, part=template.part, label=template.label, reason=reason)


def _together(found: Sequence[Unwritten]) -> tuple[Unwritten, ...]:
    """What one template could not tell of several things for the same reason, as one."""
    groups: dict[tuple[str, str], list[Unwritten]] = {}
    for one in found:
        groups.setdefault((one.id, one.reason.key), []).append(one)
    return tuple(
        first
        if not more
        else Unwritten(
            id=first.id,
            part=first.part,
            label=first.label,
            reason=Told("letter.several", reason=first.reason, n=len(more)),
        )
        for first, *more in groups.values()
    )
