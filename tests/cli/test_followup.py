# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up as a user types it: what is recorded stands, and what makes no sense is refused."""

import csv
import json
import pathlib

from tests.cli.test_source import Installation, home, run, well

__all__ = ["home"]
MAKE = (
    "followup",
    "commit",
    "gesprek",
    "--text",
    "Praat met alle partijen",
    "--by",
    "minister-jenv",
)
ABOUT = ("--about", "I2025-a", "--about", "I2025-b", "--on", "2025-06-01", "--target", "2025-12-31")


def test_a_commitment_is_made_and_its_target_moved(home: Installation) -> None:
    assert "commitment/gesprek" in well(run(home, *MAKE, *ABOUT))
    assert run(home, *MAKE, *ABOUT).returncode == 2
    move = ("followup", "target", "gesprek", "2026-06-30", "--by", "minister-jenv", "--on", "2025-12-01")
    assert "30 juni 2026" in well(run(home, *move, "--why", "Nog niet gereed"))
    assert run(home, *move).returncode == 2
    found = json.loads(well(run(home, "followup", "commitments", "--json", "--valid-at", "2026-07-01")))
    one = next(one for one in found["commitments"] if one["id"] == "commitment/gesprek")
    assert [(told["day"], told["why"]) for told in one["targets"]] == [
        ("2025-12-31", ""),
        ("2026-06-30", "Nog niet gereed"),
    ]
    assert (one["state"], one["days_late"], one["slip"]["slip_days"]) == ("late", 1, 181)
    shown = well(run(home, "followup", "commitments", "--valid-at", "2026-07-01", "--lang", "en"))
    assert "late (1 days past the target)" in " ".join(shown.split())
    status = json.loads(well(run(home, "followup", "status", "--json", "--valid-at", "2026-07-01")))
    track = next(one for one in status["tracks"] if one["recommendation"] == "recommendation/I2025-a")
    assert "follow-up-event/gesprek-commitment" in track["events"]
    assert "Er is geen toezegging bekend." in well(
        run(home, "followup", "commitments", "--valid-at", "2010-01-01")
    )


def hearing_file(folder: pathlib.Path) -> pathlib.Path:
    """A hearing of the minister on a draft verdict, with a reply and its answer, in the long form."""
    jenv, minister, item = "party/inspectie-jenv", "party/minister-jenv", "recommendation/R2019-c"
    reply = {"kind": "remark", "day": "2021-03-20", "words": "Drie zijn klaar"}
    answer = {"outcome": "partly", "day": "2021-03-21", "words": "Staat erbij"}
    told = [
        ("exists", "", True, jenv),
        ("about", "", "verdict", jenv),
        ("held_by", jenv, jenv, jenv),
        ("addressee", "", minister, jenv),
        ("recommendation", item, item, jenv),
        ("verdict", "", "deels", jenv),
        ("sentence", "1", "Dit is deels uitgevoerd.", jenv),
        ("sentence", "2", "Een test ontbreekt.", jenv),
        ("sent_on", "", "2021-03-01", jenv),
        ("due_on", "", "2021-03-15", jenv),
        ("reply", "1", reply, minister),
        ("answer", "1", answer, jenv),
        ("closed_on", "", "2021-03-22", jenv),
    ]
    file = folder / "hoor.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written)
        rows.writerow(("subject", "property", "key", "value", "basis", "stated_by"))
        rows.writerows(
            ("hearing/proef", name, key, json.dumps(value), "stated", party)
            for name, key, value, party in told
        )
    return file


def test_a_hearing_is_told_with_every_reply_and_answer(home: Installation, tmp_path: pathlib.Path) -> None:
    assert "geen hoor en wederhoor" in well(run(home, "followup", "hearing"))
    well(run(home, "state", str(hearing_file(tmp_path))))
    (one,) = json.loads(well(run(home, "followup", "hearing", "proef", "--json")))["hearings"]
    assert (one["state"], one["closed_on"], one["unclosed"]) == ("closed", "2021-03-22", [])
    (reply,) = one["replies"]
    assert (reply["text"], reply["late"], reply["outcome"]) == ("Drie zijn klaar", True, "partly")
    shown = " ".join(well(run(home, "followup", "hearing", "proef", "--lang", "en")).split())
    assert "closed (replies: 1)" in shown
    assert "20 March 2021, after" in shown
    assert "adopted in part: Staat erbij" in shown
    assert run(home, "followup", "hearing", "geen").returncode == 2


def test_the_report_of_a_half_year_is_written_and_told(home: Installation, tmp_path: pathlib.Path) -> None:
    words = ("followup", "report", "--valid-at", "2021-12-31")
    for name in ("voortgang.docx", "voortgang.pdf"):
        first, again = tmp_path / name, tmp_path / f"nogmaals-{name}"
        shown = well(run(home, *words, "--output", first))
        well(run(home, *words, "--output", again))
        assert first.read_bytes() == again.read_bytes()
        assert "11 sporen" in " ".join(shown.split())
    found = json.loads(well(run(home, *words, "--json")))
    assert (found["since"], found["open_before"], found["open"]) == ("2021-07-01", 5, 11)
    later = json.loads(well(run(home, *words, "--json", "--since", "2021-10-01")))
    assert (later["since"], len(later["events"])) == ("2021-10-01", 3)
    assert run(home, *words, "--since", "2022-01-01").returncode == 2
    assert run(home, *words, "--output", tmp_path / "voortgang.txt").returncode == 2
