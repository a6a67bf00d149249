# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which value stands on a day, when several parties say several things.

Pure functions of what was said, in whole days (proleptic ordinals). Neither the order in which
statements came in nor a number decides anything: only what they say of time, who says it, on what
ground, and when it was recorded.

The rules, in this order:

1. A statement counts on a day if its beginning or its *peildatum* is reached and its end is not.
   Inside the imprecision of a date it perhaps counts, and the answer is uncertain.
2. An end closes older observations of the same property, of any party.
3. Within a party the latest beginning or peildatum stands, then the latest recorded. What has no
   date ranks below what has one.
4. Between parties a later observation follows an older one, and a later beginning an older open
   end: the older is *earlier*. What the party that should know says has changed *overtakes* older
   statements of others. What the compiler of a data set concludes stands under what was stated.
5. What then still differs is disputed, and every value is shown.
6. A ruling (*vaststelling*) of a supervisor that counts on the day is shown first, and erases no view.
   A contrary statement that stands and was recorded later opens the question again.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kamerbreed.vocabulary import BASES

DOCUMENTED, STATED, ASSUMED = BASES.index("documented"), BASES.index("stated"), BASES.index("assumed")


MOST_WORLDS = 729
"""Six statements with an uncertain beginning and end at once; more is not worth the exactness."""


class Days(NamedTuple):
    """A date as the first and last day (ordinal) that it can mean."""

    first: int
    last: int


class Said(NamedTuple):
    """One statement on one property (and key) of one thing, as far as resolving needs it.

    ``value`` is canonical text, with a mark of its own for a non-value; ``basis`` is an index of
    BASES (less is more solid); ``recorded`` is any value that orders times of recording;
    ``keeper`` tells whether the party is the one that should know; ``under`` whether it is a
    conclusion of the compiler.
    """

    row: int
    value: str
    party: str
    basis: int
    begin: Days | None = None
    end: Days | None = None
    seen: Days | None = None
    recorded: str = ""
    keeper: bool = False
    under: bool = False

    @property
    def moment(self) -> int:
        """Certain edge of the beginning or peildatum; before all days where neither is known."""
        start = self.begin or self.seen
        return start.last if start else -1

    @property
    def grade(self) -> int:
        """2 with a beginning or peildatum, 1 with an end only, 0 without any date."""
        return 2 if self.begin or self.seen else 1 if self.end else 0


