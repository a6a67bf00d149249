# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Statements that a file tells in full, as another ledger recorded them: which of them are new here."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from operator import attrgetter
from typing import Any

from kamerbreed.exchange._intake import Intake
from kamerbreed.exchange._statement_sheet import Recorded
from kamerbreed.picture import Coordinates, Entry, Picture, Row, Table, unknown
from kamerbreed.vocabulary import FIELDS, Statement, Told, VocabularyError, references

content = attrgetter(*(name for name in FIELDS if name != "locator"))
"""What makes a statement the same as another: all that it says but the place in its source."""
_LOCATOR = FIELDS.index("locator")
ADDED, ALREADY, TAKEN_BACK, WRONG = range(4)


class Here:
    """The statements that a table holds, by their content."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._by_subject: dict[str, dict[int, list[int]]] = {}
        self.retracted = {one.target for one in table.acts if one.act == "retract"}

    def rows(self, said: Statement) -> Sequence[int]:
        """The rows with the same content as this, in order."""
        code = self._table.things.get(said.subject)
        if code is None:
            return ()
        found = self._by_subject.get(said.subject)
        if found is None:
            found = self._by_subject[said.subject] = {}
            for row in self._table.rows_of(code, len(self._table)):
                found.setdefault(hash(self._content(row)), []).append(row)
        wanted = content(said)
        return [row for row in found.get(hash(wanted), ()) if self._content(row) == wanted]

    def _content(self, row: int) -> tuple[object, ...]:
        fields = self._table.content(row)
        return (*fields[:_LOCATOR], *fields[_LOCATOR + 1 :])


@dataclass(slots=True, kw_only=True)
class RecordedPlan:
    """What is to be appended of the statements told in full, and what became of each.

    ``statements``, ``steps`` and ``about`` are those of InSteps; ``verdicts`` one of ADDED, ALREADY,
    TAKEN_BACK (here it was retracted, and so it stays) and WRONG for each statement of the file.
    """

    statements: list[Statement] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    about: dict[int, int] = field(default_factory=dict)
    verdicts: bytearray = field(default_factory=bytearray)
    first_new_row: int = 0

    def after(self, picture: Picture) -> Picture:
        """The picture as it would be with these statements."""
        table = picture.table
        entries = (table.entry(row) for row in range(len(table)))
        made = Table()
        made.extend([_row(entry) for entry in entries])
        names = [f"{number:064x}" for number in range(len(self.statements))]
        made.extend(
            [
                _new_row(
                    position,
                    replace(said, about=names[self.about[number]]) if number in self.about else said,
                    names[number],
                    f"~{step:09}",
                )
                for number, (position, said, step) in enumerate(
                    zip(
                        range(len(table) + 1, len(table) + len(names) + 1),
                        self.statements,
                        self.steps,
                        strict=True,
                    )
                )
            ]
        )
        return Picture(made, replace(picture.coordinates, position=""))


def _row(entry: Entry) -> Row:
    said = asdict(entry.said)
    said |= {name: ";".join(said[name]) for name in ("sources", "audience")}
    return Row(
        position=entry.row + 1,
        digest=entry.digest,
        erased=entry.erased,
        recorded_at=entry.recorded_at,
        recorded_by=entry.recorded_by,
        batch=entry.batch,
        **said,
    )


def _new_row(position: int, said: Statement, digest: str, recorded_at: str) -> Row:
    fields: dict[str, Any] = {name: getattr(said, name) for name in FIELDS}
    fields |= {name: ";".join(fields[name]) for name in ("sources", "audience")}
    return Row(
        position=position,
        digest=digest,
        erased=False,
        recorded_at=recorded_at,
        recorded_by="",
        batch="",
        **fields,
    )


def picture_of(recorded: Sequence[Recorded], coordinates: Coordinates) -> Picture:
    """The picture that these statements give by themselves."""
    table = Table()
    ordered = in_order(recorded)
    table.extend(
        [
            _new_row(
                position,
                recorded[number].said,
                recorded[number].digest or f"{position:064x}",
                recorded[number].recorded_at,
            )
            for position, number in enumerate(ordered, 1)
        ]
    )
    return Picture(table, coordinates)


def in_order(recorded: Sequence[Recorded]) -> list[int]:
    """The statements by the time at which they were recorded, acts after what they may be about."""
    return sorted(
        range(len(recorded)),
        key=lambda number: (recorded[number].recorded_at, recorded[number].said.about != "", number),
    )


def plan_recorded(picture: Picture, intake: Intake, faults: list[Told]) -> RecordedPlan:
    """Which of the statements that a file tells in full are new here; what is wrong goes to ``faults``."""
    return _Recording(picture, intake, faults).planned()


class _Recording:
    """Makes the plan of the statements told in full."""

    def __init__(self, picture: Picture, intake: Intake, faults: list[Told]) -> None:
        self._table = picture.table
        self._picture = picture
        self._intake = intake
        self._faults = faults
        self._here = Here(picture.table)
        self._where: dict[str, tuple[str, int]] = {}
        self._times: dict[tuple[object, ...], int] = {}
        self._plan = RecordedPlan(verdicts=bytearray(len(intake.recorded)), first_new_row=len(picture.table))
        self._retracted_there = {one.said.about for one in intake.recorded if one.said.act == "retract"}
        self._last = ""

    def planned(self) -> RecordedPlan:
        """The plan."""
        recorded = self._intake.recorded
        subjects = {one.said.subject for one in recorded}
        named = self._intake.origin.named if self._intake.origin else frozenset()
        described = {row.subject for row in self._intake.rows}
        sure: set[str] = set()
        for number in in_order(recorded):
            one = recorded[number]
            problem = self._take(number, one)
            if problem is None and self._plan.verdicts[number] == ADDED:
                for thing in references(one.said):
                    if thing in sure or thing in subjects or thing in named or thing in described:
                        continue
                    if self._picture.shows(thing):
                        sure.add(thing)
                    else:
                        problem = unknown(thing)
            if problem is not None:
                self._plan.verdicts[number] = WRONG
                self._faults.append(Told("fault", place=self._intake.place(one.row), problem=problem))
        return self._plan

    def _take(self, number: int, one: Recorded) -> Told | None:
        """Add a statement if it is new; gives what is wrong with it, if anything."""
        said, on = one.said, -1
        if said.about:
            try:
                place = self._where.get(said.about) or self._found_here(said.about)
            except VocabularyError as error:
                return error
            if place is None:
                return Told("sheet.about", digest=said.about[:12])
            if place[0] == "here":
                said = replace(said, about=self._table.digest(place[1]))
                if said.act == "retract" and place[1] in self._here.retracted:
                    self._plan.verdicts[number] = ALREADY
                    return None
            else:
                on = place[1]
        if on < 0 and self._is_here(number, one, said):
            return None
        self._append(one, said, on)
        return None

    def _found_here(self, digest: str) -> tuple[str, int] | None:
        row = self._table.find(digest)
        return None if row is None else ("here", row)

    def _is_here(self, number: int, one: Recorded, said: Statement) -> bool:
        rows = self._here.rows(said)
        if not rows:
            return False
        same = content(said)
        times = self._times[same] = self._times.get(same, 0) + 1
        gone = all(row in self._here.retracted for row in rows)
        if times > len(rows) and not gone:
            return False
        self._where[one.digest] = ("here", rows[min(times, len(rows)) - 1])
        taken_back = gone and one.digest not in self._retracted_there
        self._plan.verdicts[number] = TAKEN_BACK if taken_back else ALREADY
        return True

    def _append(self, one: Recorded, said: Statement, on: int) -> None:
        plan = self._plan
        index = len(plan.statements)
        if one.digest:
            self._where[one.digest] = ("new", index)
        if on >= 0:
            plan.about[index] = on
        step = plan.steps[-1] if plan.steps else 0
        if plan.steps and one.recorded_at != self._last:
            step += 1
        self._last = one.recorded_at
        plan.statements.append(said)
        plan.steps.append(step)
