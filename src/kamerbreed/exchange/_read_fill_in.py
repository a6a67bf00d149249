# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the workbook that a party sends back: what is right lands, what is wrong is named by its cell.

Every answer becomes a statement of the party that was asked, with the returned workbook as its source, and
goes through the same plan as any import: so the same file twice adds nothing.
"""

import hashlib
import pathlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from kamerbreed.exchange._cell_form import Manner, refuse_calculated
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._fill_in_form import (
    ALWAYS,
    FILLED,
    STATES,
    columns_by_head,
    form_of,
    id_labels,
    states_by_word,
)
from kamerbreed.exchange._grid import CellPlace, Grid, Line, Raw
from kamerbreed.exchange._intake import Intake, Row, Wishes, code_of
from kamerbreed.exchange._layout import Layout, Read
from kamerbreed.exchange._names import Names
from kamerbreed.exchange._numbers import read_date
from kamerbreed.exchange._open import open_grid
from kamerbreed.exchange._plan import plan
from kamerbreed.exchange._read_intake import read_column
from kamerbreed.exchange._sheet_form import is_list_sheet, normal
from kamerbreed.exchange._verdicts import REFUSED, VERDICTS
from kamerbreed.picture import Asked, Picture, Refusal, questions_asked
from kamerbreed.requests import like_request, told_of
from kamerbreed.vocabulary import (
    Lang,
    Request,
    Source,
    Statement,
    Told,
    VocabularyError,
    canonical,
    checked,
    kind_of,
    property_of,
    say,
    scales,
)

MOST_ROWS = 10_000
"""So many questions a request can have that comes back; a sheet with more was not made here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillInRow:
    """A row as it came back: which question, and the cells that were filled in, by column."""

    number: int
    key: str
    cells: Mapping[str, Raw]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillIn:
    """A workbook that came back: for which request, and what stands in it."""

    file: str
    sheet: int
    sheets: tuple[str, ...]
    request: str
    heads: Mapping[str, tuple[int, str]]
    head_row: int
    rows: tuple[FillInRow, ...]
    decimal_comma: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A workbook that came back, with the file itself and the day on which it did.

    ``sha256`` and ``bytes`` are of the file; ``lang`` is the language of numbers and dates in texts.
    """

    fill_in: FillIn
    sha256: str
    bytes: int
    received_on: str
    lang: Lang = "nl"
    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class FillInVerdict:
    """What becomes of a row: ``lands``, ``same``, ``empty`` or ``wrong``, with its outcome and its faults."""

    number: int
    key: str
    verdict: str
    outcome: str = ""
    ground: str = ""
    answer: str = ""
    faults: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FillInPlan:
    """What entering a returned workbook would do: what would be appended, and a verdict for each row."""

    request: str
    source: str
    statements: Sequence[Statement]
    verdicts: Sequence[FillInVerdict]

    @property
    def faults(self) -> list[Told]:
        """Everything that is wrong, by its cell."""
        return [fault for one in self.verdicts for fault in one.faults]


# --- the file -------------------------------------------------------------------------------------


def read_fill_in(grid: Grid) -> FillIn:
    """What stands in a returned workbook. Raises ExchangeError if it is none."""
    for number, name in enumerate(grid.sheets):
        if is_list_sheet(name):
            continue
        found = _read_sheet(grid, number, name)
        if found is not None:
            return found
    raise ExchangeError("fill.none", file=grid.file)


def read_returned(path: pathlib.Path, received_on: str, lang: Lang = "nl") -> Returned:
    """A workbook that came back on a day, from its file. Raises ExchangeError if it is none."""
    with open_grid(path) as grid:
        fill_in = read_fill_in(grid)
    content = path.read_bytes()
    return Returned(
        fill_in=fill_in,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        received_on=received_on,
        lang=lang,
    )


def _read_sheet(grid: Grid, number: int, name: str) -> FillIn | None:
    columns: dict[str, tuple[int, str]] = {}
    request, head_row = "", 0
    rows: list[FillInRow] = []
    for line in grid.lines(name):
        if not columns:
            request = request or _request_in(line)
            columns, head_row = _heads_in(line), line.number
            continue
        row = _row_in(line, columns)
        if row is not None:
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise ExchangeError("fill.long", file=grid.file, limit=MOST_ROWS)
    if not columns or not request:
        return None
    return FillIn(
        file=grid.file,
        sheet=number,
        sheets=tuple(grid.sheets),
        request=request,
        heads=columns,
        head_row=head_row,
        rows=tuple(rows),
        decimal_comma=grid.decimal_comma,
    )


def _request_in(line: Line) -> str:
    cells = [cell for cell in line.cells if cell is not None]
    if len(cells) > 1 and normal(str(cells[0])) in id_labels():
        return str(cells[1]).strip()
    return ""


def _heads_in(line: Line) -> dict[str, tuple[int, str]]:
    """The columns by their heads, if this is the line of heads: all that are filled in must be there."""
    known = columns_by_head()
    found = {
        known[normal(str(cell))]: (at, str(cell))
        for at, cell in enumerate(line.cells)
        if cell is not None and normal(str(cell)) in known
    }
    return found if {"number", *ALWAYS} <= set(found) else {}


def _row_in(line: Line, columns: Mapping[str, tuple[int, str]]) -> FillInRow | None:
    def cell(name: str) -> Raw:
        at = columns[name][0] if name in columns else len(line.cells)
        return line.cells[at] if at < len(line.cells) else None

    if all(one is None for one in line.cells):
        return None
    raw = cell("number")
    key = str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw or "").strip()
    return FillInRow(number=line.number, key=key, cells={name: cell(name) for name in FILLED})


# --- what it would do -----------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Answer:
    """A row that can be read: its place, the statements of its answer, and its outcome."""

    row: FillInRow
    said: list[Statement]
    outcome: Statement
    state: str
    ground: str
    shown: str


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is read of one workbook against one picture."""

    picture: Picture
    returned: Returned
    told: Mapping[str, str]
    source: str
    intake: Intake
    how: Manner
    questions: Mapping[str, Asked]
    faults: dict[int, list[Told]] = field(default_factory=dict)

    def place(self, row: FillInRow, name: str) -> CellPlace:
        at, head = self.returned.fill_in.heads[name]
        return self.intake.cell(self.returned.fill_in.sheet, row.number, at, head)

    def wrong(self, row: FillInRow, name: str, problem: Told) -> None:
        told = Told("fault", place=self.place(row, name), problem=problem)
        self.faults.setdefault(row.number, []).append(told)


