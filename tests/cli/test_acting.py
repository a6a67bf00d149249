# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Commands with the rights of an account: every command for every role, and two parties."""

import os
import pathlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typer

from kamerbreed.accounts import CAPABILITIES, OPERATOR, ROLES, Grant, Rights
from kamerbreed.audit import NAME
from kamerbreed.cli import _acting
from kamerbreed.cli._acting import check_command, commands, perform, recorder, viewer
from kamerbreed.cli._commands import app
from kamerbreed.cli._errors import CommandError
from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Refusal, Saying, Taking, retract, state
from kamerbreed.vocabulary import Statement
from tests.world import LMS, ROOM, WORLD, named, says

KPN = "party/kpn"
HIDDEN = "control-room/verborgen"


@pytest.fixture(autouse=True)
def as_operator() -> Iterator[None]:
    """Whatever a test acts as, the next one is the operator again."""
    yield
    _acting._acting.clear()


def act_with(rights: Rights) -> None:
    _acting._acting[:] = [rights]


def one(role: str, party: str = "", clearance: str = "internal") -> Rights:
    return Rights(
        key="0123456789abcdef", name="N", grants=(Grant(role=role, party=party, clearance=clearance),)
    )


# --- every command x every role ------------------------------------------------------------------


def every_command() -> dict[str, Callable[..., object]]:
    """The commands of the program itself, those below others with both words."""
    found: dict[str, Callable[..., object]] = {}

    def walk(group: Any, prefix: str) -> None:
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                walk(command, f"{prefix}{name} ")
            else:
                found[prefix + name] = command.callback

    walk(typer.main.get_command(app), "")
    return found


def test_every_command_is_in_the_table_and_the_table_has_no_other() -> None:
    assert sorted(commands()) == sorted(every_command())
    assert set(commands().values()) <= {*CAPABILITIES, "anyone", "operator"}


def test_every_command_looks_at_the_rights_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    class LookedError(Exception):
        pass

    def look(name: str) -> None:
        raise LookedError(name)

    monkeypatch.setattr(_acting, "check_command", look)
    for name, callback in every_command().items():
        with pytest.raises(LookedError) as looked:
            callback()
        assert str(looked.value) == name


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_each_role_runs_what_the_table_says_and_nothing_else(role: str) -> None:
    act_with(one(role, LMS) if role else Rights(key="k", name="N"))
    held = ROLES[role].capabilities if role else frozenset()
    allowed = set()
    for name in every_command():
        try:
            check_command(name)
        except CommandError:
            continue
        allowed.add(name)
    assert allowed == {name for name, takes in commands().items() if takes == "anyone" or takes in held}
    with pytest.raises(CommandError):
        check_command("a command that is not in the table")


def test_the_operator_runs_everything_and_sees_everything() -> None:
    for name in every_command():
        check_command(name)
    assert viewer().everything
    assert recorder() != OPERATOR.key


# --- two parties ---------------------------------------------------------------------------------


@pytest.fixture
def held(ledger: Ledger) -> Ledger:
    """A ledger with two parties, and a room that only one of them sees."""
    hidden = [
        says(HIDDEN, name, value, sensitivity="internal", audience=(LMS,))
        for name, value in (("exists", True), ("name", "Verborgen"), ("city", "Ergens"))
    ]
    saying = Saying(statements=[*WORLD, *named(KPN, "KPN"), *hidden])
    ledger.perform(state, saying, recorded_by="test")
    return ledger


def said(ledger: Ledger, *statements: Statement) -> str:
    """What comes of stating this: nothing wrong, or in which words it was refused."""
    before = ledger.checkpoint().rows
    try:
        perform(ledger, state, Saying(statements=list(statements)))
    except Refusal as error:
        assert ledger.checkpoint().rows == before
        return str(error)
    assert ledger.checkpoint().rows == before + len(statements)
    return ""


@pytest.mark.parametrize("role", ["contributor", "analyst", "inspector"])
def test_who_says_for_one_party_says_nothing_for_another(held: Ledger, role: str) -> None:
    act_with(one(role, LMS))
    own = says(ROOM, "city", "Groningen", stated_by=LMS)
    assert said(held, own) == ""
    other = says(ROOM, "city", "Assen", stated_by=KPN)
    assert KPN in said(held, other)
    # One wrong statement keeps out all.
    assert KPN in said(held, says(ROOM, "city", "Leek", stated_by=LMS), other)
    act_with(one(role, KPN))
    assert said(held, other) == ""


