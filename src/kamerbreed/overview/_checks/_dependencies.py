# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of what depends on what."""

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._checks._judgements import (
    FINDING,
    FINE,
    LEFT_OUT,
    UNKNOWN,
    Bools,
    Judged,
    Judgements,
    Outcome,
)
from kamerbreed.overview._checks._registry import check
from kamerbreed.overview._checks._sight import Sight, of_things, rows_of, usable
from kamerbreed.overview._critical import states
from kamerbreed.overview._once import once
from kamerbreed.overview._reach import spans
from kamerbreed.overview._ties import DEPENDS_ON, Ties, ties
from kamerbreed.picture import DEPENDENTS, EXISTENCE, Keepers, Picture, keepers_of_all
from kamerbreed.vocabulary import Takeover, kinds

Numbers = NDArray[np.int64]


def _of_ties(
    sight: Sight, found: Ties, outcome: Outcome, value: NDArray[np.int64] | None = None
) -> Judgements:
    """The judgements of dependencies; those that are only assumed are left out, or marked."""
    if not sight.parameters.assumptions:
        outcome = np.where(found.assumed, LEFT_OUT, outcome).astype(np.int8)
    picture, texts = sight.picture, sight.picture.table.things.texts

    def tell(cell: int) -> Judged:
        thing, on, key = (texts[numbers[cell]] for numbers in (found.dependent, found.on, found.key))
        return Judged(
            subject=thing,
            property=DEPENDS_ON,
            key=key,
            related=(on,),
            value=None if value is None else int(value[cell]),
            rows=picture.fact(thing, DEPENDS_ON, key).rows,
        )

    return Judgements(subject=found.dependent, outcome=outcome, assumed=found.assumed, tell=tell)


@check("dependency-one-sided", severity="note", aspect="techniek", counts="dependencies")
def dependency_one_sided(sight: Sight) -> Judgements:
    """A dependency that not both sides confirm: who should know the one thing, and the other."""
    picture, found = sight.picture, ties(sight.picture)
    tie, party = _voices(picture, found)
    heard = np.zeros(len(found), np.int64)
    for things, name in ((found.dependent, DEPENDS_ON), (found.on, "exists")):
        own = np.zeros(len(found), np.bool_)
        own[tie[_are_keepers(picture, name, things[tie], party)]] = True
        heard += own
    outcome = np.where(heard == 2, FINE, FINDING).astype(np.int8)
    return _of_ties(sight, found, outcome, heard)


def _voices(picture: Picture, found: Ties) -> tuple[Numbers, NDArray[np.int32]]:
    """Each statement under each dependency: the place of the dependency, and the number of the party."""
    table, held = picture.table, picture.rows_held
    parts = [
        table.by_property.rows(int(table.kinds_of_things(numbers[:1])[0]), table.properties[DEPENDS_ON], held)
        for kind in DEPENDENTS
        if len(numbers := picture.roll.numbers(kind.slug)) and DEPENDS_ON in table.properties
    ]
    rows = np.concatenate([np.zeros(0, np.int32), *parts])
    rows = rows[picture.standing[rows]]
    code = _pairs(table.column("subject", held)[rows], table.column("key", held)[rows])
    order = np.argsort(code, kind="stable")
    code, rows = code[order], rows[order]
    asked = _pairs(found.dependent, found.key)
    starts = np.searchsorted(code, asked)
    lengths = np.searchsorted(code, asked, side="right") - starts
    tie = np.repeat(np.arange(len(found)), lengths)
    return tie, table.column("stated_by", held)[rows[spans(starts, lengths)]]


def _pairs(first: NDArray[np.int32], second: NDArray[np.int32]) -> Numbers:
    return (first.astype(np.int64) << 32) | second


def _are_keepers(picture: Picture, name: str, things: NDArray[np.int32], parties: NDArray[np.int32]) -> Bools:
    """Of each thing and party (as in ``stated_by``) whether that party should know this property of it."""
    table = picture.table
    of = table.kinds_of_things(things)
    spoken = table.parties_as_things()[parties]
    found = np.zeros(len(things), np.bool_)
    for number in once(of).tolist():
        kind = list(kinds().values())[number - 1]
        keepers = keepers_of_all(picture, kind, name)
        some = of == number
        found[some] = _is_one(things[some], spoken[some], keepers)
        otherwise = ~np.isin(things[some], keepers.thing) & (parties[some] == table.party(keepers.otherwise))
        found[some] |= otherwise & bool(keepers.otherwise)
    return found


