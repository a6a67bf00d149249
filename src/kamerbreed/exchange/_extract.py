# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What of a picture goes into a file, whatever its format."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kamerbreed.exchange._cell_form import MAX_CELL, SEE_STATEMENTS, Manner, Member, mark, write_cell
from kamerbreed.exchange._sheet_form import ROW_COLUMNS, columns_of
from kamerbreed.picture import Fact, Picture, Viewer, mark_of
from kamerbreed.vocabulary import Lang, Property, Thing, canonical, kinds, references, say, scales

FORMAT = "kamerbreed-workbook-1"
_AT_ONCE = 2_000
"""Things for which one picture is asked before a fresh one: a picture keeps every fact it gave."""

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What goes into a file: a picture, its language, which kinds, and the statements to be told in full.

    ``statements`` are rows of the table; None where the file tells none. ``left_out`` counts acts on
    statements that are not in the file, ``destroyed`` the statements that are no more.
    """

    picture: Picture
    lang: Lang
    kinds: tuple[type[Thing], ...]
    statements: Sequence[int] | None = None
    left_out: int = 0
    destroyed: int = 0


def extract(picture: Picture, lang: Lang, only: Sequence[type[Thing]] = ()) -> Extract:
    """All of a picture, or the sheets of some kinds; the statements are those of the whole picture."""
    rows, left_out = picture.told_rows()
    chosen = only or [kind for kind in kinds().values() if picture.subjects(kind)]
    return Extract(
        picture=picture,
        lang=lang,
        kinds=tuple(chosen),
        statements=rows,
        left_out=left_out,
        destroyed=picture.destroyed_rows(),
    )


def said_in(facts: Sequence[Fact]) -> tuple[Member, ...]:
    """What stands of one property, as a cell shows it: by key; what ended or is uncertain is not there."""
    found = []
    for fact in facts:
        if fact.value is not None:
            found.append(Member(fact.key, canonical(fact.value)))
        elif fact.non_value:
            found.append(Member(fact.key, None, fact.non_value))
    return tuple(found)


def facts_by_property(picture: Picture, subject: str) -> Mapping[str, list[Fact]]:
    """What was said of a thing, by the name of the property."""
    found: dict[str, list[Fact]] = {}
    for fact in picture.facts(subject):
        found.setdefault(fact.property, []).append(fact)
    return found


class _Writing:
    """Cells of values, each form made once."""

    def __init__(self, how: Manner) -> None:
        self._how = how
        self.cell: Callable[[Property[Any], tuple[Member, ...]], Cell] = functools.lru_cache(50_000)(
            self._make
        )
        self._too_long = mark(SEE_STATEMENTS, how.lang)

    def _make(self, found: Property[Any], members: tuple[Member, ...]) -> Cell:
        cell = write_cell(found, members, self._how)
        return self._too_long if isinstance(cell, str) and len(cell) > MAX_CELL else cell


def kind_rows(picture: Picture, kind: type[Thing], how: Manner) -> Iterator[list[Cell]]:
    """The rows of the sheet of a kind: each thing on which something stands, one that ended too."""
    properties = [column.found for column in columns_of(kind) if column.found is not None]
    writing = _Writing(how)
    pinned = replace(picture.coordinates, position=picture.coordinates.position or picture.position)
    for number, subject in enumerate(picture.subjects(kind)):
        if number % _AT_ONCE == 0:
            picture = Picture(picture.table, pinned)
        facts = facts_by_property(picture, subject)
        cells: list[Cell] = [subject]
        cells += [
            writing.cell(found, said_in(facts[found.name])) if found.name in facts else None
            for found in properties
        ]
        yield [*cells, *[None] * len(ROW_COLUMNS)]


def kind_heads(kind: type[Thing], lang: Lang) -> list[str]:
    """The heads of the sheet of a kind."""
    return [column.head.of(lang) for column in columns_of(kind)]


def not_described(taken: Extract) -> list[str]:
    """Things that the statements name and on which none of them says anything, sorted."""
    table = taken.picture.table
    named: set[str] = set()
    subjects: set[str] = set()
    seen: set[tuple[str, str | None, str, tuple[str, ...], str]] = set()
    for row in taken.statements or ():
        said = table.entry(row).said
        subjects.add(said.subject)
        same = (
            f"{said.subject.partition('/')[0]}.{said.property}",
            said.value,
            said.key,
            said.sources,
            said.stated_by,
        )
        if same not in seen:
            seen.add(same)
            named.update(references(said))
    return sorted(named - subjects)


def readme_rows(taken: Extract | None, lang: Lang) -> list[tuple[str, str, str]]:
    """The first sheet: what it says to people, the value, and the name by which it is read back."""
    rows = [("", "", ""), (say("readme.title", lang), "", "")]
    rows += [(say(f"readme.rule.{number}", lang), "", "") for number in range(1, 6)]
    rows.append(("", "", ""))
    facts = [("format", FORMAT), ("lang", lang)]
    if taken is not None:
        at = taken.picture.coordinates
        facts += [
            ("valid_at", at.valid_at.isoformat()),
            ("known_at", at.known_at.isoformat() if at.known_at else ""),
            ("known_by", at.known_by),
            ("assume_backwards", "true" if at.assume_backwards else ""),
            ("viewer", _viewer(at.viewer)),
            ("mark", scales()["sensitivity"][mark_of(taken.picture).level].of(lang)),
            ("position", taken.picture.position),
            ("fingerprint", taken.picture.fingerprint),
        ]
        if taken.statements is not None:
            facts += [
                ("statements", str(len(taken.statements))),
                ("left_out", str(taken.left_out)),
                ("destroyed", str(taken.destroyed)),
            ]
            facts += [("named", thing) for thing in not_described(taken)]
    return rows[1:] + [(say(f"readme.{key}", lang), value, key) for key, value in facts]


def _viewer(viewer: Viewer) -> str:
    return "; ".join([viewer.clearance, *viewer.parties])