def enter_fill_in(picture: Picture, returned: Returned) -> Sequence[Statement]:
    """Enter what is right of a returned workbook; an act. Raises Refusal if it answers no request."""
    return plan_fill_in(picture, returned).statements


def plan_fill_in(picture: Picture, returned: Returned) -> FillInPlan:
    """What entering a returned workbook would do. Raises Refusal if it answers no request that was sent."""
    fill_in = returned.fill_in
    returned = _as_received(picture, returned)
    told = told_of(picture, fill_in.request, returned.received_on)
    reading = _Reading(
        picture=picture,
        returned=returned,
        told=told,
        source=_source_of(returned),
        intake=_intake(returned),
        how=Manner(lang=returned.lang),
        questions={one.key: one for one in questions_asked(picture) if one.request == fill_in.request},
    )
    names = Names(picture, reading.intake)
    reading.how = Manner(lang=returned.lang, decimal_comma=fill_in.decimal_comma, find=names.find)
    answers = [answer for row in fill_in.rows if (answer := _read_row(reading, row)) is not None]
    _twice(reading, answers)
    answers = [one for one in answers if one.row.number not in reading.faults]
    statements, verdicts = _planned(reading, answers)
    refused = {number for number, found in verdicts.items() if "refused" in found}
    if refused:
        answers = [one for one in answers if one.row.number not in refused]
        statements, verdicts = _planned(reading, answers)
    by_row = {one.row.number: one for one in answers}
    return FillInPlan(
        request=fill_in.request,
        source=reading.source,
        statements=statements,
        verdicts=[_verdict(reading, row, by_row.get(row.number), verdicts) for row in fill_in.rows],
    )


