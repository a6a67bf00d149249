# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What entering a file would do: a pure function of a picture and of what the file says.

Every statement of the file gets a verdict. What the ledger already holds with the same content is
not said again, and what was retracted never comes back by a file. A cell of an export that shows
what its own statements give says nothing. Nothing that a file leaves out is taken away.
"""

import array
import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kamerbreed.exchange._cell_form import Manner
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._extract import facts_by_property, said_in
from kamerbreed.exchange._grid import CellPlace
from kamerbreed.exchange._intake import DATES, Deferred, Intake, Row, code_of
from kamerbreed.exchange._names import Names
from kamerbreed.exchange._read_intake import read_column
from kamerbreed.exchange._recorded import Here, picture_of, plan_recorded
from kamerbreed.exchange._verdicts import (
    CHANGED,
    CONFIRMS,
    DISPUTES,
    NEW,
    REFUSED,
    RETRACTED,
    SAME,
    UNCHANGED,
    Empty,
    Plan,
    at_issue,
    covers,
    references_in,
    value_of,
)
from kamerbreed.picture import (
    Coordinates,
    InSteps,
    Picture,
    Taking,
    Voice,
    refused,
    retract,
    unknown,
)
from kamerbreed.vocabulary import (
    EXISTS,
    Statement,
    Told,
    VocabularyError,
    checked,
    say,
)

_COUNTING = ("stands", "differs", "agrees", "overtaken", "under", "undated", "earlier", "maybe", "backwards")


def enter(picture: Picture, intake: Intake) -> InSteps:
    """Say what a file says, whole or not at all. Raises Refusal with every fault by its place."""
    found = plan(picture, intake)
    if found.faults:
        raise refused(found.faults)
    return found.add


def plan(picture: Picture, intake: Intake) -> Plan:
    """What entering a file would do, with every fault that stands in the way."""
    return _Planner(picture, intake).planned()


class _Planner:
    """Makes one plan."""

    def __init__(self, picture: Picture, intake: Intake) -> None:
        self._picture = picture
        self._intake = intake
        self._wishes = intake.wishes
        self._names = Names(picture, intake)
        self._extra: dict[int, list[int]] = {}
        self._faults = list(intake.faults)
        said, at = self._all_said()
        self._recorded = plan_recorded(picture, intake, self._faults)
        self._plan = Plan(
            said=said,
            at=at,
            verdicts=bytearray(len(said)),
            recorded=self._recorded,
            faults=self._faults,
        )
        self._step = (self._recorded.steps[-1] + 1) if self._recorded.steps else 0
        self._new_recorded = len(self._recorded.statements)
        self._said_to_exist: set[str] = set()
        self._grounds: set[tuple[tuple[str, ...], str]] = set()

    def planned(self) -> Plan:
        """The plan."""
        self._strange_columns()
        own = self._own
        if own is not None and self._intake.origin is not None and self._intake.origin.fingerprint:
            self._plan.edited = own.fingerprint != self._intake.origin.fingerprint
        several = self._subjects_with_several_rows()
        for number, row in enumerate(self._intake.rows):
            self._judge_row(number, row)
        for subject in self._said_to_exist:
            self._plan.strangers.pop(subject, None)
        self._contradictions(several)
        self._missing_rows()
        return self._plan

    # --- what is to be judged -----------------------------------------------------------------

    def _all_said(self) -> tuple[Sequence[Statement], "array.array[int]"]:
        """The statements of all cells, those included that needed a picture to be read."""
        intake = self._intake
        if not intake.deferred:
            return intake.said, intake.at
        said, at = list(intake.said), intake.at[:]
        how = Manner(
            lang=intake.manner.lang, decimal_comma=intake.manner.decimal_comma, find=self._names.find
        )
        for cell in intake.deferred:
            for one in self._read_deferred(cell, how):
                self._extra.setdefault(cell.row, []).append(len(said))
                said.append(one)
                at.append(cell.at)
        return said, at

    def _read_deferred(self, cell: Deferred, how: Manner) -> Iterator[Statement]:
        row = self._intake.rows[cell.row]
        kind = self._intake.layouts[row.sheet].kind
        try:
            members = read_column(kind, cell.column, cell.raw, how)
        except (ExchangeError, VocabularyError) as error:
            self._fault(cell.at, error)
            return
        for key, value, non_value in members:
            yield replace(
                cell.like,
                subject=row.subject,
                property=cell.column.found.name,
                key=key,
                value=value,
                non_value=non_value,
            )

    def _fault(self, code: int, problem: Told) -> None:
        self._faults.append(Told("fault", place=self._intake.place(code), problem=problem))

    def _strange_columns(self) -> None:
        if self._intake.strange:
            heads = ";".join(place.head for place in self._intake.strange)
            first = self._intake.strange[0]
            place = CellPlace(file=first.file, sheet=first.sheet, row=first.row)
            self._faults.append(Told("fault", place=place, problem=Told("sheet.strange", heads=heads)))

    def _subjects_with_several_rows(self) -> set[str]:
        once: set[str] = set()
        several: set[str] = set()
        for row in self._intake.rows:
            (several if row.subject in once else once).add(row.subject)
        return several

    # --- the pictures -------------------------------------------------------------------------

    @functools.cached_property
    def _own(self) -> Picture | None:
        """The picture that the file itself was made of, if it tells its statements in full."""
        intake = self._intake
        if not intake.recorded or not intake.rows:
            return None
        origin = intake.origin
        coordinates = origin.coordinates if origin else None
        if coordinates is None:
            coordinates = Coordinates(valid_at=self._picture.coordinates.valid_at)
        return picture_of(intake.recorded, coordinates)

    @functools.cached_property
    def _after(self) -> Picture:
        """The picture with the statements that the file tells in full, if it brings any."""
        if not self._new_recorded:
            return self._picture
        return self._recorded.after(self._picture)

    @functools.cached_property
    def _here(self) -> Here:
        return Here(self._after.table)

    # --- judging ------------------------------------------------------------------------------

    def _judge_row(self, number: int, row: Row) -> None:
        plan = self._plan
        indexes = [*range(row.first, row.last), *self._extra.get(number, ())]
        own = self._own_members(row.subject)
        is_new: bool | None = None
        for index in indexes:
            said = plan.said[index]
            if own is not None and own.get((said.property, said.key)) == (said.value, said.non_value):
                plan.verdicts[index] = UNCHANGED
                continue
            if is_new is None:
                is_new = not self._after.shows(row.subject)
            self._judge(index, said, is_new=is_new)
        if is_new:
            plan.strangers[row.subject] = None
            if any(plan.said[index].property == EXISTS for index in indexes):
                self._said_to_exist.add(row.subject)
        self._empties(row, indexes, own, is_new=is_new)

    def _own_members(self, subject: str) -> dict[tuple[str, str], tuple[str | None, str]] | None:
        if self._own is None:
            return None
        facts = facts_by_property(self._own, subject)
        return {
            (name, key): (value, non_value)
            for name, some in facts.items()
            for key, value, non_value in said_in(some)
        }

    def _judge(self, index: int, said: Statement, *, is_new: bool) -> None:
        if not self._grounded(index, said):
            self._plan.verdicts[index] = REFUSED
        elif is_new:
            self._add(index, said, NEW)
        else:
            self._judge_known(index, said)

    def _grounded(self, index: int, said: Statement) -> bool:
        """Whether somebody says it, and all that it names is there; notes a fault if not."""
        if not said.stated_by:
            self._fault(self._plan.at[index], ExchangeError("said.nobody"))
            return False
        ground = (said.sources, said.stated_by)
        named = references_in(said)
        if ground not in self._grounds:
            self._grounds.add(ground)
            named = (*said.sources, said.stated_by, *named)
        missing = [thing for thing in named if not self._names.exists(thing)]
        for thing in missing:
            self._fault(self._plan.at[index], unknown(thing))
        return not missing

    def _judge_known(self, index: int, said: Statement) -> None:
        rows = self._here.rows(said)
        gone = bool(rows) and all(row in self._here.retracted for row in rows)
        dated = any(getattr(said, name) for name in DATES)
        changes = self._wishes.changed_on or self._wishes.it_was_wrong
        # What was said before, and since then otherwise, may by choice become so again.
        if gone or (rows and (dated or not changes)):
            self._plan.verdicts[index] = RETRACTED if gone else SAME
            return
        fact = self._after.fact(said.subject, said.property, said.key)
        voices = [voice for voice in fact.voices if voice.role in _COUNTING]
        mine = [voice for voice in voices if voice.entry.said.stated_by == said.stated_by]
        if any(value_of(voice.entry.said) != value_of(said) for voice in mine):
            self._judge_changed(index, said, mine)
        elif rows:
            self._plan.verdicts[index] = SAME
        elif any(value_of(voice.entry.said) == value_of(said) for voice in voices):
            adds = not any(covers(voice.entry.said, said) for voice in voices)
            if adds:
                self._add(index, said, CONFIRMS)
            else:
                self._plan.verdicts[index] = SAME
        elif voices:
            self._judge_against_others(index, said)
        else:
            self._add(index, said, NEW)

    def _judge_changed(self, index: int, said: Statement, mine: Sequence[Voice]) -> None:
        """The same party said something else before: changed since, or it was wrong?"""
        if any(getattr(said, name) for name in DATES):
            self._judge_against_others(index, said, verdict=CHANGED)
        elif self._wishes.changed_on:
            self._changed_on(index, said, verdict=CHANGED)
        elif self._wishes.it_was_wrong:
            wrong = [voice for voice in mine if value_of(voice.entry.said) != value_of(said)]
            for voice in wrong:
                self._take_back(voice, said.stated_by)
            latest = max(wrong, key=lambda voice: (voice.entry.recorded_at, voice.entry.row)).entry.said
            dates = {name: getattr(latest, name) for name in DATES}
            self._add(index, replace(said, **dates), CHANGED)
        else:
            before = mine[0].entry.said
            self._plan.verdicts[index] = REFUSED
            shown = before.value if before.value is not None else f"({before.non_value})"
            self._fault(self._plan.at[index], ExchangeError("said.choose", party=said.stated_by, value=shown))

    def _changed_on(self, index: int, said: Statement, *, verdict: int) -> None:
        try:
            dated = checked(replace(said, valid_from=self._wishes.changed_on))
        except VocabularyError as error:
            self._plan.verdicts[index] = REFUSED
            self._fault(self._plan.at[index], error)
            return
        self._judge_against_others(index, dated, verdict=verdict)

    def _take_back(self, voice: Voice, party: str) -> None:
        if any(one.about == voice.entry.digest for one in self._recorded.statements[self._new_recorded :]):
            return
        reason = self._wishes.reason or say("import.reason", self._wishes.lang, file=self._intake.file)
        taking = Taking(digest=voice.entry.digest, reason=reason, stated_by=party)
        (taken,) = retract(self._after, taking)
        if voice.entry.row >= self._recorded.first_new_row:
            self._recorded.about[len(self._recorded.statements)] = (
                voice.entry.row - self._recorded.first_new_row
            )
        self._recorded.statements.append(taken)
        self._recorded.steps.append(self._step)
        self._plan.retractions += 1

    def _judge_against_others(self, index: int, said: Statement, *, verdict: int = -1) -> None:
        """Whether what is said now disputes what others say, and whom."""
        undated = not any(getattr(said, name) for name in DATES)
        if verdict < 0 and undated and self._wishes.changed_on:
            self._changed_on(index, said, verdict=CHANGED)
            return
        outcome = self._after.outcome_with(said)
        voices = {
            row: self._after.table.entry(row).said
            for row, role in outcome.roles.items()
            if row >= 0 and role in ("stands", "differs")
        }
        parties = tuple(
            sorted(
                {
                    other.stated_by
                    for other in voices.values()
                    if other.stated_by != said.stated_by and value_of(other) != value_of(said)
                }
            )
        )
        if outcome.disputed and parties and outcome.roles.get(-1) in ("stands", "differs"):
            self._plan.parties[index] = parties
            self._add(index, said, DISPUTES)
        else:
            self._add(index, said, CHANGED if verdict < 0 else verdict)

    def _add(self, index: int, said: Statement, verdict: int) -> None:
        self._plan.verdicts[index] = verdict
        if not (said.valid_from or said.observed_on or said.valid_to):
            self._plan.undated += 1
        self._recorded.statements.append(said)
        self._recorded.steps.append(self._step)

    # --- what is left out, and what is said twice ---------------------------------------------

    def _empties(
        self,
        row: Row,
        indexes: Sequence[int],
        own: dict[tuple[str, str], tuple[str | None, str]] | None,
        *,
        is_new: bool | None,
    ) -> None:
        """Note what is known of a thing, and has a column here in which it does not stand."""
        layout = self._intake.layouts[row.sheet]
        columns = {column.found.name: column.at for column in layout.columns if column.found is not None}
        said = {(self._plan.said[index].property, self._plan.said[index].key) for index in indexes}
        if own is None:
            if is_new or (is_new is None and not self._after.shows(row.subject)):
                return
            own = self._known_members(row.subject, set(columns) - {name for name, _ in said})
        for name, key in own:
            at = columns.get(name)
            if at is None or (name, key) in said:
                continue
            code = code_of(row.sheet, row.number, at)
            if code not in self._intake.refused:
                self._plan.empties.append(
                    Empty(place=self._intake.place(code), subject=row.subject, property=name, key=key)
                )

    def _known_members(self, subject: str, names: set[str]) -> dict[tuple[str, str], tuple[str | None, str]]:
        """What stands here of these properties of a thing."""
        table = self._after.table
        rows = table.rows_of(table.things[subject], len(table))
        names &= {table.place(row)[1] for row in rows}
        if not names:
            return {}
        facts = facts_by_property(self._after, subject)
        return {
            (name, key): (value, non_value)
            for name in names
            for key, value, non_value in said_in(facts.get(name, ()))
        }

    def _missing_rows(self) -> None:
        if self._own is None:
            return
        there = {row.subject for row in self._intake.rows}
        for layout in self._intake.layouts.values():
            gone = [one for one in self._own.subjects(layout.kind) if one not in there]
            if gone:
                self._plan.missing[layout.kind.slug] = len(gone)

    def _contradictions(self, several: set[str]) -> None:
        """Rows on the same thing that say the same twice, or two things of the same days."""
        seen: dict[tuple[object, ...], int] = {}
        mapped = bool(self._wishes.layouts)
        for number, row in enumerate(self._intake.rows):
            if row.subject not in several and not mapped:
                continue
            for index in [*range(row.first, row.last), *self._extra.get(number, ())]:
                if self._plan.verdicts[index] in (UNCHANGED, REFUSED):
                    continue
                said = self._plan.said[index]
                first = seen.setdefault(at_issue(said), index)
                if first == index:
                    continue
                place, same = self._intake.place(self._plan.at[first]), self._plan.said[first]
                twin = value_of(same) == value_of(said)
                problem = (
                    Told("statement.twin", place=place) if twin else Told("said.contradicts", place=place)
                )
                self._fault(self._plan.at[index], problem)
