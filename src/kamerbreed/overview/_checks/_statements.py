# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of what was said: sources without a date, things that nobody states, disputes without a ruling."""

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._checks._judgements import (
    FINDING,
    FINE,
    LEFT_OUT,
    NOT_ABOUT,
    UNKNOWN,
    Bools,
    Judged,
    Judgements,
)
from kamerbreed.overview._checks._registry import check
from kamerbreed.overview._checks._sight import UNCERTAIN, Sight, at
from kamerbreed.overview._critical import states
from kamerbreed.overview._once import once
from kamerbreed.overview._presence import there_and_known
from kamerbreed.overview._reach import lists_of
from kamerbreed.picture import AGREEMENT, EXISTENCE, Picture
from kamerbreed.vocabulary import Source, kinds

Numbers = NDArray[np.int64]


@check("source-undated", severity="attention", aspect="beheer", counts="sources")
def source_undated(sight: Sight) -> Judgements:
    """A source without a date on which many statements rest: in the past none of them is known."""
    picture, kind = sight.picture, Source
    there, numbers = there_and_known(picture, kind), picture.roll.numbers(kind.slug)
    undated = np.zeros(len(picture.table.things.texts), np.bool_)
    undated[numbers] = there & ~_dated(sight)
    row, source = picture.table.sources.pairs(picture.rows_held)
    rests = picture.standing[row] & undated[source]
    rows = lists_of(source[rests].astype(np.int64), row[rests].astype(np.int64), len(undated))
    found, times = numbers[there], np.diff(rows.starts)
    many = undated[found] & (times[found] >= sight.parameters.statements_of_undated)
    texts = picture.table.things.texts

    def tell(cell: int) -> Judged:
        number = int(found[cell])
        own = rows.members[rows.starts[number] : rows.starts[number + 1]].tolist()
        return Judged(subject=texts[number], property="published_on", value=len(own), rows=tuple(own))

    return Judgements(
        subject=found,
        outcome=np.where(many, FINDING, FINE).astype(np.int8),
        assumed=np.zeros(len(found), np.bool_),
        tell=tell,
    )


def _dated(sight: Sight) -> Bools:
    """Of each source whether anything stands on when it became public or was received."""
    published, received = sight.column(Source, "published_on"), sight.column(Source, "received")
    stands = (published.agreement > 0) & (published.agreement != UNCERTAIN)
    return at(published, stands) | at(received, received.valued)


@check("named-not-stated", severity="attention", aspect="beheer", counts="named")
def named_not_stated(sight: Sight) -> Judgements:
    """A thing that others name, but of which nobody says that it exists."""
    picture = sight.picture
    table = picture.table
    targets = table.column("target", picture.rows_held)
    named = once(targets[picture.standing & (targets >= 0)])
    named = named[table.kinds_of_things(named) > 0]
    state = states(picture)[named]
    outcome = np.full(len(named), FINE, np.int8)
    outcome[state == EXISTENCE.index("uncertain")] = UNKNOWN
    outcome[state == EXISTENCE.index("unstated")] = FINDING
    assumed = _assumed(picture)[named]
    if not sight.parameters.assumptions:
        outcome[assumed] = LEFT_OUT
    unstated = named[outcome == FINDING]
    outcome[(outcome == FINDING) & ~np.isin(named, _named_now(sight, targets, unstated))] = NOT_ABOUT
    kept = outcome != NOT_ABOUT
    found, texts = named[kept], table.things.texts

    def tell(cell: int) -> Judged:
        thing = texts[found[cell]]
        if states(picture)[found[cell]] != EXISTENCE.index("unstated"):
            return Judged(subject=thing, property="exists")
        naming = picture.incoming(thing)
        return Judged(
            subject=thing,
            property="exists",
            related=tuple(dict.fromkeys(one.subject for one in naming)),
            rows=tuple(row for one in naming for row in one.fact.rows),
        )

    return Judgements(subject=found, outcome=outcome[kept], assumed=assumed[kept], tell=tell)


def _assumed(picture: Picture) -> Bools:
    """For each thing by its number whether it is only assumed to be there."""
    found = np.zeros(len(picture.table.things.texts), np.bool_)
    for slug, kind in kinds().items():
        found[picture.roll.numbers(slug)] = picture.existences(kind).assumed
    return found


def _named_now(sight: Sight, targets: NDArray[np.int32], things: NDArray[np.int32]) -> NDArray[np.int32]:
    """What any fact names on the day of the picture, of the properties in which something names these."""
    table, found = sight.picture.table, [targets[:0]]
    wanted = np.zeros(len(table.things.texts), np.bool_)
    wanted[things] = True
    rows = np.flatnonzero(sight.picture.standing & (targets >= 0) & wanted[targets])
    properties = table.column("property", sight.picture.rows_held)[rows]
    of = table.kinds_of_things(table.column("subject", sight.picture.rows_held)[rows])
    names = table.properties.texts
    for kind, number in np.unique(np.stack([of, properties]), axis=1).T.tolist():
        column = sight.column(list(kinds().values())[kind - 1], names[number])
        found.append(sight.picture.targets(column))
    return np.concatenate(found)


@check("dispute-unruled", severity="attention", aspect="beheer", counts="facts_of_several")
def dispute_unruled(sight: Sight) -> Judgements:
    """Parties or sources differ on a value, and nobody has ruled which holds."""
    picture = sight.picture
    facts = np.concatenate([_NO_FACTS, *_facts_of_several(sight)])
    # By their numbers, so by when each was first named.
    facts = facts[np.lexsort((facts["key"], facts["property"], facts["thing"]))]
    texts, names = picture.table.things.texts, picture.table.properties.texts

    def tell(cell: int) -> Judged:
        thing, name, key, _ = facts[cell].tolist()
        fact = picture.fact(texts[thing], names[name], texts[key])
        return Judged(
            subject=fact.subject, property=fact.property, key=fact.key, value=len(fact.values), rows=fact.rows
        )

    return Judgements(
        subject=facts["thing"], outcome=facts["outcome"], assumed=np.zeros(len(facts), np.bool_), tell=tell
    )


_FACT = np.dtype([("thing", "i4"), ("property", "i4"), ("key", "i4"), ("outcome", "i1")])
_NO_FACTS = np.zeros(0, _FACT)


def _facts_of_several(sight: Sight) -> list[NDArray[np.void]]:
    """The facts under which more than one statement stands; only these can be disputed."""
    picture, found = sight.picture, []
    numbers = picture.table.properties
    for slug, kind in kinds().items():
        for name in kind.properties():
            if name not in numbers:
                continue
            column = picture.several(kind, name)
            cells = np.flatnonzero(column.agreement > 0)
            if not len(cells):
                continue
            part = np.zeros(len(cells), _FACT)
            part["thing"] = picture.roll.numbers(slug)[column.place[cells]]
            part["property"], part["key"] = numbers[name], column.key[cells]
            agreement = column.agreement[cells]
            part["outcome"] = np.where(agreement == UNCERTAIN, UNKNOWN, FINE)
            for place in np.flatnonzero(agreement == AGREEMENT.index("disputed")).tolist():
                part["outcome"][place] = FINDING
            found.append(part)
    return found