def _is_one(things: NDArray[np.int32], parties: NDArray[np.int32], keepers: Keepers) -> Bools:
    found: Bools = np.isin(_pairs(things, parties), _pairs(keepers.thing, keepers.party))
    return found


@check("dependency-strength-contradicted", severity="attention", aspect="techniek", counts="pairs")
def dependency_strength_contradicted(sight: Sight) -> Judgements:
    """Of one dependency several strengths are said; which of them holds nobody ruled."""
    _, rank = sight.picture.table.alphabet.order()
    found = ties(sight.picture)
    new = np.append(True, found.dependent[1:] != found.dependent[:-1])[: len(found)]
    found = found.of(np.lexsort((rank[found.key], rank[found.on], np.cumsum(new))))
    pairs = _pairs(found.dependent, found.on)
    starts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)])
    if not len(starts):
        return _of_ties(sight, found, np.zeros(0, np.int8))
    counted = ~found.assumed | sight.parameters.assumptions
    said = np.bitwise_or.reduceat(np.where(counted, found.said, 0), starts)
    # The first that counts stands for the pair; where none does the pair is left out.
    place = np.where(counted, np.arange(len(found)), len(found))
    first = np.minimum.reduceat(place, starts)
    first = np.where(first == len(found), starts, first)
    strengths = np.bitwise_count(said).astype(np.int64)
    outcome = np.where(strengths > 1, FINDING, np.where(strengths > 0, FINE, UNKNOWN)).astype(np.int8)
    return _of_ties(sight, found.of(first), outcome, strengths)


_ABSENT = np.array(
    [{"present": FINE, "uncertain": UNKNOWN, "unstated": UNKNOWN}.get(state, FINDING) for state in EXISTENCE],
    np.int8,
)


@check("dependency-on-absent", severity="serious", aspect="techniek", counts="dependencies")
def dependency_on_absent(sight: Sight) -> Judgements:
    """A dependency on something that is only planned, or is no longer there."""
    found = ties(sight.picture)
    return _of_ties(sight, found, _ABSENT[states(sight.picture)[found.on]])


_GONE = np.array([state in ("ended", "planned", "absent") for state in EXISTENCE])


@check("takeover-by-absent-room", severity="attention", aspect="locatie", counts="takeovers")
def takeover_by_absent_room(sight: Sight) -> Judgements:
    """A takeover that stands in the picture, but one of its rooms is planned or no longer there."""
    picture, parameters = sight.picture, sight.parameters
    columns = [sight.column(Takeover, name) for name in ("room", "taken_over_by")]
    named = [sight.usable(column) for column in columns]
    gone = [
        some & sight.is_there(picture.targets(column), _GONE[states(picture)])
        for some, column in zip(named, columns, strict=True)
    ]
    both = np.logical_and.reduce(named)
    outcome = np.where(np.logical_or.reduce(gone), FINDING, np.where(both, FINE, UNKNOWN)).astype(np.int8)
    guessed = np.logical_or.reduce([column.valued & ~column.known for column in columns])

    def tell(takeover: str) -> Judged:
        facts = [picture.fact(takeover, name) for name in ("room", "taken_over_by")]
        ends = [str(fact.value) for fact in facts if usable(fact, parameters)]
        lost = tuple(one for one in ends if _is_gone(picture, one))
        by = bool(lost) and lost[0] == str(facts[1].value)
        return Judged(
            subject=takeover,
            property="taken_over_by" if by else "room",
            related=lost,
            rows=rows_of(*facts),
        )

    assumed = guessed & np.logical_or.reduce(named)
    return of_things(sight, Takeover, outcome, tell, assumed=assumed)


def _is_gone(picture: Picture, thing: str) -> bool:
    return bool(_GONE[EXISTENCE.index(picture.existence(thing).state)])
