# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The commands as a user types them: in a process of their own, on a database of their own."""

import json
import os
import pathlib
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable

import pytest

from kamerbreed import reference

Run = Callable[..., subprocess.CompletedProcess[str]]
HEAD = "subject,property,key,value,basis,sources,stated_by,valid_from,valid_to,observed_on,known_from,note\n"


def _run(home: pathlib.Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KAMERBREED_HOME": str(home)}
    environment.pop("KAMERBREED_DATABASE", None)
    program = "from kamerbreed.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *words],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A home with the public data loaded by 'demo'."""
    folder = tmp_path_factory.mktemp("home")
    made = _run(folder, "demo")
    assert made.returncode == 0, made.stderr
    assert "10 aangewezen regionale meldkamers, waarvan 9 aantoonbaar in bedrijf." in made.stdout
    return folder


@pytest.fixture(scope="module")
def run(home: pathlib.Path) -> Run:
    """Types a command in that home."""
    return lambda *words: _run(home, *words)


def _json(done: subprocess.CompletedProcess[str]) -> dict:  # type: ignore[type-arg]
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_overview_is_a_contract_for_programs(run: Run) -> None:
    found = _json(run("overview", "--json"))
    assert found["version"] == "1"
    assert len(found["fingerprint"]) == 64
    assert len(found["coordinates"]["position"]) == 64
    assert found["counts"]["region"] == 25
    assert found["counts_by_type"]["control-room"]["regional"]["planned"] == 1
    fill = found["completeness"]["continuity"]["techniek"]["fill"]
    assert set(fill) == {"n", "of", "assumed", "template", "nobody_knows"}
    assert len(found["gaps"]) == 10


@pytest.mark.parametrize(("readme", "lang"), [("README.md", "en"), ("README.nl.md", "nl")])
def test_the_output_in_the_readme_is_what_the_program_says(run: Run, readme: str, lang: str) -> None:
    text = (pathlib.Path(__file__).resolve().parents[2] / readme).read_text(encoding="utf-8")
    shown = text.split("\n```\n")[2].splitlines()
    said = " ".join(run("overview", "--lang", lang, "--valid-at", "2026-11-23").stdout.split())
    assert len(shown) > 8
    assert [line for line in shown if line != "..." and " ".join(line.split()) not in said] == []


def test_a_second_demo_adds_nothing(run: Run) -> None:
    before = _json(run("overview", "--json"))["coordinates"]["position"]
    assert run("demo").returncode == 0
    assert _json(run("overview", "--json"))["coordinates"]["position"] == before


def test_the_database_and_the_files_it_came_from_give_one_picture(run: Run) -> None:
    ours = _json(run("overview", "--json", "--as-of", "2021-07-01"))
    files = _json(run("overview", "--json", "--as-of", "2021-07-01", "--from", str(reference.FOLDER)))
    assert files["fingerprint"] == ours["fingerprint"]
    assert files["completeness"] == ours["completeness"]


def test_files_need_no_database(tmp_path: pathlib.Path) -> None:
    done = _run(tmp_path / "none", "list", "control-room", "--json", "--from", str(reference.FOLDER))
    assert _json(done)["count"] == 15


def test_show_gives_each_fact_with_its_statements(run: Run) -> None:
    found = _json(run("show", "control-room/den-haag", "--json", "--valid-at", "2024-06-01"))
    fact = next(one for one in found["facts"] if one["property"] == "national_ict")
    assert fact["value"] == "connected"
    assert fact["standing"]["solid"] == "documented"
    said = next(one for one in fact["statements"] if one["role"] == "stands")
    assert said["sources"] == ["source/S46"]
    assert said["stated_by"] == "party/lms"
    assert said["valid_from"] == "2024-05-14"
    for name in ("digest", "locator", "basis", "valid_to", "observed_on", "note"):
        assert name in said


def test_explain_names_the_reason_and_every_voice(run: Run) -> None:
    found = _json(run("explain", "control-room/den-bosch", "staff", "--json"))
    assert sorted(one["value"] for one in found["facts"][0]["statements"]) == [150, 250]
    shown = run("explain", "control-room/den-bosch", "staff").stdout
    assert "betwist" in shown
    assert "deze partij hoort het te weten" in shown


def test_both_languages_say_the_same_counts(run: Run) -> None:
    dutch, english = run("overview").stdout, run("overview", "--lang", "en").stdout
    assert "veiligheidsregio                25" in dutch
    assert "safety region          25" in english
    assert "What is known of the system" in english


def test_find_forgives_accents_and_capitals(run: Run) -> None:
    found = _json(run("find", "FRYSLAN", "--json"))
    assert "region/vr02" in {item["id"] for item in found["items"]}


BAD_INPUT: list[tuple[list[str], str, str]] = [
    (
        ["overview", "--valid-at", "2023-02-30"],
        "--valid-at: '2023-02-30' is geen bestaande datum; schrijf 2023, 2023-05 of 2023-05-01",
        "--valid-at: '2023-02-30' is no date that exists",
    ),
    (
        ["overview", "--valid-at", "2023"],
        "--valid-at: '2023' is niet één dag; schrijf de datum voluit",
        "--valid-at: '2023' is not one day",
    ),
    (
        ["overview", "--known-by", "nobody"],
        "--known-by: er is geen party/nobody; 'kamerbreed list party'",
        "--known-by: there is no party/nobody",
    ),
    (
        ["overview", "--position", "deadbeef" * 8],
        "er is geen stand deadbeef",
        "there is no position deadbeef",
    ),
    (
        ["show", "control-room/atlantis"],
        "control-room/atlantis staat niet in dit beeld",
        "control-room/atlantis is not in this picture",
    ),
    (["show", "palace/x"], "er is geen soort 'palace'; er zijn region", "there is no kind 'palace'"),
    (
        ["explain", "control-room/drachten", "colour"],
        "een control-room heeft geen eigenschap 'colour'",
        "has no property 'colour'",
    ),
    (["list", "palace"], "er is geen soort 'palace'", "there is no kind 'palace'"),
    (
        ["history", "control-room/atlantis"],
        "over control-room/atlantis is niets gezegd",
        "nothing was said on control-room/atlantis",
    ),
    (["retract", "0" * 64, "--reason", "x"], "er is geen uitspraak 0000", "there is no statement 0000"),
    (
        ["state", "no-such-file.csv"],
        "no-such-file.csv: niet te lezen, er is geen bestand met deze naam",
        "no-such-file.csv: cannot be read, there is no file of this name",
    ),
    (
        ["overview", "--from", "no-such-folder"],
        "no-such-folder: er is geen bestand met deze naam",
        "no-such-folder: there is no such file",
    ),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("words", "nl", "en"), BAD_INPUT, ids=[" ".join(one[0])[:40] for one in BAD_INPUT])
def test_bad_input_gives_status_2_and_one_clear_line_in_the_language_asked_for(
    run: Run, words: list[str], nl: str, en: str, lang: str
) -> None:
    done = run(*words, *(["--lang", "en"] if lang == "en" else []))
    assert done.returncode == 2
    assert done.stdout == ""
    assert (en if lang == "en" else nl) in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_language_that_we_do_not_speak_is_told_in_dutch(run: Run) -> None:
    done = run("overview", "--lang", "fr")
    assert done.returncode == 2
    assert done.stderr == "--lang: kies nl of en; er staat 'fr'\n"


def test_a_database_that_is_none_is_told_with_what_it_says_itself(tmp_path: pathlib.Path) -> None:
    (tmp_path / "kamerbreed.sqlite3").write_text("dit is geen database" * 100)
    for lang, start in (("nl", "de database doet dit niet"), ("en", "the database does not do this")):
        done = _run(tmp_path, "overview", f"--lang={lang}")
        assert done.returncode == 2
        assert done.stderr.startswith(start)
        assert done.stderr.endswith(": file is not a database\n")
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("nl", "poort {port} van 127.0.0.1 is al in gebruik; kies een andere --port"),
        ("en", "port {port} of 127.0.0.1 is in use already; choose another --port"),
    ],
)
def test_a_port_that_is_taken_is_told_before_any_address_is_given(
    home: pathlib.Path, lang: str, says: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = _run(home, "serve", "--port", str(port), "--lang", lang)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == says.format(port=port)


@pytest.mark.parametrize(("lang", "says"), [("nl", "staat geen grootboek"), ("en", "there is no ledger")])
def test_without_a_ledger_a_command_says_how_to_make_one(
    tmp_path: pathlib.Path, lang: str, says: str
) -> None:
    done = _run(tmp_path, "overview", "--lang", lang)
    assert done.returncode == 2
    assert says in done.stderr
    assert "kamerbreed demo" in done.stderr


def _write(path: pathlib.Path, *rows: str) -> str:
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def test_state_is_whole_or_not_at_all_and_names_the_row(run: Run, tmp_path: pathlib.Path) -> None:
    before = _json(run("overview", "--json"))["coordinates"]["position"]
    good = "control-room/drachten,workplaces,,60,stated,,lms,2020-08,,,,"
    for bad, says in (
        (
            "control-room/drachten,workplaces,,sixty,stated,,lms,,,,,",
            "rij 3: value: sixty is geen JSON-waarde",
        ),
        (
            'control-room/drachten,workplaces,,"""60""",stated,,lms,,,,,',
            "rij 3: value: hier hoort een geheel getal te staan, niet '60'",
        ),
        (
            "control-room/drachten,workplaces,,61,documented,,lms,,,,,",
            "rij 3: sources: een gedocumenteerde uitspraak",
        ),
        (
            "control-room/drachten,workplaces,,61,stated,source/none,lms,,,,,",
            "rij 3: er is geen bron source/none; voer eerst in wat ontbreekt",
        ),
        (
            "control-room/drachten,workplaces,,61,stated,,nobody,,,,,",
            "rij 3: er is geen partij party/nobody; voer eerst in wat ontbreekt",
        ),
        (
            "control-room/drachten,workplaces,,61,guessed,,lms,,,,,",
            "rij 3: basis: hier hoort een van measured, documented",
        ),
        (
            "control-room/drachten,workplaces,,61,stated,,lms,2021,2020,,,",
            "rij 3: valid_to: 2020 ligt niet na valid_from 2021",
        ),
        ("control-room/drachten,workplaces,,61,stated", "rij 3: heeft 5 cellen, de kop heeft er 12"),
        ("control-room/drachten,workplaces,,NaN,stated,,lms,,,,,", "rij 3: value: NaN"),
        (good, "rij 3: dezelfde uitspraak als bad.csv rij 2"),
    ):
        done = run("state", _write(tmp_path / "bad.csv", good, bad))
        assert done.returncode == 2
        assert says in done.stderr
    english = run("state", _write(tmp_path / "bad.csv", good, good), "--lang", "en").stderr
    assert english == "bad.csv row 3: the same statement as bad.csv row 2; leave one out\n"
    assert _json(run("overview", "--json"))["coordinates"]["position"] == before


def test_a_statement_lives_its_whole_life(tmp_path: pathlib.Path) -> None:
    """Stated, explained, retracted, destroyed; and the ledger verifies throughout."""
    home = tmp_path / "home"
    assert _run(home, "demo").returncode == 0
    file = _write(
        tmp_path / "new.csv",
        "source/nieuw,exists,,true,stated,,samensteller,,,,,",
        'source/nieuw,title,,"""Nieuwe bron""",stated,,samensteller,,,,,',
        'source/nieuw,published_on,,"""2020-06-01""",stated,,samensteller,,,,,',
        "control-room/drachten,workplaces,,60,documented,source/nieuw,lms,2020-05-01,,,,zeldzaamheid",
    )
    assert _run(home, "state", file).returncode == 0
    shown = _run(home, "show", "control-room/drachten", "--as-of", "2021-07-01").stdout
    assert "60 werkplekken" in shown
    assert "later" in shown
    items = _json(_run(home, "history", "control-room/drachten", "--json"))["statements"]
    digest = next(one["digest"] for one in items if one["property"] == "workplaces")
    assert _run(home, "retract", digest, "--reason", "vergissing").returncode == 0
    assert "60 werkplekken" not in _run(home, "show", "control-room/drachten").stdout
    assert _run(home, "destroy", digest, "--reason", "moet weg").returncode == 0
    verified = _json(_run(home, "verify", "--json"))
    assert verified["fault"] == ""
    assert len(verified["destroyed"]) == 1
    raw = b"".join(file.read_bytes() for file in home.glob("kamerbreed.sqlite3*"))
    assert b"zeldzaamheid" not in raw
    assert b"Nieuwe bron" in raw


def test_a_file_may_take_back_what_another_said(tmp_path: pathlib.Path) -> None:
    """The long form has columns for acts on other statements; those follow the rules of the commands."""
    home = tmp_path / "home"
    assert _run(home, "demo").returncode == 0
    items = _json(_run(home, "history", "control-room/den-bosch", "--json"))["statements"]
    digest = next(one["digest"] for one in items if one["property"] == "staff" and one["value"] == 150)
    file = tmp_path / "acts.csv"
    head = "act,about,subject,property,value,basis,stated_by,note,sensitivity\n"
    file.write_text(head + f"retract,{digest},,,,,forehand,typefout,\n", encoding="utf-8")
    assert _run(home, "state", str(file)).returncode == 0
    found = _json(_run(home, "explain", "control-room/den-bosch", "staff", "--json"))
    assert found["facts"][0]["values"] == [250]
    assert [one["value"] for one in found["excluded"]] == [150]
    assert _run(home, "state", str(file)).returncode == 2
    file.write_text(head + f"classify,{digest},,,,,forehand,,internal\n", encoding="utf-8")
    assert _run(home, "state", str(file)).returncode == 0
    hidden = _json(_run(home, "explain", "control-room/den-bosch", "staff", "--json"))
    assert [(one["value"], one["non_value"]) for one in hidden["excluded"]] == [(150, "")]


def test_verify_finds_a_changed_row_and_ends_with_status_1(tmp_path: pathlib.Path) -> None:
    assert _run(tmp_path, "demo").returncode == 0
    with sqlite3.connect(tmp_path / "kamerbreed.sqlite3") as database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        database.execute("DROP TRIGGER kamerbreed_statement_update")
        database.execute("UPDATE kamerbreed_statement SET value = '1' WHERE position = 100")
        database.execute(dict(guards)["kamerbreed_statement_update"])
    database.close()
    for lang, says in (("nl", "Niet in orde: rij 100 ("), ("en", "Not well: row 100 (")):
        done = _run(tmp_path, "verify", "--lang", lang)
        assert done.returncode == 1
        assert says in done.stdout
    done = _run(tmp_path, "verify", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["fault"].startswith("row 100 (")


def test_diff_tells_what_changed_from_what_was_entered_later(run: Run) -> None:
    found = _json(run("diff", "--valid-at", "2024-05-13", "--to-valid-at", "2024-05-14", "--json"))
    changed = {(one["subject"], one["property"]): (one["before"], one["after"]) for one in found["items"]}
    assert changed["control-room/den-haag", "national_ict"] == ("not_connected", "connected")
    assert not any(one["entered_later"] for one in found["items"])


def test_list_shows_templates_only_when_asked(run: Run) -> None:
    plain = _json(run("list", "component", "--json"))
    asked = _json(run("list", "component", "--json", "--templates"))
    assert not any("@" in item["id"] for item in plain["items"])
    assert "component/ups@haarlem" in {item["id"] for item in asked["items"]}
    assert asked["count"] == plain["count"]


def test_vocabulary_says_who_should_know_and_how_long_it_lasts(run: Run) -> None:
    found = _json(run("vocabulary", "--json"))
    room = next(kind for kind in found["kinds"] if kind["kind"] == "control-room")
    staff = next(one for one in room["properties"] if one["name"] == "staff")
    assert staff["label"] == {"nl": "personeel", "en": "staff"}
    assert staff["aspect"] == "personeel"
    assert staff["stale_after_days"] == 730
    assert staff["wanted_by"]
