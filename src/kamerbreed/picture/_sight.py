# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a viewer may see: masks over the rows of the table, here and nowhere else.

The rules, all by the classification of now, whatever the position of the picture:

1. A statement is seen by whoever is cleared for its sensitivity and belongs to its audience. The last
   classification of a statement goes before what it was recorded with.
2. On a property that is sensitive by its kind nothing is seen by who is not cleared for that, whether
   or not anything is stated there.
3. A thing is hidden from whom its existence is hidden, unless something of it could be seen before its
   existence was stated. Of a hidden thing nothing is seen: no statement about it, none that points at
   it, and none that rests on it as a source.
4. An act on a statement is seen by who may see that statement.
5. A shield is an open statement that something is stated here which not everybody may see. Whoever may
   not see what it is about sees the shield, and nothing else stands there. To all others it is void.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._coordinates import Viewer
from kamerbreed.picture._meaning import KINDS, listed
from kamerbreed.vocabulary import EXISTS, SENSITIVITIES, every_property, property_of

if TYPE_CHECKING:
    from kamerbreed.picture._table import Table

SHIELD = "shield"
"""A statement that something else is shielded: among the acts of a table, though nothing is done to it."""
_UPON = ("retract", "classify", "destroy")


def readable_rows(table: "Table", rows: int, viewer: Viewer) -> NDArray[np.bool_]:
    """For each of the first rows whether this viewer may see it."""
    if viewer.everything:
        return np.ones(rows, np.bool_)
    held = len(table)
    found = _own_marks(table, held, viewer)
    for number in _sensitive_properties(table, viewer):
        found[table.by_property.rows(*number, held)] = False
    if not found.all():
        _hide_things(table, held, found)
        for act in _UPON:
            acts, targets = table.acts_of(act, held)
            found[acts] &= found[targets]
    return found[:rows]


def _own_marks(table: "Table", held: int, viewer: Viewer) -> NDArray[np.bool_]:
    """Who may see each statement by its own mark, or by the last classification of it."""
    found: NDArray[np.bool_] = table.rare.spread(
        held, np.bool_, lambda one: viewer.may_see(one.level, listed(one.audience))
    )
    acts, targets = table.acts_of("classify", held)
    for row, target in zip(acts.tolist(), targets.tolist(), strict=True):
        mark = table.rare.meaning(row)
        found[target] = viewer.may_see(mark.level, listed(mark.audience))
    return found


def _sensitive_properties(table: "Table", viewer: Viewer) -> Iterator[tuple[int, int]]:
    """The numbers of kind and property of what is by its kind above the clearance of a viewer."""
    for kind, found in every_property():
        if SENSITIVITIES.index(found.sensitivity) > viewer.level and found.name in table.properties:
            yield KINDS[kind.slug], table.properties[found.name]


def _hide_things(table: "Table", held: int, found: NDArray[np.bool_]) -> None:
    """Take away all that tells of hidden things, names them, or rests on them."""
    subjects = table.column("subject", held)
    hidden = _hidden_things(table, held, found, subjects)
    if not hidden.any():
        return
    targets = table.column("target", held)
    found &= ~hidden[subjects] & ~hidden[table.column("key", held)] & ~((targets >= 0) & hidden[targets])
    rows, sources = table.sources.pairs(held)
    found[rows[hidden[sources]]] = False
    parties = table.parties_as_things()
    speaks = (parties >= 0) & hidden[parties]
    found &= ~speaks[table.column("stated_by", held)]


def _hidden_things(
    table: "Table", held: int, found: NDArray[np.bool_], subjects: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """For each thing by its number whether it is hidden from whoever sees these rows."""
    hidden = np.zeros(len(table.things.texts), np.bool_)
    number = table.properties.get(EXISTS)
    if number is None:
        return hidden
    asserted = table.rare.spread(held, np.bool_, lambda one: one.act == 0)
    stated = np.flatnonzero((table.column("property", held) == number) & asserted)
    seen = np.zeros(len(hidden), np.bool_)
    seen[subjects[stated[found[stated]]]] = True
    for thing in sorted(set(subjects[stated[~found[stated]]].tolist())):
        if not seen[thing]:
            hidden[thing] = not _seen_before(table, held, found, thing, number)
    return hidden


def _seen_before(table: "Table", held: int, found: NDArray[np.bool_], thing: int, exists: int) -> bool:
    """Whether something of a thing was open before its existence was first stated."""
    rows = table.rows_of(thing, held)
    first = min(table.recording(row)[0] for row in rows if table.number("property", row) == exists)
    return any(found[row] and table.recording(row)[0] < first for row in rows)


def cast_shields(
    table: "Table", standing: NDArray[np.bool_], readable: NDArray[np.bool_], viewer: Viewer
) -> frozenset[int]:
    """Let the shields among the standing rows take away what stands beside them; void ones go themselves.

    Gives the rows that were taken away by a shield.
    """
    covered: set[int] = set()
    for one in table.shields:
        if one.row >= len(standing) or not standing[one.row]:
            continue
        if viewer.everything or (one.target >= 0 and readable[one.target]):
            standing[one.row] = False
            continue
        place = table.place(one.row)
        for row in table.rows_of(table.things[place[0]], len(standing)):
            if standing[row] and row != one.row and table.place(row) == place:
                standing[row] = False
                covered.add(row)
    return frozenset(covered)


def veiled_rows(table: "Table", readable: NDArray[np.bool_]) -> frozenset[int]:
    """The shields whose object this viewer may not see: which statement that is, is not told him."""
    return frozenset(
        one.row
        for one in table.shields
        if one.row < len(readable) and not (one.target >= 0 and readable[one.target])
    )


def audience_of(table: "Table", row: int) -> tuple[str, ...]:
    """For which parties alone a statement is, by its last classification; empty for everybody."""
    found = row
    for mark, act, target in table.acts:
        if act == "classify" and target == row:
            found = mark
    return listed(table.rare.meaning(found).audience)


def level_of(table: "Table", row: int) -> int:
    """How sensitive a statement is: by its last classification, never less than what it is on or about."""
    level = table.rare.meaning(row).level
    classified = [one.row for one in table.acts if one.act == "classify" and one.target == row]
    if classified:
        level = table.rare.meaning(classified[-1]).level
    subject, name, _ = table.place(row)
    if name:
        level = max(level, SENSITIVITIES.index(property_of(subject, name).sensitivity))
    upon = next((one.target for one in table.acts if one.row == row and one.act in _UPON), -1)
    return max(level, level_of(table, upon)) if upon >= 0 else level
