# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The commands of the analyses, as a user types them, on the bundled files."""

import datetime
import json
import os
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from kamerbreed import reference
from kamerbreed.oversight import tracks
from tests.conftest import ReferencePicture
from tests.exchange.test_regions import country, written

DATA = pathlib.Path(reference.__file__).parent / "data"


def _run(tmp_path: pathlib.Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KAMERBREED_HOME": str(tmp_path)}
    program = "from kamerbreed.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *words, "--from", str(DATA)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=120,
    )


def _json(tmp_path: pathlib.Path, *words: str) -> dict[str, Any]:
    done = _run(tmp_path, *words, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["version"] == "1"
    return found


def test_check_says_of_how_many_and_gives_status_0_for_findings(tmp_path: pathlib.Path) -> None:
    done = _run(tmp_path, "check", "--valid-at", "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert "25 van 25 voorzieningen" in done.stdout
    assert "niet te beoordelen" in done.stdout
    assert "Zonder aannames" in done.stdout


def test_check_shows_all_of_one_check_that_is_asked_for(tmp_path: pathlib.Path) -> None:
    found = _json(tmp_path, "check", "--id", "figure-stale", "--valid-at", "2026-11-23")
    done = _run(tmp_path, "check", "--id", "figure-stale", "--valid-at", "2026-11-23", "--lang", "en")
    assert found["findings"] > 100
    assert " ".join(done.stdout.split()).count("past its term since") == found["findings"]
    assert [one["id"] for one in found["checks"]] == ["figure-stale"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "--id", "nonsense"), "service-without-owner"),
        (("check", "--severity", "nonsense"), "serious"),
        (("impact", "component/never-heard-of"), "component/never-heard-of"),
        (("chapters", "never-heard-of"), "control-room/never-heard-of"),
        (("inventories", "service", "S51", "S51"), "tweemaal"),
        (("inventories", "nonsense", "S51", "S53"), "control-room"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(
    tmp_path: pathlib.Path, words: tuple[str, ...], told: str
) -> None:
    done = _run(tmp_path, *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_impact_keeps_certain_and_possible_apart_and_counts_inhabitants(tmp_path: pathlib.Path) -> None:
    found = _json(tmp_path, "impact", "control-room/drachten", "--valid-at", "2026-11-23")
    assert found["inhabitants"]["certain"] == sum(one["population"] for one in found["regions"])
    done = _run(tmp_path, "impact", "control-room/drachten", "--valid-at", "2026-11-23")
    assert "Zeker: 1.767.582 inwoners in 3 regio's" in done.stdout
    assumed = _run(tmp_path, "impact", "control-room/drachten", "--assumptions", "--valid-at", "2026-11-23")
    assert "Met aannames" in assumed.stdout
    assert "Mogelijk: 1.767.582 inwoners in 3 regio's" in assumed.stdout


def test_diff_with_classes_adds_to_what_diff_says_and_changes_none_of_it(tmp_path: pathlib.Path) -> None:
    moments = ("--valid-at", "2023-03-01", "--to-valid-at", "2023-04-01")
    plain = _json(tmp_path, "diff", *moments)
    more = _json(tmp_path, "diff", "--classes", *moments)
    assert set(plain) <= set(more)
    assert [{name: one[name] for name in plain["items"][0]} for one in more["items"]] == plain["items"]
    assert sum(sum(kinds.values()) for kinds in more["counts"].values()) == plain["count"]


def test_chapters_put_rooms_side_by_side(tmp_path: pathlib.Path) -> None:
    done = _run(tmp_path, "chapters", "--valid-at", "2026-11-23")
    heads = [line.split() for line in done.stdout.splitlines()]
    assert ["Zaak", "organisatie", "personeel", "taken", "beheer"] in heads
    assert len(_json(tmp_path, "chapters", "drachten")["rooms"]) == 1


def test_inventories_say_at_least_how_many_are_missing(tmp_path: pathlib.Path) -> None:
    done = _run(tmp_path, "inventories", "service", "S51", "S53", "--valid-at", "2026-11-23")
    assert "ontbreken er minstens 17" in done.stdout


def test_a_map_is_loaded_replaced_and_taken_away(tmp_path: pathlib.Path) -> None:
    def run(*words: str, command: str = "map") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", "from kamerbreed.cli import main; main()", command, *words],
            capture_output=True,
            text=True,
            env={**os.environ, "KAMERBREED_HOME": str(tmp_path / "home")},
            check=False,
            timeout=120,
        )

    # What is not told to the audit log is not done, and that is made with the database.
    assert run(command="migrate").returncode == 0
    path = written(tmp_path, country())
    for _ in range(2):
        done = run(str(path))
        assert done.returncode == 0, done.stderr
        assert "25 regio's" in done.stdout
    assert (tmp_path / "home" / "regions.json").stat().st_size < 100_000
    path.write_text("{}", encoding="utf-8")
    done = run(str(path), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "FeatureCollection" in done.stderr
    assert (tmp_path / "home" / "regions.json").exists()
    assert run("--remove").returncode == 0
    assert not (tmp_path / "home" / "regions.json").exists()
    assert run().returncode == run(str(path), "--remove").returncode == 2


def test_followup_tells_every_track_and_no_verdict_that_nobody_gave(
    tmp_path: pathlib.Path, reference_picture: ReferencePicture
) -> None:
    found = _json(tmp_path, "followup", "status", "--valid-at", "2021-12-01")
    picture = reference_picture(datetime.date(2021, 12, 1))
    assert [(one["recommendation"], one["addressee"], one["state"]) for one in found["tracks"]] == [
        (one.recommendation, one.addressee, one.standing.state) for one in tracks(picture)
    ]
    assert all(one["verdicts"] == {} for one in found["tracks"])
    assert any(one["set_verdicts"] for one in found["tracks"])
    shown = _run(tmp_path, "followup", "status", "--valid-at", "2021-12-01", "--lang", "en").stdout
    assert "11 of 11 tracks are open." in shown
    assert "under way (23 September 2021)" in shown


def test_the_line_of_an_item_tells_its_age_and_what_is_not_known_of_it(tmp_path: pathlib.Path) -> None:
    """Received on 11 July 2019, public on 6 September: to 1 July 2021 that is 721 and 664 days."""
    words = ("followup", "lineage", "R2019-a", "--valid-at", "2021-07-01")
    found = _json(tmp_path, *words)
    assert {(one["of"], one["by"]): one["days"] for one in found["ages"]}["item", "receipt"] == 721
    assert {(one["of"], one["by"]): one["days"] for one in found["ages"]}["item", "publication"] == 664
    assert found["as_a_set"] == ["report/report-2015"]
    done = _run(tmp_path, *words, "--lang", "en")
    assert "No link with another recommendation is known." in done.stdout
    absent = _run(tmp_path, "followup", "lineage", "R1900", "--lang", "en")
    assert absent.returncode == 2
    assert "there is no recommendation or request R1900" in absent.stderr


def test_what_is_not_known_of_the_yearly_requests_is_said_and_no_number_is_made_of_it(
    tmp_path: pathlib.Path,
) -> None:
    words = ("followup", "late", "--valid-at", "2022-01-01", "--party", "minister-jenv")
    (party,) = _json(tmp_path, *words)["parties"]
    assert (party["of"], party["days_late"], party["questions"]) == (0, None, [])
    assert [(one["type"], one["date"]) for one in party["told"]] == [
        ("information_request", "2019"),
        ("late_answer", "2021"),
    ]
    shown = " ".join(_run(tmp_path, *words).stdout.split())
    assert "2019 (datum niet bekend): hoeveel vragen en met welke termijn is niet bekend" in shown
    assert "2021 (datum niet bekend): het aantal dagen te laat is niet bekend" in shown


def test_a_stand_is_made_again_at_its_position(tmp_path: pathlib.Path) -> None:
    words = ("followup", "stand", "--as-of", "2021-07-01")
    found = _json(tmp_path, *words)
    assert len(found["fingerprint"]) == 64
    shown = _run(tmp_path, *words, "--lang", "en").stdout
    assert found["fingerprint"] in "".join(shown.split())
    absent = _run(tmp_path, *words, "--since", "0" * 64)
    assert absent.returncode == 2


def test_a_letter_is_drafted_in_a_terminal_as_json_and_as_a_file(tmp_path: pathlib.Path) -> None:
    words = ("followup", "letter", "conclusion", "--about", "report/report-2019", "--as-of", "2021-07-01")
    words += ("--to", "korpsleiding", "--without", "letter-2021", "--known-by", "inspectie-jenv")
    found = _json(tmp_path, *words)
    assert found["subject"] == "Opvolging aanbevelingen onderzoek continuïteit meldkamers"
    assert found["without"] == ["source/letter-2021"]
    assert len([one for one in found["sentences"] if one["numbered"]]) > 0
    assert all(one["facts"] for one in found["sentences"])
    file = tmp_path / "brief.docx"
    shown = _run(tmp_path, *words, "--output", str(file), "--lang", "en").stdout
    assert "What cannot be written" in shown
    assert file.read_bytes().startswith(b"PK")
    wrong = _run(tmp_path, *words, "--output", "brief.txt")
    assert wrong.returncode != 0
    assert not (tmp_path / "brief.txt").exists()
    strange = _run(tmp_path, "followup", "letter", "poem")
    assert strange.returncode != 0
    assert "poem" in strange.stderr + strange.stdout


def test_the_figures_go_through_the_years_with_their_denominators(tmp_path: pathlib.Path) -> None:
    """By hand: the five of 2019 are two years old at the end of 2021, the six of 2021 at that of 2023."""
    words = ("followup", "figures", "--valid-at", "2024-01-01")
    found = _json(tmp_path, *words, "--since", "2021-01-01")
    assert [(one["day"], one["issued"], one["open"]) for one in found["course"]] == [
        ("2021-12-31", 11, 11),
        ("2022-12-31", 14, 14),
        ("2023-12-31", 14, 14),
        ("2024-01-01", 14, 14),
    ]
    assert [one["rates"][0] for one in found["course"]] == [
        {"years": 2, "implemented": 0, "of": of} for of in (5, 5, 11, 11)
    ]
    assert (found["enough"], found["closed"], len(found["open"])) == (False, 0, 14)
    shown = _run(tmp_path, *words, "--lang", "en").stdout
    assert "Of the 14 issued tracks 0 were closed" in " ".join(shown.split())
    assert "0 of 11" in shown
    assert _run(tmp_path, *words, "--since", "2021").returncode == 2
