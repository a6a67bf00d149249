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
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kamerbreed.vocabulary import BASES

DOCUMENTED, STATED, ASSUMED = BASES.index("documented"), BASES.index("stated"), BASES.index("assumed")


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
    the value is assumed for a time before it was first seen.
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
    roles: dict[int, str] = field(default_factory=dict)


NOTHING = Outcome()


def _time_state(said: Said, day: int, traits: Traits) -> str:
    """``counts``, ``maybe``, ``not_yet``, ``ended`` or ``backwards``."""
    if said.end and day >= said.end.last:
        return "ended"
    start = said.begin or said.seen
    if start and day < start.first:
        return "backwards" if traits.backwards and not said.begin else "not_yet"
    if start and day < start.last:
        return "maybe"
    if said.end and day >= said.end.first:
        return "maybe"
    return "counts"


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


def _confirmed(counting: Iterable[Said], value: str) -> int | None:
    days = [
        max(edge.last for edge in (said.begin, said.seen) if edge)
        for said in counting
        if said.value == value and said.grade == 2
    ]
    return max(days, default=None)


def _possible(
    certain: list[Said], maybe: Sequence[Said], ended: Sequence[Said], traits: Traits
) -> tuple[str | None, ...]:
    """Every value that may be the case: with none, with each, and with all of the uncertain ones."""
    worlds = [[], *([said] for said in maybe), list(maybe)]
    found = {_fold([*certain, *world], ended, traits, {}).value for world in worlds}
    return tuple(sorted(found, key=lambda value: (value is None, value or "")))


def _edges(maybe: Sequence[Said], day: int) -> tuple[int, int]:
    """The certain days around: the last one before and the first one after the imprecision."""
    spans = [
        edge
        for said in maybe
        for edge in (said.begin or said.seen, said.end)
        if edge and edge.first <= day < edge.last
    ]
    return min(span.first for span in spans) - 1, max(span.last for span in spans)


def resolve(all_said: Sequence[Said], day: int, traits: Traits) -> Outcome:
    """What stands on this day of all that was said, with the role of every statement.

    ``all_said`` holds what may be seen and is not retracted, in any order. Complexity: n log n for
    n statements on one property of one thing.
    """
    roles: dict[int, str] = {}
    by_state: dict[str, list[Said]] = {"counts": [], "maybe": [], "ended": [], "not_yet": [], "backwards": []}
    for said in all_said:
        state = _time_state(said, day, traits)
        by_state[state].append(said)
        roles[said.row] = state
    certain, maybe, ended = by_state["counts"], by_state["maybe"], by_state["ended"]
    outcome = _fold(certain, ended, traits, roles)
    if maybe:
        possible = _possible(certain, maybe, ended, traits)
        if len(possible) > 1:
            return Outcome(possible=possible, edges=_edges(maybe, day), roles=roles)
        if outcome.value is None and possible[0] is not None:
            outcome = _fold([*certain, *maybe], ended, traits, roles)
    if outcome.value is None and by_state["backwards"]:
        return _assumed_backwards(by_state["backwards"], roles)
    return outcome


def _assumed_backwards(later: Sequence[Said], roles: dict[int, str]) -> Outcome:
    """*Terugrekenen*: the earliest later observation counts before its day, as an assumption."""
    earliest = min(said.seen.first for said in later if said.seen)
    nearest = [said for said in later if said.seen and said.seen.first == earliest]
    values = sorted({said.value for said in nearest})
    for said in nearest:
        roles[said.row] = "backwards"
    for said in later:
        if said not in nearest:
            roles[said.row] = "not_yet"
    return Outcome(
        value=values[0],
        values=tuple(values),
        basis=ASSUMED,
        party=min(said.party for said in nearest if said.value == values[0]),
        disputed=len(values) > 1,
        backwards=True,
        roles=roles,
    )
