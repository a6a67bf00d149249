# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of what was said: sources without a date, things that nobody states, disputes without a ruling."""

from collections.abc import Iterable

import numpy as np

from kamerbreed.overview._checks._registry import (
    FINDING,
    FINE,
    LEFT_OUT,
    UNKNOWN,
    Judged,
    Parameters,
    check,
)
from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import Source, kinds


@check("source-undated", severity="attention", aspect="beheer", counts="sources")
def source_undated(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A source without a date on which many statements rest: in the past none of them is known."""
    undated = {
        source.id
        for source in picture.things(Source)
        if not picture.fact(source.id, "published_on").values and not source.received
    }
    rests = _statements_on(picture, undated)
    for source in picture.things(Source):
        rows = rests.get(source.id, ())
        many = source.id in undated and len(rows) >= parameters.statements_of_undated
        yield Judged(
            subject=source.id,
            outcome=FINDING if many else FINE,
            property="published_on",
            value=len(rows),
            rows=tuple(rows) if many else (),
        )


def _statements_on(picture: Picture, sources: Iterable[str]) -> dict[str, list[int]]:
    """By source the rows that stand in the picture and rest on it."""
    table, held = picture.table, picture.rows_held
    wanted = np.ones(len(table.things.texts), np.int32)
    chosen = set(sources)
    wanted[[table.things[source] for source in chosen]] = 0
    # Only rows that rest on one of them are read one by one.
    some = np.flatnonzero((table.sources.least(held, wanted) == 0) & picture.standing)
    found: dict[str, list[int]] = {}
    for row in some.tolist():
        for source in table.sources.of(row):
            if source in chosen:
                found.setdefault(source, []).append(row)
    return found


@check("named-not-stated", severity="attention", aspect="beheer", counts="named")
def named_not_stated(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A thing that others name, but of which nobody says that it exists."""
    table = picture.table
    targets = table.column("target", picture.rows_held)
    for code in np.unique(targets[picture.standing & (targets >= 0)]).tolist():
        thing = table.things.texts[code]
        if thing.partition("/")[0] not in kinds():
            continue
        existence = picture.existence(thing)
        if existence.assumed and not parameters.assumptions:
            yield Judged(subject=thing, outcome=LEFT_OUT)
            continue
        outcome = {"unstated": FINDING, "uncertain": UNKNOWN}.get(existence.state, FINE)
        naming = picture.incoming(thing) if outcome == FINDING else []
        if outcome == FINDING and not naming:
            continue
        yield Judged(
            subject=thing,
            outcome=outcome,
            property="exists",
            related=tuple(dict.fromkeys(one.subject for one in naming)),
            rows=tuple(row for one in naming for row in one.fact.rows),
            assumed=existence.assumed,
        )


@check("dispute-unruled", severity="attention", aspect="beheer", counts="facts_of_several")
def dispute_unruled(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """Parties or sources differ on a value, and nobody has ruled which holds."""
    for fact in _facts_of_several(picture):
        disputed = fact.standing.agreement == "disputed"
        outcome = UNKNOWN if fact.possible else FINE
        if disputed and not _ruled(picture, fact):
            outcome = FINDING
        yield Judged(
            subject=fact.subject,
            outcome=outcome,
            property=fact.property,
            key=fact.key,
            value=len(fact.values),
            rows=fact.rows,
        )


def _facts_of_several(picture: Picture) -> Iterable[Fact]:
    """The facts under which more than one statement stands; only these can be disputed."""
    table, held = picture.table, picture.rows_held
    rows = np.flatnonzero(picture.standing)
    places = np.stack(
        [table.column(name, held)[rows].astype(np.int64) for name in ("subject", "property", "key")], axis=1
    )
    if not len(places):
        return
    _, first, times = np.unique(places, axis=0, return_index=True, return_counts=True)
    for row in rows[first[times > 1]].tolist():
        fact = picture.fact(*table.place(row))
        if fact.value is not None or fact.possible or fact.non_value:
            yield fact


def _ruled(picture: Picture, fact: Fact) -> bool:
    """Whether somebody ruled after the last statement under it; a later one opens the question again."""
    last = max(fact.rows)
    return any(
        voice.role == "rule"
        and (voice.entry.said.property, voice.entry.said.key) == (fact.property, fact.key)
        and voice.entry.row > last
        for voice in picture.history(fact.subject)
    )
