# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Information requests as a user types them, on both databases."""

import json
import pathlib

import openpyxl
import pytest

from kamerbreed.vocabulary import say
from tests.cli.test_source import Installation, home, run, well

__all__ = ["home"]
ASK = "control-room/den-haag:workplaces"
OPTIONS = ("--title", "Bezetting", "--by", "inspectie-jenv", "--to", "lms", "--due", "2099-01-01")


def make(home: Installation, *more: object) -> str:
    return well(run(home, "request", "make", "r1", *OPTIONS, "--ask", ASK, *more))


def test_a_request_is_made_sent_answered_and_shown(home: Installation, tmp_path: pathlib.Path) -> None:
    assert "request/r1" in make(home, "--ask", "question/answer-time:answer")
    assert "request/r1" in well(run(home, "request", "send", "r1"))
    assert run(home, "request", "send", "r1").returncode == 2
    well(run(home, "request", "receive", "r1"))
    well(run(home, "request", "remind", "r1"))
    listed = json.loads(well(run(home, "request", "list", "--json")))
    assert [one["id"] for one in listed["requests"]] == ["request/r1"]
    assert listed["totals"]["out"] == 2
    assert [one["party"] for one in listed["parties"]] == ["party/lms"]
    file = tmp_path / "blad.xlsx"
    well(run(home, "request", "workbook", "r1", "--output", file))
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == say("fill.head.number", "nl"))
    column = {cell.value: cell.column for cell in head}[say("fill.head.answer", "nl")]
    page.cell(head[0].row + 1, column).value = 24
    page.cell(head[0].row + 2, column).value = "Tien seconden."
    book.save(file)
    before = len(list(home.documents.rglob("*"))) if home.documents.exists() else 0
    judged = well(run(home, "request", "answer", file, "--dry-run"))
    assert say("fill.verdict.lands", "nl") in judged
    assert json.loads(well(run(home, "request", "list", "--json")))["totals"]["out"] == 2
    well(run(home, "request", "answer", file))
    assert len(list(home.documents.rglob("*"))) > before
    shown = json.loads(well(run(home, "request", "show", "r1", "--json")))
    assert [one["state"] for one in shown["questions"]] == ["answered", "answered"]
    again = well(run(home, "request", "answer", file))
    assert say("request.entered", "nl", n="0") in again
    assert "24" in well(run(home, "show", "control-room/den-haag"))


def test_the_terminal_shows_what_is_out_in_both_languages(home: Installation) -> None:
    make(home)
    well(run(home, "request", "send", "r1"))
    for lang, words in (("nl", ("gevraagd", "uit")), ("en", ("asked", "out"))):
        listed = well(run(home, "request", "list", "--lang", lang))
        assert words[1] in listed
        assert words[0] in well(run(home, "request", "show", "r1", "--lang", lang))
    assert "Bezetting" not in well(run(home, "request", "list", "--party", "kpn"))
    well(run(home, "request", "outcome", "r1", "1", "refused", "--by", "lms", "--ground", "geheim"))
    assert "geheim" in well(run(home, "request", "show", "r1"))
    well(run(home, "request", "close", "r1"))
    assert "afgesloten" in well(run(home, "request", "list"))


def test_letters_are_written_once_and_only_in_formats_that_there_are(
    home: Installation, tmp_path: pathlib.Path
) -> None:
    make(home)
    for name, start in (("brief.docx", b"PK"), ("brief.pdf", b"%PDF")):
        well(run(home, "request", "letter", "r1", "--output", tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)
        assert run(home, "request", "letter", "r1", "--output", tmp_path / name).returncode == 2
    wrong = run(home, "request", "letter", "r1", "--output", tmp_path / "brief.odt", "--lang", "en")
    assert (wrong.returncode, "brief.odt" in wrong.stderr) == (2, True)
    assert run(home, "request", "letter", "none", "--output", tmp_path / "x.pdf").returncode == 2
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    "ask", ["control-room/den-haag", "control-room/none:city", "control-room/den-haag:none"]
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_made(home: Installation, ask: str) -> None:
    done = run(home, "request", "make", "r1", *OPTIONS, "--ask", ask)
    assert done.returncode == 2
    assert done.stderr
    assert json.loads(well(run(home, "request", "list", "--json")))["requests"] == []


def test_a_sheet_that_is_none_is_refused_and_not_kept(home: Installation, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(file)
    assert run(home, "request", "answer", file).returncode == 2
    assert not [one for one in home.documents.rglob("*") if one.is_file()] or not home.documents.exists()


def test_a_term_is_reckoned_more_time_given_and_what_came_in_appraised(home: Installation) -> None:
    options = [one for one in OPTIONS if one not in ("--due", "2099-01-01")]
    term = ("--ask", ASK, "--term", "6week", "--regime", "act")
    assert run(home, "request", "make", "r1", *options, *term[:2], "--term", "soon").returncode == 2
    well(run(home, "request", "make", "r1", *options, *term))
    well(run(home, "request", "send", "r1"))
    assert "6 weken vanaf de verzending" in well(run(home, "request", "show", "r1"))
    told = well(run(home, "request", "extend", "r1", "2099-02-01", "--reason", "Verlof"))
    assert "uitstel gegeven tot 1 februari 2099" in told
    assert run(home, "request", "extend", "r1", "2098-02-01", "--reason", "Verlof").returncode == 2
    well(run(home, "request", "remind", "r1", "--step", "leadership_letter"))
    well(run(home, "request", "outcome", "r1", "1", "partly", "--by", "lms", "--share", "0.6"))
    assert (
        run(home, "request", "outcome", "r1", "1", "partly", "--by", "lms", "--share", "nan").returncode == 2
    )
    well(run(home, "request", "appraise", "r1"))
    well(run(home, "request", "date", "r1", "offered_on"))
    shown = json.loads(well(run(home, "request", "show", "r1", "--json")))
    assert shown["request"]["due_on"] == "2099-02-01"
    assert list(shown["request"]["steps"].values()) == ["leadership_letter"]
    (reply,) = shown["questions"][0]["told"]
    assert (reply["share"], bool(reply["appraised_on"])) == (0.6, True)
    assert shown["request"]["offered_on"]
    late = json.loads(well(run(home, "followup", "late", "--json")))
    (party,) = (one for one in late["parties"] if one["party"] == "party/lms")
    assert [(one["state"], one["due_on"]) for one in party["questions"]] == [("awaited", "2099-02-01")]
    assert (party["clock"]["of"], party["clock"]["appraised"]) == (1, 1)
    assert late["requests"][0]["since_sending"]["share"] == 0.6
    told = " ".join(well(run(home, "followup", "late", "--lang", "en")).split())
    assert "awaited by 1 February 2099" in told
    assert "80 % answered: not yet; all: not yet; now: 60%" in told
    assert "Next step: reminder, from 2 February 2099." in told