def _source_of(returned: Returned) -> str:
    slug = returned.fill_in.request.partition("/")[2]
    return f"{Source.slug}/antwoord-{slug}-{returned.sha256[:8]}"


def _as_received(picture: Picture, returned: Returned) -> Returned:
    """The same file with the day on which it came back first."""
    asker = picture.one(returned.fill_in.request, "asked_by") if "/" in returned.fill_in.request else None
    day = picture.many(_source_of(returned), "received").get(str(asker))
    return replace(returned, received_on=str(day)) if day else returned


def _intake(returned: Returned) -> Intake:
    fill_in = returned.fill_in
    intake = Intake(
        file=fill_in.file,
        wishes=Wishes(lang=returned.lang),
        manner=Manner(lang=returned.lang),
        sheets=fill_in.sheets,
    )
    columns = [Read(at=at, head=head) for at, head in fill_in.heads.values()]
    intake.layouts[fill_in.sheet] = Layout(kind=kind_of(Request.slug), ident=0, columns=columns)
    return intake


def _read_row(reading: _Reading, row: FillInRow) -> _Answer | None:
    """A row as an answer; None if it was left empty or is wrong, which is noted."""
    if all(cell is None for cell in row.cells.values()):
        return None
    asked = reading.questions.get(row.key)
    if asked is None:
        known = ", ".join(reading.questions)
        reading.wrong(row, "number", ExchangeError("fill.question", text=row.key, known=known))
        return None
    state = _cell(reading, row, "state", _read_state) or (
        "answered" if row.cells["answer"] is not None else ""
    )
    seen = (
        _cell(reading, row, "observed_on", lambda raw: _read_day(reading, raw))
        or reading.returned.received_on
    )
    ground = _cell(reading, row, "ground", _read_text)
    remark = _cell(reading, row, "remark", _read_text)
    share = _cell(reading, row, "share", lambda raw: _read_share(raw, state))
    if row.number in reading.faults:
        return None
    members = _members(reading, row, asked, state, ground)
    if row.number in reading.faults:
        return None
    like = like_request(reading.picture, asked.request, reading.told["addressee"])
    said = [
        Statement(
            subject=asked.subject,
            property=asked.property,
            key=key,
            value=value,
            non_value=non_value,
            sources=(reading.source,),
            basis="stated",
            stated_by=like.stated_by,
            observed_on=seen,
            sensitivity=like.sensitivity,
            audience=like.audience,
            note=ground if state == "refused" else remark,
        )
        for key, value, non_value in members
    ]
    shown = "" if row.cells["answer"] is None else str(row.cells["answer"])
    return _Answer(
        row=row,
        said=said,
        outcome=_outcome(reading, asked, state, {"ground": ground, "note": remark}, share),
        state=state,
        ground=ground,
        shown=shown,
    )


def _cell(reading: _Reading, row: FillInRow, name: str, read: Callable[[Raw], str]) -> str:
    raw = row.cells[name]
    if raw is None:
        return ""
    try:
        refuse_calculated(raw)
        return read(raw)
    except (ExchangeError, VocabularyError, Refusal) as error:
        reading.wrong(row, name, error)
        return ""


def _read_state(raw: Raw) -> str:
    found = states_by_word().get(normal(str(raw)))
    if found is None:
        words = ", ".join(scales()["outcome"][code].nl for code in STATES)
        raise ExchangeError("fill.state", text=str(raw), known=words)
    return found


