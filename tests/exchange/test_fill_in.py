# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a request comes back: right answers land, wrong ones are named by cell, twice adds nothing."""

import pathlib
import shutil
import subprocess
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from kamerbreed.exchange import (
    ExchangeError,
    FillInPlan,
    Returned,
    enter_fill_in,
    fill_in_workbook,
    plan_fill_in,
    read_returned,
)
from kamerbreed.picture import Refusal
from kamerbreed.requests import Sending, Wish, request_of, send
from kamerbreed.vocabulary import LANGUAGES, Lang, say, scales
from tests.requests.made import INSPECTION, REQUEST, World, asked
from tests.world import LMS, OTHER_ROOM, ROOM

RECEIVED = "2026-01-20"


def sent(**other: Any) -> World:
    world = asked(**other)
    world.does("2026-01-05", send, Sending(request=REQUEST, on="2026-01-05"))
    return world


def sheet(world: World, folder: pathlib.Path, lang: Lang) -> pathlib.Path:
    """The sheet as it goes out."""
    picture = world.picture("2026-01-06")
    request = request_of(picture, REQUEST)
    assert request is not None
    file = folder / f"blad-{lang}.xlsx"
    file.write_bytes(fill_in_workbook(picture, request, lang))
    return file


Cells = Mapping[tuple[int, str], object]


def fill(file: pathlib.Path, cells: Cells, lang: Lang) -> None:
    """Fill in cells by the number of the question and the name of the column."""
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == say("fill.head.number", lang))
    columns = {cell.value: cell.column for cell in head}
    for (question, name), value in cells.items():
        page.cell(head[0].row + question, columns[say(f"fill.head.{name}", lang)]).value = value  # type: ignore[assignment]  # any cell
    book.save(file)


def back(
    world: World, folder: pathlib.Path, cells: Cells, lang: Lang = "nl", day: str = RECEIVED
) -> Returned:
    """The sheet as it comes back on a day, filled in."""
    file = sheet(world, folder, lang)
    fill(file, cells, lang)
    return read_returned(file, day, lang)


def word(code: str, lang: Lang) -> str:
    return scales()["outcome"][code].of(lang)


