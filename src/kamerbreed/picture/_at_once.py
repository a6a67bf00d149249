# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands of a property of all things of a kind, by arrays where the answer is plain.

The rules are those of ``resolve``, and only there in full. Here the plain cases are answered, which
are nearly all: one statement; several of one party; several that say the same; observations of which
the latest agree. None of these needs to know who should know, or how two beginnings follow each other.
All else, and every group of several inside the imprecision of a date, is left to ``resolve``.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._meaning import NO_DAY
from kamerbreed.picture._resolve import ASSUMED
from kamerbreed.picture._table import Table

Bools = NDArray[np.bool_]
Numbers = NDArray[np.int32]

NOTHING, STANDS, PERHAPS, NOT_PLAIN = range(4)
"""Of a group: nothing stands, something does, something perhaps does, or ``resolve`` must say."""
_BITS_OF_A_DAY = 22
"""Enough for the last day that a date can be, and one more."""


class Said:
    """Standing rows on one property of things of a kind, by thing and key, and how each stands on a day."""

    def __init__(self, table: Table, rows: Numbers, day: int) -> None:
        self.rows = rows
        self._table, self._day = table, day
        self._group()
        begin_first, begin = self._edges("valid_from")
        seen_first, seen = self._edges("observed_on")
        end_first, end, self.reason = table.ends.at(rows)
        has_begin, has_seen, self.has_end = begin != NO_DAY, seen != NO_DAY, end != NO_DAY
        has_start = has_begin | has_seen
        first, last = np.where(has_begin, begin_first, seen_first), np.where(has_begin, begin, seen)
        ahead, begun = has_start & (day < first), ~has_start | (day >= last)
        over, perhaps_over = day >= end, (day >= end_first) & (day < end)
        self.unsure = perhaps_over | ~(begun | ahead | over)
        self.counts = begun & ~over & ~perhaps_over
        self.ended, self.not_yet = over, ahead & ~over & ~perhaps_over
        self.may_count = self.unsure & ~ahead
        self.may_begin = self.unsure & ~perhaps_over
        self.end = end
        self.seen_only = has_seen & ~has_begin
        self.seen = seen
        self.undated = ~has_start & ~self.has_end
        self.moment = np.where(has_start, last, -1).astype(np.int32)
        self.grade = np.where(has_start, 2, self.has_end.astype(np.int8)).astype(np.int8)
        confirmed = np.maximum(np.where(has_begin, begin, 0), np.where(has_seen, seen, 0))
        self.confirmed = confirmed.astype(np.int32)
        self.basis = table.column("basis", len(table))[rows].astype(np.int32) - 1

    def _edges(self, column: str) -> tuple[Numbers, Numbers]:
        """First and last day of a date of each row; NO_DAY for none."""
        numbers, days = self._table.column(column, len(self._table))[self.rows], self._table.days
        return days.first[numbers], days.last[numbers]

    def _group(self) -> None:
        things, keys = (self._table.column(name, len(self._table))[self.rows] for name in ("subject", "key"))
        new = np.ones(len(self.rows), np.bool_)
        new[1:] = (things[1:] != things[:-1]) | (keys[1:] != keys[:-1])
        self.starts = np.flatnonzero(new)
        self.group = np.cumsum(new) - 1
        self.sizes = np.diff(np.append(self.starts, len(self.rows)))
        self.things, self.keys = things[self.starts], keys[self.starts]

    def parties(self, at: NDArray[np.intp]) -> Numbers:
        """The numbers of the parties that say these rows."""
        found: Numbers = self._table.column("stated_by", len(self._table))[self.rows[at]]
        return found

    def same(self, at: NDArray[np.intp], others: NDArray[np.intp]) -> Bools:
        """Of each pair of rows whether they say the same: a value, or a reason for having none."""
        equal: Bools = self.reason[at] == self.reason[others]
        equal[equal] = self._table.same_values(self.rows[at[equal]], self.rows[others[equal]])
        return equal

    def only(self, groups: Bools) -> "Said":
        """The rows of these groups alone."""
        return Said(self._table, self.rows[groups[self.group]], self._day)

    def any(self, rows: Bools) -> Bools:
        """Of each group whether any of these rows is in it."""
        found: Bools = np.logical_or.reduceat(rows, self.starts)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What stands in each group: ``state`` as in this module, ``at`` the place of a row that says it.

    ``grade`` as of a statement in ``resolve``, ``basis`` as there, ``confirmed`` 0 for no day.
    """

    state: NDArray[np.int8]
    at: NDArray[np.intp]
    basis: Numbers
    grade: NDArray[np.int8]
    confirmed: Numbers
    backwards: Bools

    def put(self, groups: NDArray[np.intp], state: int, at: NDArray[np.intp]) -> None:
        """Say of these groups what stands, and in which row."""
        self.state[groups] = state
        self.at[groups] = at


def answers(said: Said, *, backwards: bool) -> Answers:
    """What stands in each group; ``backwards`` as in Traits."""
    found = _nothing(len(said.starts))
    _alone(said, found, backwards=backwards)
    several = said.sizes > 1
    if several.any():
        doubts = np.bincount(said.group[said.unsure], minlength=len(several))
        world = _World(counts=said.counts, not_yet=said.not_yet)
        _several(said, found, several & (doubts == 0), world, backwards=backwards)
        found.state[several & (doubts > 0)] = NOT_PLAIN
        one = several & (doubts == 1)
        one[said.group[said.unsure & ~said.may_begin]] = False
        if one.any():
            _one_in_doubt(said.only(one), found, np.flatnonzero(one), backwards=backwards)
    return found


def _nothing(count: int) -> Answers:
    return Answers(
        state=np.full(count, NOTHING, np.int8),
        at=np.full(count, -1, np.intp),
        basis=np.full(count, -1, np.int32),
        grade=np.zeros(count, np.int8),
        confirmed=np.zeros(count, np.int32),
        backwards=np.zeros(count, np.bool_),
    )


def _alone(said: Said, found: Answers, *, backwards: bool) -> None:
    """The groups of one statement: it stands if it counts."""
    groups = np.flatnonzero(said.sizes == 1)
    at = said.starts[groups]
    counts = said.counts[at]
    _stand(said, found, groups[counts], at[counts])
    perhaps = said.may_count[at]
    found.put(groups[perhaps], PERHAPS, at[perhaps])
    if backwards:
        seen = said.seen_only[at]
        ahead = said.not_yet[at] & seen
        found.put(groups[ahead], STANDS, at[ahead])
        found.basis[groups[ahead]], found.backwards[groups[ahead]] = ASSUMED, True
        found.state[groups[said.unsure[at] & seen]] = NOT_PLAIN


def _stand(said: Said, found: Answers, groups: NDArray[np.intp], at: NDArray[np.intp]) -> None:
    """What these rows say stands in these groups, as far as it rests on them alone."""
    found.put(groups, STANDS, at)
    found.basis[groups], found.grade[groups] = said.basis[at], said.grade[at]
    found.confirmed[groups] = np.where(said.grade[at] == 2, said.confirmed[at], 0)


class _World(NamedTuple):
    """Which rows count, and which are still ahead, if the dates in doubt have fallen so."""

    counts: Bools
    not_yet: Bools


def _one_in_doubt(said: Said, found: Answers, groups: NDArray[np.intp], *, backwards: bool) -> None:
    """Groups with one row of which only the beginning is in doubt; ``groups`` are their places in ``found``.

    If it makes a difference to what stands, something perhaps does. If not, it is not plain which of
    both worlds grants least.
    """
    every = np.ones(len(groups), np.bool_)
    without, within = _nothing(len(groups)), _nothing(len(groups))
    world = _World(counts=said.counts, not_yet=said.not_yet | said.unsure)
    _several(said, without, every, world, backwards=backwards)
    world = _World(counts=said.counts | said.unsure, not_yet=said.not_yet)
    _several(said, within, every, world, backwards=backwards)
    plain = (without.state != NOT_PLAIN) & (within.state != NOT_PLAIN)
    some, other = without.state == STANDS, within.state == STANDS
    both = np.flatnonzero(plain & some & other)
    differs = some != other
    differs[both] = ~said.same(without.at[both], within.at[both])
    found.state[groups[plain & differs]] = PERHAPS
    found.state[groups[plain & ~some & ~other]] = NOTHING


def _several(said: Said, found: Answers, of: Bools, world: _World, *, backwards: bool) -> None:
    """The groups ``of`` several statements, in a world in which every date is certain."""
    ended = said.ended & (said.basis != ASSUMED)
    closing = np.maximum.reduceat(np.where(ended, said.end, -1), said.starts)[said.group]
    closed = world.counts & said.seen_only & ~said.has_end & (said.seen < closing)
    # An end closes undated word only where it says the same: that is not plain.
    left = said.any(world.counts & said.undated & (closing >= 0))
    open_ = world.counts & ~closed
    if backwards:
        left |= ~said.any(open_) & said.any(world.not_yet & said.seen_only)
    found.state[of & left] = NOT_PLAIN
    in_play = open_ & (of & ~left)[said.group]
    if in_play.any():
        _fold(said, found, np.flatnonzero(in_play))


def _fold(said: Said, found: Answers, at: NDArray[np.intp]) -> None:
    """The groups of these open rows: what stands, or that it is not plain."""
    count = len(found.state)
    tops, tied = _best_per_party(said, at)
    group, grade, moment = said.group[tops], said.grade[tops], said.moment[tops]
    kept = (grade > 0) | (_most(np.full(count, -1), group, grade)[group] == 0)
    tops, group, grade, moment = tops[kept], group[kept], grade[kept], moment[kept]
    latest = _most(np.full(count, -2), group, moment)
    first = np.full(count, -1, np.intp)
    top = latest[group] == moment
    first[group[top]] = tops[top]
    same = np.zeros(len(said.rows), np.bool_)
    same[at] = said.same(at, first[said.group[at]])
    other = ~same[tops]
    last_other = _most(np.full(count, -2), group[other], moment[other])
    differing = np.bincount(group[other], minlength=count) > 0
    begun = np.bincount(group[~(said.seen_only[tops] & (grade == 2))], minlength=count) > 0
    plain = ~tied & (~differing | (~begun & (last_other < latest)))
    there = first >= 0
    found.state[there & ~plain] = NOT_PLAIN
    groups = np.flatnonzero(there & plain)
    _stand(said, found, groups, first[groups])
    agreeing = tops[~other & (moment >= last_other[group])]
    dated = at[same[at] & (said.grade[at] == 2)]
    _rest(said, found, groups, agreeing=agreeing, dated=dated)


def _rest(
    said: Said,
    found: Answers,
    groups: NDArray[np.intp],
    *,
    agreeing: NDArray[np.intp],
    dated: NDArray[np.intp],
) -> None:
    """On what ground it stands in these groups: that of the rows that agree, confirmed by the dated ones."""
    count = len(found.state)
    of = said.group[agreeing]
    basis = -_most(np.full(count, -NO_DAY), of, -said.basis[agreeing])
    grade = -_most(np.full(count, -2), of, -said.grade[agreeing])
    confirmed = _most(np.zeros(count, np.int64), said.group[dated], said.confirmed[dated])
    found.basis[groups], found.confirmed[groups] = basis[groups], confirmed[groups]
    found.grade[groups] = grade[groups]


def _best_per_party(said: Said, at: NDArray[np.intp]) -> tuple[NDArray[np.intp], Bools]:
    """Of these rows the best of each party in each group, and in which groups a party has two best."""
    owner = (said.group[at].astype(np.int64) << 32) | said.parties(at)
    rank = (said.grade[at].astype(np.int64) << _BITS_OF_A_DAY) + said.moment[at] + 1
    order = np.lexsort((rank, owner))
    owner, rank = owner[order], rank[order]
    last = np.append(owner[1:] != owner[:-1], True)
    twice = np.append(False, (owner[1:] == owner[:-1]) & (rank[1:] == rank[:-1])) & last
    tied = np.zeros(len(said.starts), np.bool_)
    tied[said.group[at[order[twice]]]] = True
    return at[order[last]], tied


def _most(
    least: NDArray[np.int64], groups: NDArray[np.intp], values: NDArray[np.integer]
) -> NDArray[np.int64]:
    """For each group the greatest of these values, ``least`` where there is none; groups in order."""
    if len(groups):
        starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
        least[groups[starts]] = np.maximum.reduceat(values, starts)
    return least