def _read_day(reading: _Reading, raw: Raw) -> str:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        raw = str(int(raw))
    text = read_date(raw if hasattr(raw, "isoformat") else str(raw), lang=reading.returned.lang)  # type: ignore[arg-type]  # a date
    statement = Statement(
        subject=f"{Request.slug}/x",
        property="exists",
        value="true",
        basis="stated",
        stated_by="party/nobody",
        observed_on=text,
    )
    checked(statement)
    if text[: len("2000-01-01")] > reading.returned.received_on:
        raise ExchangeError("fill.future", day=text, received=reading.returned.received_on)
    return text


def _read_share(raw: Raw, state: str) -> str:
    share = read_share(str(raw), state)
    return "" if share is None else str(float(share))


def read_share(text: str, state: str) -> Fraction | None:
    """A share in per cent as a part of 1, None for no text.

    What is below 1 is what a cell that shows per cents holds, and a part of 1 already. Raises ExchangeError
    for no share, or one of what was not answered in part.
    """
    cleaned = text.strip().removesuffix("%").strip().replace(",", ".")
    if not cleaned:
        return None
    try:
        found = Decimal(cleaned)
        share = found if found < 1 else found / 100
        fits = state == "partly" and 0 < share < 1
    except ArithmeticError:
        fits = False
    if not fits:
        raise ExchangeError("fill.share", text=text)
    return Fraction(share)


def _read_text(raw: Raw) -> str:
    return str(raw).strip()


def _members(
    reading: _Reading, row: FillInRow, asked: Asked, state: str, ground: str
) -> Sequence[tuple[str, str | None, str]]:
    """What the row says of the place that is asked for: key, value and non-value of each member."""
    raw = row.cells["answer"]
    if not state:
        reading.wrong(row, "state", ExchangeError("fill.no_state"))
        return ()
    found = property_of(asked.subject, asked.property)
    if state in ("refused", "nobody_knows"):
        if raw is not None:
            reading.wrong(row, "answer", ExchangeError("fill.both", text=str(raw)))
        if state == "refused" and not ground:
            reading.wrong(row, "ground", ExchangeError("fill.no_ground"))
        if found.many and not asked.member:
            # Of which members nobody knows: there is none to say it of, so the outcome alone tells it.
            return ()
        return [(asked.member, None, "refused" if state == "refused" else "unknown")]
    if raw is None:
        reading.wrong(row, "answer", ExchangeError("fill.no_answer"))
        return ()
    at, head = reading.returned.fill_in.heads["answer"]
    try:
        column = Read(at=at, head=head, found=found, key=asked.member)
        return read_column(kind_of(asked.subject), column, raw, reading.how)
    except (ExchangeError, VocabularyError) as error:
        form = form_of(found, asked.member, reading.returned.lang)
        reading.wrong(row, "answer", ExchangeError("fill.wanted", problem=error, form=form))
        return ()


def read_answer(picture: Picture, asked: Asked, raw: str, member: str, lang: Lang) -> tuple[str, str | None]:
    """What a text says of the place that is asked for, as a member and a canonical value.

    Raises ExchangeError or VocabularyError for what does not fit, and for more members than one.
    """
    found = property_of(asked.subject, asked.property)
    intake = Intake(file="", wishes=Wishes(lang=lang), manner=Manner(lang=lang), sheets=())
    how = Manner(lang=lang, find=Names(picture, intake).find)
    column = Read(at=0, head="", found=found, key=asked.member or member)
    members = read_column(kind_of(asked.subject), column, raw, how)
    if len(members) != 1 or members[0].value is None:
        raise ExchangeError("fill.one", text=raw)
    return members[0].key, members[0].value


def _outcome(reading: _Reading, asked: Asked, state: str, texts: Mapping[str, str], share: str) -> Statement:
    day = reading.returned.received_on
    record: dict[str, object] = {"state": state, "day": day}
    record |= {
        name: text for name, text in texts.items() if text and (name != "ground" or state == "refused")
    }
    record |= {"share": float(share)} if share else {}
    like = like_request(reading.picture, asked.request, reading.told["addressee"])
    return Statement(
        subject=asked.request,
        property="outcome",
        key=asked.key,
        value=canonical(record),
        sources=(reading.source,),
        basis="stated",
        stated_by=like.stated_by,
        valid_from=day,
        sensitivity=like.sensitivity,
        audience=like.audience,
    )


