# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What an import did or would do, for programs and as a file: a verdict for each row and each cell."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from kamerbreed.exchange._grid import CellPlace, column_letters
from kamerbreed.exchange._intake import Intake
from kamerbreed.exchange._recorded import ADDED, ALREADY, TAKEN_BACK
from kamerbreed.exchange._verdicts import REFUSED, UNCHANGED, VERDICTS, Plan
from kamerbreed.vocabulary import Bilingual, Lang, Statement, say, scales

_GRAVEST = ("refused", "disputes", "changed", "retracted", "confirms", "new", "same", "unchanged")


class CellVerdict(BaseModel):
    """A cell (or one member in it): where it stands, what it says, and what becomes of it."""

    column: str
    head: str
    property: str
    key: str
    value: str | None
    non_value: str
    verdict: str
    parties: list[str]


class RowVerdict(BaseModel):
    """A row: the gravest verdict of its cells, and those."""

    sheet: str
    row: int
    id: str
    verdict: str
    cells: list[CellVerdict]


class LeftEmpty(BaseModel):
    """A place left empty where something is known; nothing was deleted."""

    place: str
    id: str
    property: str
    key: str


class ImportDocument(BaseModel):
    """What an import did, or in a dry run would do."""

    version: str
    file: str
    dry_run: bool
    entered: int
    counts: dict[str, int]
    statements: dict[str, int]
    undated: int
    retractions: int
    left_empty: list[LeftEmpty]
    missing_rows: dict[str, int]
    edited: bool
    faults: list[str]
    warnings: list[str]
    rows: list[RowVerdict]


class ExportDocument(BaseModel):
    """What went into a file, and what was left out of it."""

    version: str
    file: str
    statements: int
    destroyed: int
    left_out: int
    fingerprint: str


def counts(plan: Plan) -> dict[str, int]:
    """How many cells have which verdict; those that could not be read are not among them."""
    found = Counter(plan.verdicts)
    return {name: found[number] for number, name in enumerate(VERDICTS)}


def statement_counts(plan: Plan) -> dict[str, int]:
    """Of the statements told in full: how many are new, the same, or retracted here."""
    found = Counter(plan.recorded.verdicts)
    return {"new": found[ADDED], "same": found[ALREADY], "retracted": found[TAKEN_BACK]}


def row_verdicts(intake: Intake, plan: Plan) -> Iterator[RowVerdict]:
    """The verdict of each row with its cells, in the order of the file."""
    extra: dict[tuple[int, int], list[int]] = {}
    for index in range(len(intake.said), len(plan.said)):
        place = intake.place(plan.at[index])
        extra.setdefault((intake.sheets.index(place.sheet) if place.sheet else 0, place.row), []).append(
            index
        )
    for row in intake.rows:
        indexes = [*range(row.first, row.last), *extra.get((row.sheet, row.number), ())]
        cells = [_cell(intake, plan, index) for index in indexes]
        gravest = min((cell.verdict for cell in cells), key=_GRAVEST.index, default="unchanged")
        yield RowVerdict(
            sheet=intake.sheets[row.sheet], row=row.number, id=row.subject, verdict=gravest, cells=cells
        )


def _cell(intake: Intake, plan: Plan, index: int) -> CellVerdict:
    said, place = plan.said[index], intake.place(plan.at[index])
    return CellVerdict(
        column=column_letters(place.column),
        head=place.head,
        property=said.property,
        key=said.key,
        value=said.value,
        non_value=said.non_value,
        verdict=VERDICTS[plan.verdicts[index]],
        parties=list(plan.parties.get(index, ())),
    )


def import_document(intake: Intake, plan: Plan, lang: Lang, *, dry_run: bool, entered: int) -> ImportDocument:
    """The document of ``import --json``."""
    return ImportDocument(
        version="1",
        file=intake.file,
        dry_run=dry_run,
        entered=entered,
        counts=counts(plan),
        statements=statement_counts(plan),
        undated=plan.undated,
        retractions=plan.retractions,
        left_empty=[
            LeftEmpty(place=one.place.in_language(lang), id=one.subject, property=one.property, key=one.key)
            for one in plan.empties
        ],
        missing_rows=dict(plan.missing),
        edited=plan.edited,
        faults=[fault.in_language(lang) for fault in plan.faults],
        warnings=[warning.in_language(lang) for warning in intake.warnings],
        rows=list(row_verdicts(intake, plan)),
    )


def report_heads(lang: Lang) -> list[str]:
    """The heads of a report as a file."""
    return [
        say(f"report.{name}", lang)
        for name in ("place", "thing", "property", "key", "value", "verdict", "detail")
    ]


def report_rows(intake: Intake, plan: Plan, lang: Lang) -> Iterator[Sequence[str]]:
    """A report as a file: every fault, then every cell that says something, then what was left empty."""
    for fault in plan.faults:
        place, problem = fault.parts.get("place", ""), fault.parts.get("problem", fault)
        yield [_in(place, lang), "", "", "", "", _word("refused", lang), _in(problem, lang)]
    for index, said in enumerate(plan.said):
        if plan.verdicts[index] != UNCHANGED and plan.verdicts[index] != REFUSED:
            place = intake.place(plan.at[index])
            parties = ", ".join(plan.parties.get(index, ()))
            verdict = _word(VERDICTS[plan.verdicts[index]], lang)
            yield [_in(place, lang), said.subject, said.property, said.key, _shown(said), verdict, parties]
    for number, verdict_of in enumerate(plan.recorded.verdicts):
        if verdict_of == TAKEN_BACK:
            one = intake.recorded[number]
            place, said = intake.place(one.row), one.said
            verdict = _word("retracted", lang)
            yield [_in(place, lang), said.subject, said.property, said.key, _shown(said), verdict, ""]
    for left in plan.empties:
        yield [_in(left.place, lang), left.subject, left.property, left.key, "", _word("empty", lang), ""]


def _shown(said: Statement) -> str:
    return said.value if said.value is not None else f"({said.non_value})"


def _in(part: object, lang: Lang) -> str:
    return part.in_language(lang) if isinstance(part, Bilingual) else str(part)


def _word(verdict: str, lang: Lang) -> str:
    return scales()["verdict"][verdict].of(lang)


def notable(intake: Intake, plan: Plan) -> Iterator[tuple[CellPlace, Statement, str, tuple[str, ...]]]:
    """The cells that a person should look at: changed, disputed, retracted before."""
    for index, said in enumerate(plan.said):
        verdict = VERDICTS[plan.verdicts[index]]
        if verdict in ("changed", "disputes", "retracted"):
            yield intake.place(plan.at[index]), said, verdict, plan.parties.get(index, ())
    for number, found in enumerate(plan.recorded.verdicts):
        if found == TAKEN_BACK:
            one = intake.recorded[number]
            yield intake.place(one.row), one.said, "retracted", ()
