# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A picture as the checks look at it: by columns, with what may be used marked in them."""

from collections.abc import Callable

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
    Outcome,
)
from kamerbreed.overview._checks._parameters import Parameters
from kamerbreed.overview._presence import there_and_known
from kamerbreed.picture import AGREEMENT, QUESTION, Column, Fact, Picture
from kamerbreed.vocabulary import Thing, property_of

UNCERTAIN = AGREEMENT.index("uncertain")
NOT_APPLICABLE, SHIELDED = QUESTION.index("not_applicable"), QUESTION.index("shielded")


class Sight:
    """A picture and what a check was told; columns are made once, for all checks that are run together."""

    def __init__(self, picture: Picture, parameters: Parameters) -> None:
        self.picture = picture
        self.parameters = parameters
        self._columns: dict[tuple[str, str], Column] = {}

    def column(self, kind: type[Thing], name: str) -> Column:
        """One property of all things of a kind."""
        place = kind.slug, name
        if place not in self._columns:
            self._columns[place] = self.picture.column(kind, name)
        return self._columns[place]

    def usable(self, column: Column) -> Bools:
        """Which cells may be used: known, or assumed where assumptions are allowed."""
        return column.valued if self.parameters.assumptions else column.known

    def texts(self, column: Column) -> tuple[NDArray[np.int32], list[str]]:
        """The different values of a column as text, and for each cell which of them stands, -1 for none."""
        numbers, values = self.picture.distinct(column)
        return numbers, [str(value) for value in values]

    def is_there(self, things: NDArray[np.int32], where: Bools) -> Bools:
        """Of each of these things (-1 for none) what ``where`` says of it, by number of the thing."""
        found: Bools = (things >= 0) & where[things]
        return found


def at(column: Column, cells: Bools) -> Bools:
    """Of each thing on the roll whether any of these cells is one of its."""
    found = np.zeros(len(column.subjects), np.bool_)
    found[column.place[cells]] = True
    return found


def of_several_values(column: Column) -> Bools:
    """In which cells more than one value stands; only what was resolved by itself can have several."""
    found = np.zeros(len(column), np.bool_)
    found[[cell for cell, fact in column.apart.items() if len(fact.values) > 1]] = True
    return found


def usable(fact: Fact, parameters: Parameters) -> bool:
    """Whether a fact may be used, as ``Sight.usable``."""
    return fact.known or (parameters.assumptions and fact.value is not None)


def facts_of(picture: Picture, subject: str, name: str) -> list[Fact]:
    """The facts of a property: its members on which something stands, or the one there is."""
    if property_of(subject, name).many:
        members = [
            fact
            for fact in picture.members(subject, name).values()
            if fact.standing.agreement or fact.non_value
        ]
        if members:
            return members
    return [picture.fact(subject, name)]


def rows_of(*facts: Fact) -> tuple[int, ...]:
    """The rows under some facts."""
    return tuple(row for fact in facts for row in fact.rows)


def of_things(
    sight: Sight,
    kind: type[Thing],
    outcome: Outcome,
    tell: Callable[[str], Judged],
    *,
    assumed: Bools | None = None,
    planned: Bools | None = None,
) -> Judgements:
    """The judgements of things of a kind that are there, of an outcome for each thing on the roll.

    One that is only assumed to be there is left out, or marked. ``tell`` gets the id of a thing;
    ``planned`` says which things are looked at though they are only planned.
    """
    found, there = sight.picture.existences(kind), there_and_known(sight.picture, kind)
    asked = there if planned is None else there | (found.planned & planned)
    places = np.flatnonzero(asked & (outcome != NOT_ABOUT))
    own = outcome[places]
    resting = np.zeros(len(places), np.bool_) if assumed is None else assumed[places]
    only = found.assumed[places]
    if sight.parameters.assumptions:
        resting |= only
    else:
        own[only] = LEFT_OUT
    subjects = sight.picture.subjects(kind)
    return Judgements(
        subject=sight.picture.roll.numbers(kind.slug)[places],
        outcome=own,
        assumed=resting,
        tell=lambda cell: tell(subjects[places[cell]]),
    )


def missing(sight: Sight, kind: type[Thing], name: str) -> Outcome:
    """Judge that something should be known of each thing on the roll: a finding if it is not.

    What is shielded or uncertain cannot be judged; where it does not apply the check is not about it.
    """
    column = sight.column(kind, name)
    told = column.agreement > 0
    something = at(column, told)
    outcome = np.full(len(column.subjects), FINDING, np.int8)
    outcome[something & ~at(column, told & (column.question != NOT_APPLICABLE))] = NOT_ABOUT
    if column.unsaid == SHIELDED:
        outcome[~something] = UNKNOWN
    outcome[at(column, column.agreement == UNCERTAIN)] = UNKNOWN
    outcome[at(column, told & sight.usable(column))] = FINE
    return outcome


def tell_missing(sight: Sight, name: str) -> Callable[[str], Judged]:
    """Tells of one thing what is missing."""
    picture = sight.picture

    def tell(subject: str) -> Judged:
        rows = rows_of(*facts_of(picture, subject, name))
        return Judged(subject=subject, property=name, rows=rows)

    return tell
