# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The picture: the system at one moment, folded from statements; immutable, and lazy in its folding."""

import datetime
import functools
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._asked import Asked, asked_places, question_unsaid
from kamerbreed.picture._carry import Holds, facts_carried, news_between
from kamerbreed.picture._column import OF_NON_VALUE, Column, Existences
from kamerbreed.picture._coordinates import Coordinates, Viewer
from kamerbreed.picture._facts import (
    Existence,
    Fact,
    Freshness,
    Naming,
    PictureError,
    Relation,
    Standing,
    Voice,
)
from kamerbreed.picture._fingerprint import fingerprint
from kamerbreed.picture._kept import Kept
from kamerbreed.picture._knowledge import ALWAYS, days_without, known_days, resting_on, source_days
from kamerbreed.picture._meaning import NO_DAY, edges_of, iso
from kamerbreed.picture._resolve import NOTHING, Days, Outcome, Said, Traits, resolve, ruled
from kamerbreed.picture._roll import Roll
from kamerbreed.picture._sight import SHIELD, cast_shields, readable_rows
from kamerbreed.picture._table import Table
from kamerbreed.picture._templates import Templates, split_instance
from kamerbreed.picture._voices import recorded_later, voice_of, voices_of
from kamerbreed.picture._wholes import (
    column_of,
    distinct_of,
    existences_of,
    name_properties,
    names_of,
    several_of,
    state_of,
    targets_of,
    values_of,
)
from kamerbreed.vocabulary import (
    ACTS,
    BASES,
    COMPILER,
    EXISTS,
    SENSITIVITIES,
    SHIELDED,
    Lang,
    Property,
    Statement,
    Thing,
    VocabularyError,
    kind_of,
    partial_date,
    property_of,
    read_json,
    stale_after_days,
)

K = TypeVar("K", bound=Thing)
T = TypeVar("T")

_NON_VALUE = "\0"
_LATEST = "~"
"""After every time of recording."""
_MOST_CELLS = 2_000
"""A longer column is not kept: those of the whole country would take more memory than its statements."""
_RULE = ACTS.index("rule")
_SAYING = (ACTS.index("assert"), _RULE)