@pytest.mark.parametrize("role", ["reader", "decision_maker", "administrator", "auditor"])
def test_who_may_not_say_anything_says_nothing(held: Ledger, role: str) -> None:
    act_with(one(role))
    assert said(held, says(ROOM, "city", "Groningen", stated_by=LMS)) != ""


def test_what_is_recorded_carries_the_key_and_no_name(held: Ledger) -> None:
    act_with(one("contributor", LMS))
    said(held, says(ROOM, "city", "Groningen", stated_by=LMS))
    table = held.picture().table
    assert table.entry(len(table) - 1).recorded_by == "0123456789abcdef"


def digest_at(ledger: Ledger, subject: str, party: str) -> str:
    history = ledger.picture(Coordinates(valid_at=ledger.today(), viewer=viewer())).history(subject)
    return next(voice.entry.digest for voice in history if voice.entry.said.stated_by == party)


def test_nobody_takes_back_what_another_party_said(held: Ledger) -> None:
    said(held, says(ROOM, "city", "Groningen", stated_by=LMS))
    digest = digest_at(held, ROOM, LMS)
    act_with(one("contributor", KPN))
    for party in (KPN, LMS):
        with pytest.raises(Refusal):
            perform(held, retract, Taking(digest=digest, reason="fout", stated_by=party))
    act_with(one("contributor", LMS))
    perform(held, retract, Taking(digest=digest, reason="fout", stated_by=LMS))


def test_a_link_to_what_is_hidden_is_refused_exactly_like_a_link_to_nothing(held: Ledger) -> None:
    nothing = "control-room/nietshier"
    act_with(one("contributor", KPN))
    hidden_told = said(held, says("region/vr01", "designated_room", HIDDEN, stated_by=KPN))
    nothing_told = said(held, says("region/vr01", "designated_room", nothing, stated_by=KPN))
    assert hidden_told.replace(HIDDEN, nothing) == nothing_told != ""
    act_with(one("contributor", LMS))
    assert said(held, says("region/vr01", "designated_room", HIDDEN, stated_by=LMS)) == ""


def test_a_hidden_statement_is_taken_back_exactly_like_none(held: Ledger) -> None:
    act_with(one("contributor", LMS))
    hidden = digest_at(held, HIDDEN, LMS)
    act_with(one("contributor", KPN))
    told = []
    for digest in (hidden, "f" * 64):
        with pytest.raises(Refusal) as refusal:
            perform(held, retract, Taking(digest=digest, reason="fout", stated_by=KPN))
        told.append(str(refusal.value).replace(digest, "DIGEST"))
    assert told[0] == told[1]


# --- as typed ------------------------------------------------------------------------------------


def _run(
    home: pathlib.Path, *given: str, typed: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("KAMERBREED_")}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "from kamerbreed.cli import main; main()", *given],
        capture_output=True,
        text=True,
        input=typed,
        env={**kept, "KAMERBREED_HOME": str(home), **settings},
        check=False,
        timeout=120,
    )


def test_an_account_lives_its_whole_life_on_the_command_line(tmp_path: pathlib.Path) -> None:
    missing = _run(tmp_path, "account", "list")
    assert missing.returncode == 2
    assert "migrate" in missing.stderr
    assert _run(tmp_path, "migrate").returncode == 0
    made = _run(tmp_path, "account", "add", "Anna", "--shown", "Anna (LMS)", typed="een lange wachtzin 7\n")
    assert made.returncode == 0, made.stderr
    assert "wachtzin" not in made.stdout + made.stderr
    assert _run(tmp_path, "account", "add", "ben", typed="kort\n").returncode == 2
    nothing = _run(tmp_path, "overview", KAMERBREED_ACCOUNT="anna")
    assert nothing.returncode == 2
    assert "read" in nothing.stderr
    given = _run(tmp_path, "account", "grant", "anna", "contributor", "--party", "lms")
    assert given.returncode == 0, given.stderr
    assert "contributor party/lms public" in " ".join(_run(tmp_path, "account", "list").stdout.split())
    assert _run(tmp_path, "overview", KAMERBREED_ACCOUNT="anna").returncode == 0
    assert _run(tmp_path, "--account", "anna", "account", "list").returncode == 2
    assert _run(tmp_path, "--account", "anna", "backup", str(tmp_path / "b")).returncode == 2
    assert _run(tmp_path, "account", "withdraw", "anna", "1").returncode == 0
    assert _run(tmp_path, "overview", KAMERBREED_ACCOUNT="anna").returncode == 2
    assert _run(tmp_path, "account", "remove", "anna").returncode == 0
    assert _run(tmp_path, "overview", KAMERBREED_ACCOUNT="anna").returncode == 2