class Traits(NamedTuple):
    """What resolving must know of the property."""

    changing: bool = True
    timeless: bool = False
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What stands on a day.

    ``value`` is shown first, None if nothing is known; ``values`` are all that stand, more than
    one if disputed. ``possible`` is empty unless the day lies inside the imprecision of a date;
    then it holds every value that may be the case (None: nothing), and ``edges`` the certain days
    around. ``roles`` says for each row why it does or does not stand. ``confirmed`` is the last
    day on which the value was certainly seen or begun, None without one. ``why`` tells for what
    reason the first value is first: ``alone``, ``keeper``, ``solid``, ``latest`` or ``tie``.
    ``backwards`` tells that
    the value is assumed for a time before it was first seen. ``ruled_by`` is the supervisor whose
    ruling stands.
    """

    value: str | None = None
    values: tuple[str, ...] = ()
    basis: int | None = None
    party: str = ""
    why: str = ""
    disputed: bool = False
    overtaken: bool = False
    undated: bool = False
    begin_unknown: bool = False
    backwards: bool = False
    confirmed: int | None = None
    possible: tuple[str | None, ...] = ()
    edges: tuple[int, int] | None = None
    ruled_by: str = ""
    roles: dict[int, str] = field(default_factory=dict)


NOTHING = Outcome()


def _states(said: Said, day: int) -> tuple[str, ...]:
    """What may be the case with a statement on a day: ``not_yet``, ``counts``, ``ended``."""
    start, end = said.begin or said.seen, said.end
    begun = {day >= start.first, day >= start.last} if start else {True}
    over = {day >= end.first, day >= end.last} if end else {False}
    found = {"ended" if ended else "counts" if started else "not_yet" for started in begun for ended in over}
    return tuple(sorted(found))


def _closed(said: Said, ended: Sequence[Said]) -> bool:
    """Whether an end that has passed closes this older observation, or undated word of the same."""
    if said.begin or said.end:
        return False
    for other in ended:
        if other.end is None or other.basis == ASSUMED:
            continue
        if said.seen and said.seen.last < other.end.last:
            return True
        if not said.seen and said.value == other.value:
            return True
    return False


def _best_per_party(counting: Iterable[Said], roles: dict[int, str]) -> list[Said]:
    by_party: dict[str, list[Said]] = {}
    for said in counting:
        by_party.setdefault(said.party, []).append(said)
    standing: list[Said] = []
    for group in by_party.values():
        top = max((said.grade, said.moment, said.recorded) for said in group)
        for said in group:
            if (said.grade, said.moment, said.recorded) == top:
                standing.append(said)
            else:
                roles[said.row] = "outranked"
    return standing


def _superseded(said: Said, by: Said, traits: Traits) -> str:
    """The role of a statement because of a later one with another value; empty if it stands."""
    if by.value == said.value or by.moment <= said.moment or said.grade != 2 or by.grade != 2:
        return ""
    if by.keeper and by.begin and by.party != said.party:
        return "overtaken"
    if not by.begin and not said.begin:
        return "earlier"
    if by.begin and traits.changing and said.end is None:
        return "earlier"
    return ""


def _between_parties(standing: list[Said], traits: Traits, roles: dict[int, str]) -> list[Said]:
    if any(said.grade for said in standing):
        for said in standing:
            if not said.grade:
                roles[said.row] = "undated"
        standing = [said for said in standing if said.grade]
    remaining: list[Said] = []
    for said in standing:
        found = {_superseded(said, other, traits) for other in standing} - {""}
        if found:
            roles[said.row] = "overtaken" if "overtaken" in found else "earlier"
        else:
            remaining.append(said)
    firm = [said for said in remaining if not said.under and said.basis <= STATED]
    if firm:
        values = {said.value for said in firm}
        for said in remaining:
            if said.under and said.value not in values:
                roles[said.row] = "under"
        remaining = [said for said in remaining if roles.get(said.row) != "under"]
    return remaining


def _first(remaining: Sequence[Said]) -> tuple[Said, str]:
    """The statement whose value is shown first, and why that one."""
    latest = max(said.moment for said in remaining)
    keepers = [said for said in remaining if said.keeper and said.moment == latest]
    pool = keepers or remaining
    first = min(pool, key=lambda said: (said.basis, -said.moment, said.value, said.party, said.row))
    return first, _why(first, remaining, by_keeper=bool(keepers))


def _why(first: Said, remaining: Sequence[Said], *, by_keeper: bool) -> str:
    others = [said for said in remaining if said.value != first.value]
    if not others:
        return "alone"
    if by_keeper:
        return "keeper"
    if all(said.basis > first.basis for said in others):
        return "solid"
    return "latest" if all(said.moment < first.moment for said in others) else "tie"


def _fold(counting: list[Said], ended: Sequence[Said], traits: Traits, roles: dict[int, str]) -> Outcome:
    """What stands, of statements that count for certain."""
    open_ones = []
    for said in counting:
        if _closed(said, ended):
            roles[said.row] = "closed"
        else:
            open_ones.append(said)
    standing = _between_parties(_best_per_party(open_ones, roles), traits, roles)
    if not standing:
        return Outcome(roles=roles)
    first, why = _first(standing)
    values = sorted({said.value for said in standing}, key=lambda value: (value != first.value, value))
    agreeing = [said for said in standing if said.value == first.value]
    for said in standing:
        roles[said.row] = "stands" if said.value == first.value else "differs"
    for said in open_ones:
        if said.value == first.value and roles[said.row] in ("outranked", "earlier", "undated"):
            roles[said.row] = "agrees"
    return Outcome(
        value=first.value,
        values=tuple(values),
        basis=min(said.basis for said in agreeing),
        party=first.party,
        why=why,
        disputed=len(values) > 1,
        overtaken="overtaken" in roles.values(),
        undated=all(said.grade == 0 for said in agreeing) and not traits.timeless,
        begin_unknown=all(said.grade == 1 for said in agreeing),
        confirmed=_confirmed(open_ones, first.value),
        roles=roles,
    )


def _alone(said: Said, traits: Traits) -> Outcome:
    """What stands of one statement that counts: it does; the most frequent case by far."""
    return Outcome(
        value=said.value,
        values=(said.value,),
        basis=said.basis,
        party=said.party,
        why="alone",
        undated=said.grade == 0 and not traits.timeless,
        begin_unknown=said.grade == 1,
        confirmed=_confirmed([said], said.value),
        roles={said.row: "stands"},
    )


def _confirmed(counting: Iterable[Said], value: str) -> int | None:
    days = [
        max(edge.last for edge in (said.begin, said.seen) if edge)
        for said in counting
        if said.value == value and said.grade == 2
    ]
    return max(days, default=None)


def _edges(maybe: Sequence[Said], day: int) -> tuple[int, int]:
    """The certain days around: the last one before and the first one after the imprecision."""
    spans = [
        edge
        for said in maybe
        for edge in (said.begin or said.seen, said.end)
        if edge and edge.first <= day < edge.last
    ]
    return min(span.first for span in spans) - 1, max(span.last for span in spans)


def _in_world(all_said: Sequence[Said], states: Sequence[str], traits: Traits) -> Outcome:
    """What stands if each statement is in this state."""
    roles = {said.row: state for said, state in zip(all_said, states, strict=True)}
    by_state: dict[str, list[Said]] = {"counts": [], "ended": [], "not_yet": []}
    for said, state in zip(all_said, states, strict=True):
        by_state[state].append(said)
    outcome = _fold(by_state["counts"], by_state["ended"], traits, roles)
    ahead = [said for said in by_state["not_yet"] if said.seen and not said.begin]
    if outcome.value is None and traits.backwards and ahead:
        return _assumed_backwards(ahead, roles)
    return outcome


def _assumed_backwards(later: Sequence[Said], roles: dict[int, str]) -> Outcome:
    """*Terugrekenen*: the earliest later observation counts before its day, as an assumption."""
    earliest = min(said.seen.first for said in later if said.seen)
    nearest = [said for said in later if said.seen and said.seen.first == earliest]
    values = sorted({said.value for said in nearest})
    for said in nearest:
        roles[said.row] = "backwards"
    return Outcome(
        value=values[0],
        values=tuple(values),
        basis=ASSUMED,
        party=min(said.party for said in nearest if said.value == values[0]),
        why="alone" if len(values) == 1 else "tie",
        disputed=len(values) > 1,
        backwards=True,
        roles=roles,
    )


def _named(outcomes: Iterable[Outcome]) -> tuple[str | None, ...]:
    """Every value that may be the case; None if nothing may be."""
    found: set[str | None] = set()
    for outcome in outcomes:
        found |= set(outcome.values) or {None}
    return tuple(sorted(found, key=lambda value: (value is None, value or "")))


_ROLES = (
    "backwards stands differs agrees overtaken earlier under undated outranked closed ended not_yet"
).split()


def _weakest(outcomes: Sequence[Outcome]) -> Outcome:
    """Of several worlds the one that grants least, whatever the order and numbers of statements.

    Where several grant equally little, each statement has the strongest role that it has in one.
    """

    def grants(outcome: Outcome) -> tuple[object, ...]:
        standing = sum(role in ("stands", "agrees") for role in outcome.roles.values())
        return not outcome.backwards, standing, -(outcome.basis or 0), outcome.party

    least = min(map(grants, outcomes))
    equal = [outcome for outcome in outcomes if grants(outcome) == least]
    roles = {row: min((outcome.roles[row] for outcome in equal), key=_ROLES.index) for row in equal[0].roles}
    return replace(equal[0], roles=roles)


def _uncertain(
    all_said: Sequence[Said], states: Sequence[tuple[str, ...]], day: int, traits: Traits
) -> Outcome:
    """The answer inside the imprecision of dates: certain only if every world gives the same.

    A world is one choice of state for each statement. Beyond MOST_WORLDS of them the values of all
    statements in play are named: rather one too many than one too few.
    """
    maybe = [said for said, may in zip(all_said, states, strict=True) if len(may) > 1]
    if math.prod(len(may) for may in states) <= MOST_WORLDS:
        outcomes = [_in_world(all_said, world, traits) for world in itertools.product(*states)]
        if len({frozenset(outcome.values) for outcome in outcomes}) == 1:
            certain = _weakest(outcomes)
            return replace(certain, roles=_marked(certain.roles, maybe))
        possible, roles = _named(outcomes), _weakest(outcomes).roles
    else:
        least = _in_world(all_said, [may[0] if len(may) == 1 else "not_yet" for may in states], traits)
        play = {said.value for said, may in zip(all_said, states, strict=True) if "counts" in may}
        ending = any("ended" in may and len(may) > 1 for may in states)
        if play == set(least.values) and not ending:
            return replace(least, roles=_marked(least.roles, maybe))
        possible = (*sorted(play), *([None] if least.value is None or ending else []))
        roles = least.roles
    marked = {**roles, **{said.row: "maybe" for said in maybe}}
    return Outcome(possible=possible, edges=_edges(maybe, day), roles=marked)


def _marked(roles: Mapping[int, str], maybe: Iterable[Said]) -> dict[int, str]:
    """Roles in which what only perhaps counts says so, unless the answer rests on it."""
    perhaps = [said.row for said in maybe if roles.get(said.row) not in ("stands", "differs", "backwards")]
    return {**roles, **dict.fromkeys(perhaps, "maybe")}


def resolve(all_said: Sequence[Said], day: int, traits: Traits) -> Outcome:
    """What stands on this day of all that was said, with the role of every statement.

    ``all_said`` holds what may be seen and is not retracted, in any order. Complexity: n log n for
    n statements on one property of one thing; inside the imprecision of dates times the number of
    worlds that they leave open.
    """
    states = [_states(said, day) for said in all_said]
    if any(len(may) > 1 for may in states):
        return _uncertain(all_said, states, day, traits)
    if states == [("counts",)]:
        return _alone(all_said[0], traits)
    return _in_world(all_said, [may[0] for may in states], traits)


_IN_FORCE = ("stands", "differs", "agrees", "maybe")


def ruled(outcome: Outcome, rulings: Sequence[Said], others: Sequence[Said], day: int) -> Outcome:
    """What stands where a supervisor has ruled; ``outcome`` is what stands of ``others`` alone.

    Of several rulings that count the last recorded one does. One that was recorded at the same moment
    as what it goes against stands: it is no later word that opens the question again.
    """
    roles = {**outcome.roles, **{said.row: _states(said, day)[0] for said in rulings}}
    counting = [said for said in rulings if _states(said, day) == ("counts",)]
    if not counting:
        return replace(outcome, roles=roles)
    last = max(counting, key=lambda said: (said.recorded, said.moment, said.value))
    in_force = [said for said in others if outcome.roles[said.row] in _IN_FORCE]
    against = [said for said in in_force if said.value != last.value]
    if any(said.recorded > last.recorded for said in against):
        roles |= {said.row: "outranked" for said in counting} | {last.row: "reopened"}
        values = tuple(dict.fromkeys((*outcome.values, last.value)))
        return replace(outcome, value=values[0], values=values, disputed=True, possible=(), roles=roles)
    roles |= {said.row: "agrees" if said.value == last.value else "differs" for said in in_force}
    roles |= {said.row: "outranked" for said in counting} | {last.row: "rules"}
    return Outcome(
        value=last.value,
        values=tuple(dict.fromkeys((last.value, *(said.value for said in against)))),
        basis=last.basis,
        party=last.party,
        why="ruled",
        undated=last.grade == 0,
        begin_unknown=last.grade == 1,
        confirmed=_confirmed([last, *in_force], last.value),
        ruled_by=last.party,
        roles=roles,
    )
