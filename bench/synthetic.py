# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up system of any size, in the proportions of the whole country.

In a million statements stand some 50,000 components and 200,000 dependencies; to every hundred there
is a source. The same size gives the same statements on every machine. Nothing in it is true.
"""

import datetime
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

from kamerbreed.vocabulary import COMPILER, Statement, scales

SEED = 112
PARTIES = tuple(f"party/organisation-{number:02}" for number in range(1, 55))
READER = PARTIES[0]
"""The party for whose knowledge a picture is asked."""
REGIONS, ROOMS, NATIONAL, CLUSTER = 25, 10, 40, 100
PER_SOURCE, PER_RETRACTION = 100, 200
_FIRST, _LAST = datetime.date(2010, 1, 1).toordinal(), datetime.date(2026, 6, 30).toordinal()


class _Maker:
    """Draws statements; holds what may be named: the sources and components made so far."""

    def __init__(self, size: int) -> None:
        self._draw = random.Random(SEED)
        self._sources = [f"source/document-{number}" for number in range(1, max(size // PER_SOURCE, 5) + 1)]
        self._types = tuple(scales()["component-type"])

    def date(self) -> str:
        """A date; one in ten is only a month, one in thirty only a year."""
        day = datetime.date.fromordinal(self._draw.randint(_FIRST, _LAST)).isoformat()
        chance = self._draw.random()
        return day[:4] if chance < 1 / 30 else day[:7] if chance < 1 / 10 else day

    def grounds(self) -> dict[str, Any]:
        """Who says it, on what ground: mostly a document, sometimes two, sometimes somebody's word."""
        chance = self._draw.random()
        party = self._draw.choice(PARTIES)
        if chance < 0.1:
            return {"basis": "stated", "stated_by": party}
        if chance < 0.15:
            return {"basis": "derived", "stated_by": COMPILER, "sources": (self._draw.choice(self._sources),)}
        sources = tuple(sorted(self._draw.sample(self._sources, 2 if chance > 0.85 else 1)))
        return {
            "basis": "documented",
            "stated_by": party,
            "sources": sources,
            "locator": f"p. {self._draw.randint(1, 90)}",
        }

    def say(self, subject: str, name: str, value: object, key: str = "", **more: Any) -> Statement:
        """One statement; its party and sources are drawn unless ``more`` gives them."""
        grounds = self.grounds() if "stated_by" not in more else {}
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
        return Statement(subject=subject, property=name, key=key, value=text, **grounds, **more)

    def party(self, subject: str) -> Iterator[Statement]:
        """A party with a name."""
        own: dict[str, Any] = {"basis": "stated", "stated_by": COMPILER}
        yield self.say(subject, "exists", True, **own)
        yield self.say(subject, "name", subject.partition("/")[2].replace("-", " "), **own)

    def source(self, subject: str) -> Iterator[Statement]:
        """A source with its dates; one in six has no date of publication."""
        own: dict[str, Any] = {"basis": "stated", "stated_by": COMPILER}
        author, receiver = self._draw.sample(PARTIES, 2)
        yield self.say(subject, "exists", True, **own)
        yield self.say(subject, "title", subject.partition("/")[2].replace("-", " "), **own)
        yield self.say(subject, "publisher", author, **own)
        yield self.say(subject, "author", author, author, **own)
        yield self.say(subject, "type", "report", **own)
        if self._draw.random() < 5 / 6:
            yield self.say(subject, "published_on", self.date(), **own)
        if self._draw.random() < 1 / 2:
            yield self.say(subject, "dated", self.date(), **own)
        if self._draw.random() < 1 / 4:
            yield self.say(subject, "received", self.date(), receiver, **own)

    def room(self, number: int) -> Iterator[Statement]:
        """A regional control room."""
        subject = f"control-room/room-{number:02}"
        yield self.say(subject, "exists", True, valid_from=f"20{number + 9}-05")
        yield self.say(subject, "name", f"Room {number}")
        yield self.say(subject, "type", "regional")
        yield self.say(subject, "operational_state", "in_operation", valid_from=f"20{number + 9}-05-01")
        for staff in (self._draw.randint(60, 240) for _ in range(3)):
            yield self.say(subject, "staff", staff, observed_on=self.date())

    def region(self, number: int) -> Iterator[Statement]:
        """A safety region, with a population for each year."""
        subject = f"region/vr{number:02}"
        yield self.say(subject, "exists", True, valid_from="2010-10-01")
        yield self.say(subject, "name", f"Region {number}")
        room = f"control-room/room-{(number - 1) * ROOMS // REGIONS + 1:02}"
        yield self.say(subject, "served_by", room, valid_from="2019-05-01")
        for year in range(2012, 2027):
            yield self.say(subject, "population", self._draw.randint(4, 14) * 100_000, observed_on=str(year))

    def component(self, number: int) -> Iterator[Statement]:
        """A component, with who owns, runs and supplies it, its state in time, and what it depends on."""
        subject = f"component/part-{number}"
        begin = self.date()
        planned = self._draw.random() < 0.02
        yield self.say(subject, "exists", "planned" if planned else True, valid_from=begin)
        yield self.say(subject, "name", f"Part {number}")
        yield self.say(subject, "type", self._draw.choice(self._types))
        if number % 250 == 7:
            yield self.say(subject, "replicated_per", "room")
        owner, operator, supplier = self._draw.sample(PARTIES, 3)
        yield self.say(subject, "owner", owner, owner, valid_from=begin)
        yield self.say(subject, "operator", operator, operator, observed_on=self.date())
        yield self.say(subject, "supplier", supplier, supplier, observed_on=self.date())
        yield self.say(subject, "contract_until", self.date(), supplier.partition("/")[2], valid_from=begin)
        yield self.say(subject, "in_operation_since", begin)
        yield from self._history(subject, operator)
        yield from self._dependencies(subject, number)

    def _history(self, subject: str, operator: str) -> Iterator[Statement]:
        yield self.say(
            subject,
            "operational_state",
            "in_operation",
            observed_on=self.date(),
            stated_by=operator,
            basis="stated",
        )
        other = "in_operation" if self._draw.random() < 0.9 else "not_in_operation"
        yield self.say(subject, "operational_state", other, observed_on=self.date())
        if self._draw.random() < 0.1:
            grounds: dict[str, Any] = {"stated_by": operator, "basis": "stated"}
            yield Statement(subject=subject, property="end_of_life", non_value="unknown", **grounds)
        else:
            yield self.say(subject, "end_of_life", self.date())
        for day in sorted({self.date() for _ in range(3)}):
            yield self.say(subject, "last_tested", day, observed_on=day)

    def _dependencies(self, subject: str, number: int) -> Iterator[Statement]:
        """On three neighbours and one national component, so that most chains stay local."""
        low = max(number // CLUSTER * CLUSTER, 1)
        near = range(max(low, number - 20), number)
        chosen = self._draw.sample(near, min(3, len(near)))
        if number > NATIONAL:
            chosen.append(self._draw.randint(1, NATIONAL))
        for one in sorted(set(chosen)):
            on = f"component/part-{one}"
            strength = self._draw.choice(("stops", "degrades", "inconveniences"))
            seen = self.date()
            yield self.say(subject, "depends_on", {"on": on, "strength": strength}, on, observed_on=seen)

    def all(self) -> Iterator[Statement]:
        """Parties, sources, rooms and regions, and then components without end."""
        for party in (COMPILER, "party/lms", *PARTIES):
            yield from self.party(party)
        for source in self._sources:
            yield from self.source(source)
        for number in range(1, ROOMS + 1):
            yield from self.room(number)
        for number in range(1, REGIONS + 1):
            yield from self.region(number)
        for number in itertools.count(1):
            yield from self.component(number)


def statements(size: int) -> list[Statement]:
    """The assertions of a system of ``size`` statements; ``retractions`` makes the rest."""
    wanted = size - size // PER_RETRACTION
    found: dict[Statement, None] = {}
    for said in _Maker(size).all():
        found[said] = None
        if len(found) == wanted:
            break
    return list(found)


def retractions(size: int, digests: Sequence[str], said: Sequence[Statement]) -> list[Statement]:
    """One statement in two hundred was wrong; ``digests`` are those of the assertions, in order."""
    draw = random.Random(SEED + 1)
    count = min(size // PER_RETRACTION, len(digests))
    return [
        Statement(
            act="retract",
            subject=said[place].subject,
            property=said[place].property,
            key=said[place].key,
            about=digests[place],
            note="entered by mistake",
            stated_by=said[place].stated_by,
        )
        for place in sorted(draw.sample(range(len(digests)), count))
    ]


def later(number: int, count: int, party: str) -> list[Statement]:
    """Statements that come in afterwards, by this party; a different set for each ``number``."""
    day = datetime.date(2026, 7, 1) + datetime.timedelta(days=number)
    return [
        Statement(
            subject=f"component/part-{one}",
            property="last_tested",
            value=f'"{day.isoformat()}"',
            observed_on=day.isoformat(),
            basis="stated",
            stated_by=party,
        )
        for one in range(1, count + 1)
    ]