def _twice(reading: _Reading, answers: Sequence[_Answer]) -> None:
    """Name the rows that answer a question which an earlier row answers too."""
    first: dict[str, int] = {}
    for one in answers:
        number = first.setdefault(one.row.key, one.row.number)
        if number != one.row.number:
            reading.wrong(one.row, "number", ExchangeError("fill.twice", key=one.row.key, row=number))


# --- the plan -------------------------------------------------------------------------------------


def _planned(
    reading: _Reading, answers: Sequence[_Answer]
) -> tuple[Sequence[Statement], dict[int, set[str]]]:
    """What the plan of any import makes of these answers: what to append, and the verdicts by row."""
    if not answers:
        return (), {}
    intake = _intake(reading.returned)
    _put(intake, reading, reading.returned.fill_in.head_row, reading.source, _letter(reading))
    for one in answers:
        for said in (*one.said, one.outcome):
            _put(intake, reading, one.row.number, said.subject, [said])
    found = plan(reading.picture, intake)
    verdicts: dict[int, set[str]] = {}
    for row in intake.rows:
        codes = {VERDICTS[found.verdicts[index]] for index in range(row.first, row.last)}
        verdicts.setdefault(row.number, set()).update(codes)
    if REFUSED in found.verdicts:
        for fault in found.faults:
            place = fault.parts["place"]
            if isinstance(place, CellPlace):
                reading.faults.setdefault(place.row, []).append(fault)
    return found.add.statements, verdicts


def _put(intake: Intake, reading: _Reading, number: int, subject: str, said: Sequence[Statement]) -> None:
    sheet = reading.returned.fill_in.sheet
    at = reading.returned.fill_in.heads["answer"][0]
    row = Row(sheet=sheet, number=number, subject=subject, first=len(intake.said))
    for one in said:
        intake.said.append(one)
        intake.at.append(code_of(sheet, number, at))
    row.last = len(intake.said)
    intake.rows.append(row)


def _letter(reading: _Reading) -> list[Statement]:
    """The returned workbook as a source: its party wrote it, and who asked received it."""
    returned, told = reading.returned, reading.told
    title = reading.picture.name(returned.fill_in.request, "nl").text
    record = {"name": returned.fill_in.file, "bytes": returned.bytes, "media_type": returned.media_type}
    values = [
        ("exists", "", True),
        ("title", "", say("request.answer.title", "nl", title=title)),
        ("type", "", "statement"),
        ("publisher", "", told["addressee"]),
        ("author", told["addressee"], told["addressee"]),
        ("received", told["asked_by"], returned.received_on),
        ("file", returned.sha256, record),
    ]
    like = like_request(reading.picture, returned.fill_in.request, told["asked_by"])
    return [
        Statement(
            subject=reading.source,
            property=name,
            key=key,
            value=canonical(value),
            basis="stated",
            stated_by=like.stated_by,
            sensitivity=like.sensitivity,
            audience=like.audience,
        )
        for name, key, value in values
    ]


def _verdict(
    reading: _Reading, row: FillInRow, answer: _Answer | None, verdicts: Mapping[int, set[str]]
) -> FillInVerdict:
    faults = tuple(reading.faults.get(row.number, ()))
    if faults:
        return FillInVerdict(number=row.number, key=row.key, verdict="wrong", faults=faults)
    if answer is None:
        return FillInVerdict(number=row.number, key=row.key, verdict="empty")
    said = verdicts.get(row.number, set())
    return FillInVerdict(
        number=row.number,
        key=row.key,
        verdict="same" if said <= {"same", "retracted", "unchanged"} else "lands",
        outcome=answer.state,
        ground=answer.ground,
        answer=answer.shown,
    )