class Picture:
    """The system at four coordinates.

    Made by masks over the columns of the table (some tens of milliseconds per million statements);
    a fact is resolved when it is asked for, and kept.
    """

    def __init__(self, table: Table, coordinates: Coordinates, before: "Picture | None" = None) -> None:
        """``before`` is an earlier picture, of which what holds still need not be made again."""
        self.table = table
        self.coordinates = coordinates
        self._seen = readable_rows(table, len(table), coordinates.viewer)
        self._rows = self._rows_held()
        self._day = coordinates.valid_at.toordinal()
        self._readable = self._seen[: self._rows]
        self._shadowed: frozenset[int] = frozenset()
        self._standing = self._mask_standing()
        self._facts: dict[tuple[str, str, str], Fact] = {}
        self._grouped: tuple[str, dict[tuple[str, str], list[int]]] = "", {}
        self._existences: dict[str, Existences] = {}
        self._columns: dict[tuple[str, str, bool], Column] = {}
        self._kept: Kept[object] = Kept()
        self._holding: dict[Hashable, Holds] = {}
        if before is not None:
            self._carry(before)

    def _carry(self, before: "Picture") -> None:
        """Take over what was made of an earlier picture and still holds."""
        news = news_between(before, self)
        if news is not None:
            self._facts = facts_carried(before._facts, news)
            self._existences = dict(before._existences)
            kept = dict(before._columns)
            self._columns = {place: one for place, one in kept.items() if not news.touches(*place[:2])}
            self._holding = {place: holds for place, holds in dict(before._holding).items() if holds(news)}
            self._kept.take_over(before._kept, self._holding)

    # --- the four coordinates as masks -------------------------------------------------------

    def _rows_held(self) -> int:
        position = self.coordinates.position
        if not position:
            return len(self._seen)
        row = self.table.find(position)
        if row is None or row >= len(self._seen) or not self._seen[row]:
            raise PictureError("picture.position", position=position)
        return row + 1

    def seen_by(self, viewer: Viewer) -> "Picture":
        """The same picture for another viewer; itself for its own."""
        if viewer == self.coordinates.viewer:
            return self
        return Picture(self.table, replace(self.coordinates, viewer=viewer))

    def without_sources(self, sources: Sequence[str]) -> "Picture":
        """The same picture as if these sources (ids) had never been there; itself where there are none."""
        if not sources:
            return self
        left_out = tuple(sorted({*self.coordinates.without, *sources}))
        return Picture(self.table, replace(self.coordinates, without=left_out))

    def shows(self, thing: str) -> bool:
        """Whether anything was ever said on a thing that its viewer may see, acts included."""
        code = self.table.things.get(thing)
        return code is not None and any(self._readable[row] for row in self.table.rows_of(code, self._rows))

    @property
    def rows_held(self) -> int:
        """How many statements the ledger held at the position of the picture."""
        return self._rows

    def _column(self, name: str) -> NDArray[np.int32]:
        return self.table.column(name, self._rows)

    def _mask_standing(self) -> NDArray[np.bool_]:
        """Assertions and rulings that may be seen, could be known, and are neither retracted nor destroyed.

        A retraction that this viewer may not see counts too: what was refuted does not stand as known.
        """
        found: NDArray[np.bool_] = self._readable & self.table.rare.spread(
            self._rows, np.bool_, lambda one: one.act in _SAYING and not one.erased
        )
        days, limit = self._known_days, self.coordinates.known_at
        if days is not None and limit is not None:
            found &= (days <= limit.toordinal()) | self._shields()
        if self.coordinates.without:
            found &= ~resting_on(self.table, self._rows, self.coordinates.without)
        acts, targets = self._retracted()
        found[targets] = False
        covered = cast_shields(self.table, found, self._readable, self.coordinates.viewer)
        self._shadowed = covered | set(targets[~self._readable[acts]].tolist())
        return found

    def _shields(self) -> NDArray[np.bool_]:
        """The rows that say that something is shielded: as a classification they count in every picture."""
        return self.table.rare.spread(self._rows, np.bool_, lambda one: one.non_value == SHIELDED)

    @functools.cached_property
    def _known_days(self) -> NDArray[np.int32] | None:
        at = self.coordinates
        if at.known_at is None:
            return None
        days = self.undated_knowledge.days_of_sources(at.known_by)
        return known_days(self.table, self._rows, days_without(self.table, days, at.without))

    def days_of_sources(self, party: str) -> NDArray[np.int32]:
        """By number of the thing the first day on which a party (or anybody) could know a source.

        Kept for pictures of other days, unless a date of a source holds for a time only.
        """
        table = self.table
        own = frozenset({party, *self.roles_within(party)}) if party else frozenset()
        told = min(self._rows, table.source_rows)
        place = ("days of sources", told, table.source_rows, self.coordinates.viewer, own)
        kept = table.kept_pictures.get(place)
        if isinstance(kept, np.ndarray):
            return kept
        days, always = source_days(table, self, own)
        if always:
            table.keep_picture(place, days)
        return days

    def kept(self, place: Hashable, make: Callable[[], T], holds: Holds | None = None) -> T:
        """What an analysis made of this picture before, else made now: a picture never changes.

        ``holds`` says of what came in later whether what was made holds still; without it that is not known.
        """
        made = self._kept.get(place, make)
        if holds is not None:
            self._holding[place] = holds
        return made  # type: ignore[return-value]  # who asks twice makes the same there

    @property
    def readable(self) -> NDArray[np.bool_]:
        """For each row that the ledger held whether this viewer may see it, acts included."""
        return self._readable

    @property
    def standing(self) -> NDArray[np.bool_]:
        """For each row that the ledger held whether it stands in this picture."""
        return self._standing

    @functools.cached_property
    def undated_knowledge(self) -> "Picture":
        """The same picture without ``known_at``: with all that is known, undated sources included."""
        at = self.coordinates
        if at.known_at is None:
            return self
        plain = Coordinates(valid_at=at.valid_at, position=at.position, viewer=at.viewer)
        # Shared by the pictures of one day that differ in what was known, and by whom.
        place = (len(self.table), plain)
        kept = self.table.kept_pictures.get(place)
        if not isinstance(kept, Picture):
            kept = Picture(self.table, plain)
            self.table.keep_picture(place, kept)
        return kept

    def _retracted(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows of the retractions that count in this picture, and the rows that they take back.

        One on the ground of a source counts from when that source could be known; one of a mere
        error of entry counts at every ``known_at``.
        """
        rows, targets = self.table.acts_of("retract", self._rows)
        days, limit = self._known_days, self.coordinates.known_at
        if days is None or limit is None:
            return rows, targets
        counts = self.table.sources.none(rows) | (days[rows] <= limit.toordinal())
        return rows[counts], targets[counts]

    # --- what stands --------------------------------------------------------------------------

    def _rows_about(self, subject: str, mask: NDArray[np.bool_]) -> list[int]:
        code = self.table.things.get(subject)
        if code is None:
            return []
        return [row for row in self.table.rows_of(code, self._rows) if mask[row]]

    def _groups(self, subject: str) -> dict[tuple[str, str], list[int]]:
        """The standing rows about a thing, by property and key; kept for the thing last asked for."""
        last, groups = self._grouped
        if last != subject:
            groups = {}
            for row in self._rows_about(subject, self._standing):
                groups.setdefault(self.table.place(row)[1:], []).append(row)
            self._grouped = subject, groups
        return groups

    def _said(self, row: int, keepers: Sequence[str]) -> Said:
        table = self.table
        rare = table.rare.meaning(row)
        party = table.stated_by(row)
        basis = table.number("basis", row) - 1
        return Said(
            row=row,
            value=_NON_VALUE + rare.non_value if rare.non_value else table.value(row),
            party=party,
            basis=basis,
            begin=self._days("valid_from", row),
            end=Days(*edges_of(rare.valid_to)) if rare.valid_to else None,
            seen=self._days("observed_on", row),
            recorded=table.recording(row)[0],
            keeper=party in keepers,
            under=party == COMPILER and BASES[basis] in ("derived", "assumed"),
        )

    def _days(self, column: str, row: int) -> Days | None:
        number = self.table.number(column, row)
        days = self.table.days
        first = int(days.first[number])
        return None if first == NO_DAY else Days(first, int(days.last[number]))

    def _traits(self, found: Property[object]) -> Traits:
        return Traits(
            changing=found.changing,
            timeless=found.timeless,
            backwards=self.coordinates.assume_backwards and found.structural,
        )

    def _outcome(self, subject: str, name: str, rows: Sequence[int]) -> Outcome:
        if not rows:
            return NOTHING
        keepers: Sequence[str] = ()
        # Who should know is itself known by these: asking it here would go round for ever.
        if len(rows) > 1 and name not in ("keeper", *kind_of(subject).keepers):
            keepers = self.keepers(subject, name)
        return self._resolved(rows, [], keepers, property_of(subject, name))

    def _resolved(
        self,
        rows: Sequence[int],
        more: Sequence[Said],
        keepers: Sequence[str],
        found: Property[object],
        more_rulings: Sequence[Said] = (),
    ) -> Outcome:
        """What stands of these rows and of what is said besides, with the rulings among the rows."""
        rulings = [row for row in rows if self.table.rare.meaning(row).act == _RULE]
        said = [*(self._said(row, keepers) for row in rows if row not in rulings), *more]
        outcome = resolve(said, self._day, self._traits(found)) if said else NOTHING
        if not rulings and not more_rulings:
            return outcome
        given = [*(self._said(row, ()) for row in rulings), *more_rulings]
        return ruled(outcome, given, said, self._day)

    def outcome_with(self, said: Statement, *, without: Collection[int] = ()) -> Outcome:
        """What would stand if this were said too, and recorded last; its own role is that of row -1.

        ``without`` are rows that are taken back at the same time.
        """
        place = (said.subject, said.property, said.key)
        rows = [row for row in self.fact(*place).rows if row not in without]
        keepers = (
            () if said.property in ("keeper", *kind_of(said.subject).keepers) else self.keepers(*place[:2])
        )
        days = [
            Days(date.first.toordinal(), date.last.toordinal()) if text else None
            for text in (said.valid_from, said.valid_to, said.observed_on)
            for date in [partial_date(text or "2000")]
        ]
        one_more = Said(
            row=-1,
            value=_NON_VALUE + said.non_value if said.non_value else said.value or "",
            party=said.stated_by,
            basis=BASES.index(said.basis),
            begin=days[0],
            end=days[1],
            seen=days[2],
            recorded=_LATEST,
            keeper=said.stated_by in keepers,
            under=said.stated_by == COMPILER and said.basis in ("derived", "assumed"),
        )
        plain, rulings = ([], [one_more]) if said.act == "rule" else ([one_more], [])
        return self._resolved(rows, plain, keepers, property_of(*place[:2]), rulings)

    def outcome_without(self, place: tuple[str, str, str], without: Collection[int]) -> Outcome:
        """What would stand in a place (thing, property, key) if these rows were taken back."""
        rows = [row for row in self.fact(*place).rows if row not in without]
        return self._outcome(*place[:2], rows)

    def keepers(self, subject: str, name: str) -> tuple[str, ...]:
        """Who should know this (*bronhouder*): said of the thing itself, else by the rule of its kind."""
        own = tuple(str(party) for party in self.many(subject, "keeper").values())
        if own:
            return own
        kind = kind_of(subject)
        for candidate in (*property_of(subject, name).keeper, *kind.keepers):
            if candidate.startswith("party/"):
                return (candidate,)
            if candidate == name:
                continue
            if kind.properties()[candidate].many:
                parties = tuple(str(party) for party in self.many(subject, candidate).values())
            else:
                party = self.one(subject, candidate)
                parties = (str(party),) if party else ()
            if parties:
                return parties
        return ()

    def fact(self, subject: str, name: str, key: str = "") -> Fact:
        """One property (and key) of one thing, with its standing; also where nothing is known.

        Raises VocabularyError for a kind or property that does not exist.
        """
        place = (subject, name, key)
        if place not in self._facts:
            thing, room = split_instance(subject)
            rows = self._groups(thing).get((name, key), [])
            fact = self._make_fact(thing, name, key, rows)
            self._facts[place] = self.templates.instance_of(fact, room) if room else fact
        return self._facts[place]

    def _make_fact(self, subject: str, name: str, key: str, rows: Sequence[int]) -> Fact:
        outcome = self._outcome(subject, name, rows)
        found = property_of(subject, name)
        shielded = SENSITIVITIES.index(found.sensitivity) > self.coordinates.viewer.level
        if outcome.value == _NON_VALUE + SHIELDED:
            # It looks like a property that is shielded by its kind.
            outcome, shielded = Outcome(roles=outcome.roles), True
        value, non_value = _read(outcome.value)
        voices = functools.partial(voices_of, self.table, self.coordinates, tuple(rows), outcome.roles)
        return Fact(
            subject=subject,
            property=name,
            key=key,
            value=value,
            values=tuple(_read(text)[0] for text in outcome.values),
            non_value=non_value,
            standing=self._standing_of((subject, key), found, outcome, non_value, shielded=shielded),
            rows=tuple(rows),
            read_voices=voices,
            possible=tuple(_read(text)[0] if text else None for text in outcome.possible),
            edges=_iso_edges(outcome.edges),
            shown_from=outcome.party,
            why_first=outcome.why,
            ruled_by=outcome.ruled_by,
            disputed_by=self._against(outcome) if outcome.ruled_by else (),
        )

    def _against(self, outcome: Outcome) -> tuple[str, ...]:
        """The parties whose words stand against a ruling."""
        rows = [row for row, role in outcome.roles.items() if role == "differs"]
        return tuple(sorted({self.table.stated_by(row) for row in rows}))

    def _standing_of(
        self,
        member: tuple[str, str],
        found: Property[object],
        outcome: Outcome,
        non_value: str,
        *,
        shielded: bool,
    ) -> Standing:
        subject, key = member
        if outcome.possible:
            agreement, question = "uncertain", "answered"
        elif outcome.value is None:
            agreement = ""
            question = "shielded" if shielded else question_unsaid(self, subject, found.name, key)
        else:
            agreement = "disputed" if outcome.disputed else "overtaken" if outcome.overtaken else "one_voice"
            agreement = "ruled" if outcome.ruled_by else agreement
            question = OF_NON_VALUE.get(non_value, "answered")
        return Standing(
            solid="" if outcome.basis is None else BASES[outcome.basis],
            fresh=self._freshness(subject, found, outcome),
            agreement=agreement,
            question=question,
            backwards=outcome.backwards,
        )

    def asked(self, subject: str, name: str, key: str = "") -> Asked | None:
        """The question that was asked last for this, by the day of the picture; None if none was."""
        return asked_places(self).get((split_instance(subject)[0], name, key))

    def _freshness(self, subject: str, found: Property[object], outcome: Outcome) -> Freshness:
        if outcome.value is None:
            return Freshness(state="")
        if outcome.confirmed is None:
            if found.timeless:
                return Freshness(state="timeless")
            return Freshness(state="begin_unknown" if outcome.begin_unknown else "undated")
        confirmed = datetime.date.fromordinal(outcome.confirmed).isoformat()
        if found.timeless:
            return Freshness(state="timeless", confirmed_on=confirmed)
        until = outcome.confirmed + stale_after_days(subject.partition("/")[0], found.name)
        if self._day <= until:
            return Freshness(state="current", confirmed_on=confirmed)
        stale = datetime.date.fromordinal(until + 1).isoformat()
        return Freshness(state="stale", confirmed_on=confirmed, stale_since=stale)

    def entered_later(self, row: int) -> bool:
        """Whether it was recorded after the reference load, in a picture that looks back before then."""
        return recorded_later(self.table, self.coordinates, row)

    # --- things -------------------------------------------------------------------------------

    def one(self, subject: str, name: str) -> object:
        """The value that stands for a property, or None."""
        return self.fact(subject, name).value

    def many(self, subject: str, name: str) -> Mapping[str, object]:
        """The values that stand for a property with several members, by key."""
        return {
            key: fact.value for key, fact in self.members(subject, name).items() if fact.value is not None
        }

    def members(self, subject: str, name: str) -> Mapping[str, Fact]:
        """All members of a property with several, by key, those that ended included."""
        thing, room = split_instance(subject)
        facts = {
            key: self.fact_of(thing, found, key, rows)
            for (found, key), rows in self._groups(thing).items()
            if found == name
        }
        if not room:
            return dict(sorted(facts.items()))
        instances = [self.templates.instance_of(fact, room) for fact in facts.values()]
        return {fact.key: fact for fact in sorted(instances, key=lambda fact: fact.key)}

    def fact_of(self, subject: str, name: str, key: str, rows: Sequence[int]) -> Fact:
        """``fact`` of a thing by who holds its standing rows already, in the order of the ledger."""
        place = (subject, name, key)
        if place not in self._facts:
            self._facts[place] = self._make_fact(*place, rows)
        return self._facts[place]

    def facts(self, subject: str) -> list[Fact]:
        """Every fact of a thing on which something was said, in the order of the vocabulary.

        Includes what ended, began later or is uncertain: then ``value`` is None.
        """
        thing, room = split_instance(subject)
        names = list(kind_of(thing).properties())
        groups = sorted(self._groups(thing).items(), key=lambda item: (names.index(item[0][0]), item[0][1]))
        facts = [self.fact_of(thing, name, key, rows) for (name, key), rows in groups]
        return [self.templates.instance_of(fact, room) for fact in facts] if room else facts

    def existence(self, subject: str) -> Existence:
        """Whether a thing is there on the day of the picture."""
        fact = self.fact(subject, EXISTS)
        if not fact.rows:
            return Existence(state="unstated", undated=True)
        return Existence(
            state=state_of(fact),
            undated=fact.standing.fresh.state == "undated",
            assumed=fact.standing.solid == "assumed",
        )

    def existences(self, kind: type[Thing]) -> Existences:
        """Whether each of ``subjects(kind)`` is there on the day of the picture."""
        if kind.slug not in self._existences:
            self._existences[kind.slug] = existences_of(self, kind)
        return self._existences[kind.slug]

    def column(self, kind: type[Thing], name: str) -> Column:
        """One property of all things of a kind at once: the same answers as ``fact``, as arrays.

        Some tens of milliseconds per million statements on it; a long one is made anew each time. Raises
        VocabularyError for a property that the kind does not have.
        """
        return self._whole(column_of, kind, name)

    def several(self, kind: type[Thing], name: str) -> Column:
        """The same of the facts alone under which more than one statement stands, each a cell."""
        return self._whole(several_of, kind, name)

    def _whole(
        self, make: Callable[["Picture", type[Thing], str], Column], kind: type[Thing], name: str
    ) -> Column:
        place = (kind.slug, name, make is several_of)
        column = self._columns.get(place)
        if column is None:
            column = make(self, kind, name)
            if len(column) <= _MOST_CELLS:
                self._columns[place] = column
        return column

    def targets(self, column: Column) -> NDArray[np.int32]:
        """The number of the thing that each cell of a column points at, -1 where none stands."""
        return targets_of(self, column)

    def values(self, column: Column) -> list[object]:
        """The value of each cell of a column of this picture, None where none stands."""
        return values_of(self, column)

    def distinct(self, column: Column) -> tuple[NDArray[np.int32], list[object]]:
        """The different values of a column, and for each cell which of them stands, -1 for none."""
        return distinct_of(self, column)

    def names(self, kind: type[Thing], lang: Lang) -> Sequence[str]:
        """How each of ``subjects(kind)`` is called; the same as ``name`` of each."""
        return names_of(self, kind, lang)

    @functools.cached_property
    def roll(self) -> Roll:
        """Every thing about which something stands, by kind."""
        return Roll(self.table, self._standing)

    def subjects(self, kind: type[Thing]) -> Sequence[str]:
        """The ids of all things of a kind about which something is known, there or not."""
        return self.roll.names(kind.slug)

    def things(self, kind: type[K], *, planned: bool = False) -> Iterator[K]:
        """The things of a kind that are there on the day of the picture; if asked, planned ones too."""
        found = self.existences(kind)
        asked = found.there | found.planned if planned else found.there
        subjects = self.subjects(kind)
        for place in np.flatnonzero(asked).tolist():
            yield kind(subjects[place], self)

    @overload
    def get(self, subject: str) -> Thing: ...

    @overload
    def get(self, subject: str, kind: type[K]) -> K: ...

    def get(self, subject: str, kind: type[Thing] | None = None) -> Thing:
        """A thing by its id, also if it is not there on this day; with a kind, as of that type.

        Raises PictureError if nothing in this picture tells of it, or if it is of another kind.
        """
        thing, room = split_instance(subject)
        own = kind_of(thing)
        if kind is not None and kind is not own:
            raise PictureError("picture.other_kind", subject=subject, own=own.slug, asked=kind.slug)
        if thing not in self.roll or (room and subject not in self.templates.instances):
            raise PictureError("picture.absent", subject=subject)
        return own(subject, self)

    def name(self, subject: str, lang: Lang) -> Naming:
        """How a thing is called at these coordinates; today's name if its name was not yet knowable."""
        thing, room = split_instance(subject)
        text = self.own_name(thing, lang)
        later = False
        if not text and self.undated_knowledge is not self:
            text, later = self.undated_knowledge.own_name(thing, lang), True
        if room:
            text = f"{text or thing} @ {self.name(f'control-room/{room}', lang).text}"
        return Naming(text=text or thing.partition("/")[2], later=later and bool(text))

    def own_name(self, subject: str, lang: Lang) -> str:
        """Its name at these coordinates, empty if it has none here."""
        try:
            names = name_properties(kind_of(subject), lang)
        except VocabularyError:
            return ""
        for name in names:
            fact = self.fact(subject, name)
            if fact.value or fact.possible:
                return str(fact.value or next(text for text in fact.possible if text))
        return ""

    def roles_within(self, party: str) -> frozenset[str]:
        """The roles that a party holds: what its chair received, the council received."""
        return frozenset(
            relation.subject
            for relation in self.incoming(party, "part_of")
            if self.one(relation.subject, "type") == "role"
        )

    # --- relations ----------------------------------------------------------------------------

    def outgoing(self, subject: str) -> list[Relation]:
        """What a thing names, where that stands on the day of the picture."""
        return [
            Relation(subject=subject, property=fact.property, target=target, fact=fact)
            for fact in self.facts(subject)
            if (target := target_of(fact)) and fact.property != EXISTS
        ]

    def incoming(self, subject: str, name: str = "") -> list[Relation]:
        """What names a thing, if asked in this property alone, where it stands on the day of the picture."""
        thing, _ = split_instance(subject)
        code = self.table.things.get(thing)
        if code is None:
            return []
        rows = self.table.rows_to(code, self._rows)
        places = {self.table.place(row) for row in rows if self._standing[row]}
        facts = [self.fact(*place) for place in sorted(places) if name in ("", place[1])]
        return [
            Relation(subject=fact.subject, property=fact.property, target=thing, fact=fact)
            for fact in facts
            if target_of(fact) == thing
        ]

    @functools.cached_property
    def templates(self) -> Templates:
        """What stands per room, expanded for each room that is there."""
        return Templates(self)

    # --- provenance ---------------------------------------------------------------------------

    @functools.cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the contents that the viewer may see at these coordinates; equal on every database."""
        return fingerprint(self)

    @functools.cached_property
    def position(self) -> str:
        """Digest of the last statement that this viewer may see; empty for an empty ledger."""
        rows = np.flatnonzero(self._readable)
        return self.table.digest(int(rows[-1])) if len(rows) else ""

    def knowable_days(self) -> list[datetime.date | None]:
        """For each statement on the system that stands here: the first day on which anybody could know it.

        None where no dated source tells it. Sources and names of parties, known at every date,
        are not among them.
        """
        return iso(self.knowable_from())

    def knowable_from(self) -> NDArray[np.int32]:
        """The same as ordinals, NO_DAY where no dated source tells it."""
        published = self.undated_knowledge.days_of_sources("")
        days = known_days(self.table, self._rows, published)[self._standing]
        found: NDArray[np.int32] = days[days != ALWAYS]
        return found

    def standing_rows(self) -> list[int]:
        """The rows that stand in this picture, in the order of the ledger."""
        found: list[int] = np.flatnonzero(self._standing).tolist()
        return found

    def told_rows(self) -> tuple[list[int], int]:
        """All that may be told of this picture elsewhere: rows in the order of the ledger, and acts left out.

        Assertions that may be seen and could be known, those taken back too, and the acts on them.
        A classification counts in every picture, so it is told here also where it is later than the
        position. What was destroyed is not among them, nor is an act on a row that is not.
        """
        seen = self._seen
        kept = self._readable & self.table.rare.spread(
            self._rows, np.bool_, lambda one: one.act in _SAYING and not one.erased
        )
        days, limit = self._known_days, self.coordinates.known_at
        if days is not None and limit is not None:
            kept &= (days <= limit.toordinal()) | self._shields()
        acts, refuted = self._retracted()
        kept[refuted[~self._readable[acts]]] = False
        told: set[int] = set(np.flatnonzero(kept).tolist())
        retracted = set(acts[self._readable[acts]].tolist())
        left_out = 0
        for row, act, target in self.table.acts:
            if act == SHIELD:
                continue
            counts = {"retract": row in retracted, "classify": row < len(seen) and bool(seen[row])}
            if not counts.get(act, row in told):
                continue
            if target in told or (act == "rule" and target < 0):
                told.add(row)
            else:
                told.discard(row)
                left_out += 1
        return sorted(told), left_out

    def destroyed_rows(self) -> int:
        """How many statements that this viewer may see were destroyed by decision."""
        erased = self.table.rare.spread(self._rows, np.bool_, lambda one: one.erased)
        return int((self._readable & erased).sum())

    def history(self, subject: str) -> list[Voice]:
        """Every assertion and act on a thing that the viewer may see, in the order of recording.

        The role is ``retracted``, ``destroyed``, ``shielded`` (something that this viewer may not see
        takes its place), ``not_known`` (not knowable at these coordinates), the name of an act, or
        ``asserted``.
        """
        gone = self.kept("taken back", self._openly_retracted)
        voices = []
        for row in self._rows_about(split_instance(subject)[0], self._readable):
            voice = voice_of(self.table, self.coordinates, row, "asserted")
            role = voice.entry.said.act if voice.entry.said.act != "assert" else "asserted"
            if role in ("asserted", "rule") and not self._standing[row]:
                role = "retracted" if row in gone else "shielded" if row in self._shadowed else "not_known"
            if voice.entry.erased:
                role = "destroyed"
            voices.append(Voice(entry=voice.entry, role=role, entered_later=voice.entered_later))
        return voices

    def _openly_retracted(self) -> frozenset[int]:
        acts, targets = self._retracted()
        return frozenset(targets[self._readable[acts]].tolist())


def target_of(fact: Fact) -> str:
    """The thing that a fact points at, or nothing."""
    found = property_of(split_instance(fact.subject)[0], fact.property)
    if found.type.is_reference and isinstance(fact.value, str):
        return fact.value
    if isinstance(fact.value, dict) and "on" in found.type.fields:
        return str(fact.value["on"])
    return ""


def _read(text: str | None) -> tuple[object, str]:
    """The value and the reason for having none, of what resolving gave."""
    if text is None:
        return None, ""
    if text.startswith(_NON_VALUE):
        return None, text[1:]
    return read_json(text), ""


def _iso_edges(edges: tuple[int, int] | None) -> tuple[str, str] | None:
    if edges is None:
        return None
    before, after = (datetime.date.fromordinal(day).isoformat() for day in edges)
    return before, after