def test_an_account_gets_a_mailbox_and_a_calendar_that_nothing_else_tells_of(tmp_path: pathlib.Path) -> None:
    assert _run(tmp_path, "migrate").returncode == 0
    box, kept = "termijnen@partij.example", tmp_path / "audit" / NAME
    refused = _run(tmp_path, "account", "add", "x", "--no-password", "--mailbox", f"{box}, c@d.example")
    assert refused.returncode == 2
    assert "mailadres" in refused.stderr
    added = ("account", "add", "lms", "--no-password", "--mailbox", box, "--mail-lang", "en")
    assert _run(tmp_path, *added).returncode == 0
    listed = " ".join(_run(tmp_path, "account", "list").stdout.split())
    assert listed.count("@") == 1
    assert f"lms: berichten gaan naar {box} (en)." in listed
    early = _run(tmp_path, "account", "calendar", "lms")
    assert early.returncode == 2
    assert "--party" in early.stderr
    assert _run(tmp_path, "account", "grant", "lms", "contributor", "--party", "lms").returncode == 0
    made = [_run(tmp_path, "account", "calendar", "lms") for _ in range(2)]
    addresses = [one.stdout.splitlines()[-1] for one in made]
    assert all(re.fullmatch(r"http://127\.0\.0\.1:8000/en/agenda/[\w-]{43}\.ics", one) for one in addresses)
    assert addresses[0] != addresses[1]
    assert _run(tmp_path, "account", "calendar", "lms", "--revoke").returncode == 0
    assert _run(tmp_path, "account", "calendar", "lms", "--revoke").returncode == 2
    assert _run(tmp_path, "account", "mailbox", "lms", box, "--none").returncode == 2
    changed = _run(tmp_path, "account", "mailbox", "lms", "post@partij.example")
    assert "post@partij.example (en)" in changed.stdout
    assert _run(tmp_path, "account", "mailbox", "lms", "--none").returncode == 0
    assert "@" not in _run(tmp_path, "account", "list").stdout
    told = kept.read_text()
    assert "account" in told
    secrets = [box, "post@partij.example", *(re.split("[/.]", one)[-2] for one in addresses)]
    assert [one for one in secrets if one in told] == []
    with sqlite3.connect(tmp_path / "kamerbreed.sqlite3") as database:
        dump = "\n".join(database.iterdump())
    database.close()
    assert [one for one in secrets if one in dump] == []


def test_demo_accounts_are_made_in_a_demo_and_served_nowhere_else(tmp_path: pathlib.Path) -> None:
    assert _run(tmp_path, "demo").returncode == 0
    assert "demo-beheerder" in _run(tmp_path, "account", "list").stdout
    outside = _run(tmp_path, "serve", "--host", "0.0.0.0", "--port", "8997", "--lang", "en")
    assert outside.returncode == 2
    assert "demo accounts" in outside.stderr
    (tmp_path / "demo").unlink()
    unmarked = _run(tmp_path, "serve", "--port", "8997", "--lang", "en")
    assert unmarked.returncode == 2
    assert "demo accounts" in unmarked.stderr


def test_what_is_in_use_does_not_become_a_demo(tmp_path: pathlib.Path) -> None:
    _run(tmp_path, "migrate")
    _run(tmp_path, "account", "add", "anna", typed="een lange wachtzin 7\n")
    told = _run(tmp_path, "demo", "--lang", "en")
    assert "no demonstration" in told.stderr
    assert not (tmp_path / "demo").exists()
    assert "demo-" not in _run(tmp_path, "account", "list").stdout


WRONG_SETTINGS = (
    {"KAMERBREED_READING": "everybody"},
    {"KAMERBREED_OIDC_ISSUER": "https://issuer.example"},
)


@pytest.mark.parametrize("settings", WRONG_SETTINGS)
def test_a_setting_that_is_wrong_is_told_before_serving(
    tmp_path: pathlib.Path, settings: dict[str, str]
) -> None:
    _run(tmp_path, "migrate")
    told = _run(tmp_path, "serve", "--port", "8997", **settings)
    assert told.returncode == 2
    assert next(iter(settings)) in told.stderr