def faults(plan: FillInPlan, lang: Lang = "nl") -> dict[str, str]:
    return {one.key: " ".join(fault.in_language(lang) for fault in one.faults) for one in plan.verdicts}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_right_answers_land_a_wrong_cell_is_named_and_a_refusal_shows_its_ground(
    tmp_path: pathlib.Path, lang: Lang
) -> None:
    world = sent()
    cells = {
        (1, "answer"): "Drachten",
        (1, "remark"): "jaarplan",
        (2, "answer"): "kapot",
        (3, "state"): word("refused", lang),
        (3, "ground"): "artikel 10",
    }
    returned = back(world, tmp_path, cells, lang)
    plan = plan_fill_in(world.picture(RECEIVED), returned)
    assert [one.verdict for one in plan.verdicts] == ["lands", "wrong", "lands", "empty"]
    for part in (f"blad-{lang}.xlsx", say("sheet.fill", lang), "11", "H", "kapot"):
        assert part in faults(plan, lang)["2"]
    world.does(RECEIVED, enter_fill_in, returned)
    picture = world.picture("2026-01-21")
    (voice,) = picture.fact(ROOM, "city").voices
    said = voice.entry.said
    assert (said.value, said.stated_by, said.observed_on, said.note) == (
        '"Drachten"',
        LMS,
        RECEIVED,
        "jaarplan",
    )
    assert said.sources == (plan.source,)
    assert picture.many(plan.source, "received") == {INSPECTION: RECEIVED}
    assert set(picture.many(plan.source, "file")) == {returned.sha256}
    assert picture.fact(ROOM, "national_ict").standing.question == "refused"
    found = request_of(picture, REQUEST)
    assert found is not None
    states = [(one.state, one.ground) for one in found.questions]
    assert states == [("answered", ""), ("asked", ""), ("refused", "artikel 10"), ("asked", "")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_file_twice_adds_nothing_also_on_a_later_day(tmp_path: pathlib.Path, lang: Lang) -> None:
    world = sent()
    cells = {(1, "answer"): "Drachten", (2, "state"): word("nobody_knows", lang), (4, "answer"): 24}
    returned = back(world, tmp_path, cells, lang)
    assert world.does(RECEIVED, enter_fill_in, returned)
    assert list(world.does(RECEIVED, enter_fill_in, returned)) == []
    later = read_returned(tmp_path / f"blad-{lang}.xlsx", "2026-01-25", lang)
    assert list(world.does("2026-01-25", enter_fill_in, later)) == []
    plan = plan_fill_in(world.picture("2026-01-25"), later)
    assert [one.verdict for one in plan.verdicts] == ["same", "same", "empty", "same"]


def test_each_thing_that_can_be_wrong_is_named_by_its_own_cell(tmp_path: pathlib.Path) -> None:
    world = sent()
    cells = {
        (1, "state"): "misschien",
        (2, "state"): word("refused", "nl"),
        (3, "answer"): "aangesloten",
        (3, "observed_on"): "2027-01-01",
        (4, "answer"): 24,
        (4, "state"): word("nobody_knows", "nl"),
    }
    plan = plan_fill_in(world.picture(RECEIVED), back(world, tmp_path, cells))
    assert [one.verdict for one in plan.verdicts] == ["wrong"] * 4
    told = faults(plan)
    assert "kolom I" in told["1"]
    assert "misschien" in told["1"]
    assert "kolom K" in told["2"]
    assert "kolom J" in told["3"]
    assert "2027-01-01" in told["3"]
    assert "kolom H" in told["4"]
    assert plan.statements == ()


def test_more_that_can_be_wrong(tmp_path: pathlib.Path) -> None:
    world = sent()
    cells = {
        (1, "remark"): "hallo",
        (2, "answer"): "=1+1",
        (3, "state"): word("answered", "nl"),
        (4, "answer"): "vierentwintig",
    }
    plan = plan_fill_in(world.picture(RECEIVED), back(world, tmp_path, cells))
    assert [one.verdict for one in plan.verdicts] == ["wrong"] * 4
    assert "=1+1" in faults(plan)["2"]


def test_rows_that_answer_the_same_question_or_none_are_named(tmp_path: pathlib.Path) -> None:
    world = sent()
    cells = {
        (1, "answer"): "Drachten",
        (2, "number"): "1",
        (2, "answer"): "Assen",
        (3, "number"): "77",
        (3, "answer"): "ja",
    }
    plan = plan_fill_in(world.picture(RECEIVED), back(world, tmp_path, cells))
    assert [one.verdict for one in plan.verdicts] == ["lands", "wrong", "wrong", "empty"]
    assert "rij 10" in plan.verdicts[1].faults[0].in_language("nl")
    assert "77" in plan.verdicts[2].faults[0].in_language("nl")


def test_an_answer_that_names_a_thing_nobody_knows_is_wrong_and_the_rest_lands(
    tmp_path: pathlib.Path,
) -> None:
    questions = [Wish(subject=ROOM, property=name, text="?") for name in ("merged_from", "city")]
    world = sent(questions=questions)
    cells = {(1, "answer"): "control-room/nergens", (2, "answer"): "Drachten"}
    plan = plan_fill_in(world.picture(RECEIVED), back(world, tmp_path, cells))
    assert [one.verdict for one in plan.verdicts] == ["wrong", "lands"]
    assert "control-room/nergens" in plan.verdicts[0].faults[0].in_language("nl")
    assert not [one for one in plan.statements if (one.property, one.key) == ("outcome", "1")]
    found = back(world, tmp_path, {(1, "answer"): "Meldkamer Den Haag"})
    (one, *_) = [one for one in plan_fill_in(world.picture(RECEIVED), found).statements if one.key]
    assert plan_fill_in(world.picture(RECEIVED), found).verdicts[0].verdict == "lands"
    assert one


def test_several_members_are_answered_in_one_cell(tmp_path: pathlib.Path) -> None:
    world = sent(questions=[Wish(subject=ROOM, property="merged_from", text="?")])
    returned = back(world, tmp_path, {(1, "answer"): OTHER_ROOM})
    world.does(RECEIVED, enter_fill_in, returned)
    picture = world.picture(RECEIVED)
    assert set(picture.many(ROOM, "merged_from")) == {OTHER_ROOM}
    found = request_of(picture, REQUEST)
    assert found is not None
    assert found.questions[0].state == "answered"


def test_a_sheet_of_no_request_and_a_request_that_was_not_sent_are_refused(tmp_path: pathlib.Path) -> None:
    world = asked()
    returned = back(world, tmp_path, {(1, "answer"): "Drachten"})
    with pytest.raises(Refusal, match="not sent"):
        plan_fill_in(world.picture(RECEIVED), returned)
    with pytest.raises(Refusal, match="request/drachten-2026"):
        plan_fill_in(World().picture(RECEIVED), returned)
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    with pytest.raises(ExchangeError, match="no sheet"):
        read_returned(other, RECEIVED)
    other.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ExchangeError):
        read_returned(other, RECEIVED)


def test_the_sheet_offers_lists_to_choose_from_and_no_formula_of_what_was_asked(
    tmp_path: pathlib.Path,
) -> None:
    world = sent(questions=[Wish(subject=ROOM, property="operational_state", text="=1+1", why="@x")])
    page = openpyxl.load_workbook(sheet(world, tmp_path, "nl")).worksheets[0]
    lists = [one.formula1 for one in page.data_validations.dataValidation]
    assert len(lists) == 2
    assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_same_request_gives_the_same_bytes(tmp_path: pathlib.Path) -> None:
    world = sent()
    first, again = (sheet(world, tmp_path, "nl").read_bytes() for _ in range(2))
    assert first == again


@pytest.mark.parametrize("lang", LANGUAGES)
def test_libreoffice_keeps_what_was_filled_in(tmp_path: pathlib.Path, lang: Lang) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no soffice on PATH (Debian: apt-get install libreoffice-calc-nogui)")
    world = sent()
    file = sheet(world, tmp_path, lang)
    cells: Cells = {
        (1, "answer"): "Drachten",
        (1, "observed_on"): "2026-01-10",
        (2, "answer"): "kapot",
        (3, "state"): word("refused", lang),
        (3, "ground"): "artikel 10",
        (4, "answer"): 24,
    }
    fill(file, cells, lang)
    out = tmp_path / "again"
    home = (tmp_path / "office").as_uri()
    command = [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=120)
    returned = read_returned(out / file.name, RECEIVED, lang)
    plan = plan_fill_in(world.picture(RECEIVED), returned)
    assert [one.verdict for one in plan.verdicts] == ["lands", "wrong", "lands", "lands"]
    world.does(RECEIVED, enter_fill_in, returned)
    picture = world.picture(RECEIVED)
    assert (picture.one(ROOM, "city"), picture.one(ROOM, "workplaces")) == ("Drachten", 24)
    (voice,) = picture.fact(ROOM, "city").voices
    assert voice.entry.said.observed_on == "2026-01-10"


# --- answers in part ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "share"), [(60, 0.6), ("60 %", 0.6), ("62,5", 0.625), (0.6, 0.6), (None, None)]
)
def test_a_late_answer_in_part_keeps_its_day_and_its_share(
    tmp_path: pathlib.Path, typed: object, share: float | None
) -> None:
    world = sent()
    day = "2026-02-03"
    cells = {(1, "answer"): "Drachten", (1, "state"): word("partly", "nl"), (1, "share"): typed}
    world.does(day, enter_fill_in, back(world, tmp_path, cells, day=day))
    found = request_of(world.picture("2026-03-01"), REQUEST)
    assert found is not None
    one = found.questions[0]
    assert [(reply.on, reply.state) for reply in one.told] == [(day, "partly")]
    assert one.told[0].share == (None if share is None else Fraction(str(share)))
    assert (one.state, one.open, one.late) == ("partly", True, 28)


@pytest.mark.parametrize("typed", [0, 100, -5, "veel", "NaN", "1e999999", "Infinity"])
def test_a_share_that_is_none_is_named(tmp_path: pathlib.Path, typed: object) -> None:
    world = sent()
    cells = {(1, "answer"): "Drachten", (1, "state"): word("partly", "nl"), (1, "share"): typed}
    plan = plan_fill_in(world.picture(RECEIVED), back(world, tmp_path, cells))
    assert str(typed) in faults(plan)["1"]
    assert not plan.statements


def test_a_share_belongs_to_an_answer_in_part_only(tmp_path: pathlib.Path) -> None:
    world = sent()
    cells = {(1, "answer"): "Drachten", (1, "share"): 50}
    plan = plan_fill_in(world.picture(RECEIVED), back(world, tmp_path, cells))
    assert "deels beantwoorde vraag" in faults(plan)["1"]


def test_a_sheet_that_went_out_before_shares_were_asked_for_still_comes_back(tmp_path: pathlib.Path) -> None:
    world = sent()
    file = sheet(world, tmp_path, "nl")
    fill(file, {(1, "answer"): "Drachten"}, "nl")
    book = openpyxl.load_workbook(file)
    book.worksheets[0].delete_cols(13)
    book.save(file)
    plan = plan_fill_in(world.picture(RECEIVED), read_returned(file, RECEIVED, "nl"))
    assert [one.verdict for one in plan.verdicts] == ["lands", "empty", "empty", "empty"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_tells_how_the_last_day_was_reckoned(tmp_path: pathlib.Path, lang: Lang) -> None:
    world = sent(due_on="", term_n=88, term_unit="day", regime="act")
    book = openpyxl.load_workbook(sheet(world, tmp_path, lang))
    told = {row[0].value: row[2].value for row in book.worksheets[0].iter_rows(max_row=8)}
    assert scales()["day-off"]["good_friday"].of(lang) in str(told[say("fill.term", lang)])
    assert "2026" in str(told[say("fill.due", lang)])
