# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts as kept: passwords, grants that count at once, sessions that end, nothing in the ledger."""

import datetime
import itertools
from dataclasses import replace
from statistics import median
from time import perf_counter

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from kamerbreed.accounts import OPERATOR, AccountError, Grant, Rights
from kamerbreed.accounts._totp import STEP_S, code_at
from kamerbreed.accounts.models import AccountRow, GrantRow, SessionRow
from kamerbreed.accounts.stored import ABSOLUTE_S, DEMO_ACCOUNTS, HALF_S, Account, Accounts
from kamerbreed.ledger import Ledger

PASSWORD = "een lange wachtzin 7"
READER = Grant(role="reader", clearance="internal")
ADMINISTRATOR = Grant(role="administrator")


class Clock:
    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def later(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(database: str, clock: Clock) -> Accounts:
    return Accounts(database, clock=clock)


@pytest.fixture
def anna(accounts: Accounts) -> Account:
    return accounts.add("Anna", "Anna (test)", password=PASSWORD)


def test_an_account_has_a_random_key_and_no_rights(accounts: Accounts, anna: Account) -> None:
    other = accounts.add("ben", "", password=PASSWORD)
    assert anna.key != other.key
    assert anna.name == "anna"
    assert not any(anna.rights.may(one) for one in ("read", "say", "administer"))


def test_a_password_is_kept_as_argon2id_and_salted(accounts: Accounts, database: str, anna: Account) -> None:
    accounts.add("ben", "", password=PASSWORD)
    kept = list(AccountRow.objects.using(database).values_list("password", flat=True))
    assert all(one.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$") for one in kept)
    assert len(set(kept)) == 2


def test_only_the_right_password_of_an_active_account_counts(accounts: Accounts, anna: Account) -> None:
    assert accounts.check("ANNA", PASSWORD)
    assert accounts.check("anna", PASSWORD + "x") is None
    assert accounts.check("nobody", PASSWORD) is None
    accounts.add("ben", "")
    assert accounts.check("ben", "") is None
    accounts.set_active(OPERATOR, anna.key, active=False)
    assert accounts.check("anna", PASSWORD) is None


def test_an_unknown_name_takes_as_long_as_a_wrong_password(accounts: Accounts, anna: Account) -> None:
    def taken(name: str) -> float:
        begun = perf_counter()
        accounts.check(name, "wrong password")
        return perf_counter() - begun

    taken("nobody")
    known, unknown = zip(*((taken("anna"), taken("nobody")) for _ in range(9)), strict=True)
    # Without the hash of nobody's password it would be a hundredth; a busy machine is off by less.
    assert median(unknown) > median(known) / 3


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "x" * 2000])
def test_a_bad_password_is_refused_and_nothing_is_made(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccountError):
        accounts.add("carla", "", password=password)
    assert accounts.all() == []


@pytest.mark.parametrize("name", ["", "  ", "a b", "-x", "x" * 200, "a\u202eb"])
def test_a_name_that_cannot_be_typed_or_read_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountError):
        accounts.add(name, "")


def test_a_name_is_given_once(accounts: Accounts, anna: Account) -> None:
    with pytest.raises(AccountError):
        accounts.add("ANNA ", "")
    accounts.add("ben", "", subject="s-1")
    with pytest.raises(AccountError):
        accounts.add("carla", "", subject="s-1")


# --- grants --------------------------------------------------------------------------------------


def test_a_withdrawn_right_counts_at_the_next_request(accounts: Accounts, anna: Account) -> None:
    accounts.grant(OPERATOR, anna.key, READER)
    token = accounts.open(anna.key)
    found = accounts.read(token)
    assert found is not None
    assert found.rights.may("read")
    accounts.withdraw(OPERATOR, accounts.find("anna").given[0].number)
    found = accounts.read(token)
    assert found is not None
    assert not found.rights.may("read")
    accounts.set_active(OPERATOR, anna.key, active=False)
    assert accounts.read(token) is None


def test_rights_are_read_with_one_query(accounts: Accounts, anna: Account, database: str) -> None:
    for grant in (READER, Grant(role="contributor", party="party/lms"), Grant(role="auditor")):
        accounts.grant(OPERATOR, anna.key, grant)
    token = accounts.open(anna.key)
    with CaptureQueriesContext(connections[database]) as asked:
        found = accounts.read(token)
    assert found is not None
    assert len(found.rights.grants) == 3
    assert len(asked.captured_queries) == 1


def test_nobody_gives_himself_more_nor_another_more_than_he_may_read(
    accounts: Accounts, anna: Account
) -> None:
    ben = accounts.add("ben", "")
    accounts.grant(OPERATOR, anna.key, replace(ADMINISTRATOR, clearance="internal"))
    by = accounts.find("anna").rights
    for key, grant in (
        (anna.key, READER),
        (ben.key, Grant(role="reader", clearance="confidential")),
    ):
        with pytest.raises(AccountError):
            accounts.grant(by, key, grant)
    for change in (
        lambda: accounts.reset_second_factor(by, anna.key),
        lambda: accounts.set_active(by, anna.key, active=True),
    ):
        with pytest.raises(AccountError):
            change()
    accounts.grant(by, ben.key, READER)
    assert accounts.find("ben").given[0].given_by == anna.key


def test_who_administers_one_party_only_or_nothing_changes_no_rights(
    accounts: Accounts, anna: Account
) -> None:
    for rights in (
        Rights(key="x", grants=(READER,)),
        Rights(key="x", grants=(replace(ADMINISTRATOR, party="party/lms"),)),
        Rights(),
    ):
        with pytest.raises(AccountError):
            accounts.grant(rights, anna.key, Grant(role="reader"))
        with pytest.raises(AccountError):
            accounts.reset_second_factor(rights, anna.key)


@pytest.mark.parametrize(
    "grant",
    [
        Grant(role="king"),
        Grant(role="reader", clearance="secret"),
        Grant(role="reader", party="control-room/den-haag"),
        Grant(role="reader", party="party/"),
        Grant(role="contributor"),
    ],
)
def test_a_grant_that_cannot_be_is_refused(accounts: Accounts, anna: Account, grant: Grant) -> None:
    with pytest.raises(AccountError):
        accounts.grant(OPERATOR, anna.key, grant)


def test_a_grant_is_given_and_withdrawn_once(accounts: Accounts, anna: Account) -> None:
    accounts.grant(OPERATOR, anna.key, READER)
    with pytest.raises(AccountError):
        accounts.grant(OPERATOR, anna.key, READER)
    number = accounts.find("anna").given[0].number
    accounts.withdraw(OPERATOR, number)
    with pytest.raises(AccountError):
        accounts.withdraw(OPERATOR, number)
    # The history of rights stays.
    assert GrantRow.objects.using(accounts._alias).get(id=number).withdrawn_by == "operator"


# --- mail and calendar ---------------------------------------------------------------------------


def test_only_an_active_account_with_a_mailbox_gets_mail(accounts: Accounts, anna: Account) -> None:
    accounts.make_demo()
    accounts.add("ben", "")
    assert {one.mailbox for one in accounts.all()} == {""}
    assert accounts.with_mailbox() == []
    accounts.set_mailbox(anna.key, "beheer@kamer.example", "en")
    (found,) = accounts.with_mailbox()
    assert (found.key, found.mailbox, found.lang) == (anna.key, "beheer@kamer.example", "en")
    accounts.set_active(OPERATOR, anna.key, active=False)
    assert accounts.with_mailbox() == []
    accounts.set_active(OPERATOR, anna.key, active=True)
    accounts.set_mailbox(anna.key, "", "en")
    assert accounts.with_mailbox() == []


def test_a_calendar_is_opened_by_its_last_secret_until_that_is_revoked(
    accounts: Accounts, anna: Account, database: str
) -> None:
    ben = accounts.add("ben", "")
    assert accounts.of_calendar("") is None
    assert not accounts.revoke_calendar(anna.key)
    first, other = accounts.make_calendar(anna.key), accounts.make_calendar(ben.key)
    second = accounts.make_calendar(anna.key)
    assert len({first, second, other}) == 3
    assert len(second) >= 43
    assert accounts.of_calendar(first) is None
    found = [accounts.of_calendar(token) for token in (second, other)]
    assert [one and one.key for one in found] == [anna.key, ben.key]
    kept = AccountRow.objects.using(database).values_list()
    assert second not in str(list(kept))
    digest = AccountRow.objects.using(database).get(key=anna.key).calendar
    assert accounts.of_calendar(digest or "") is None
    accounts.set_active(OPERATOR, ben.key, active=False)
    assert accounts.of_calendar(other) is None
    assert accounts.revoke_calendar(anna.key)
    assert accounts.of_calendar(second) is None
    assert not accounts.find("anna").has_calendar


# --- sessions and the second factor --------------------------------------------------------------


def test_a_session_ends_after_its_time_and_when_closed(
    accounts: Accounts, anna: Account, clock: Clock, database: str
) -> None:
    token, other = accounts.open(anna.key), accounts.open(anna.key)
    accounts.close(other)
    assert accounts.read(other) is None
    clock.later(ABSOLUTE_S - 1)
    assert accounts.read(token)
    clock.later(2)
    assert accounts.read(token) is None
    accounts.open(anna.key)
    assert SessionRow.objects.using(database).count() == 1


def test_what_is_kept_of_a_session_does_not_open_it(accounts: Accounts, anna: Account, database: str) -> None:
    token = accounts.open(anna.key)
    kept = SessionRow.objects.using(database).get().digest
    assert token not in kept
    assert accounts.read(kept) is None


@pytest.mark.parametrize("grant", [ADMINISTRATOR, Grant(role="reader", clearance="confidential")])
def test_more_than_a_password_is_needed_to_administer_or_to_read_above_internal(
    accounts: Accounts, anna: Account, clock: Clock, grant: Grant
) -> None:
    before = accounts.open(anna.key)
    accounts.grant(OPERATOR, anna.key, grant)
    for token in (before, accounts.open(anna.key)):
        found = accounts.read(token)
        assert found is not None
        assert not found.whole
    strong = accounts.read(accounts.open(anna.key, strong=True))
    assert strong is not None
    assert strong.whole
    clock.later(HALF_S + 1)
    assert accounts.read(before) is None


def test_a_second_factor_is_enrolled_once_and_its_codes_count_once(
    accounts: Accounts, anna: Account, clock: Clock, database: str
) -> None:
    accounts.grant(OPERATOR, anna.key, ADMINISTRATOR)
    token = accounts.open(anna.key)
    secret = accounts.secret_to_enrol(token)
    assert accounts.secret_to_enrol(token) == secret
    step = int(clock.now.timestamp()) // STEP_S
    assert not accounts.enrol(token, "000000" if code_at(secret, step) != "000000" else "000001")
    assert accounts.enrol(token, code_at(secret, step))
    # Somebody else with the same password does not take its place.
    intruder = accounts.open(anna.key)
    assert not accounts.enrol(intruder, code_at(accounts.secret_to_enrol(intruder), step))
    assert not accounts.check_code(anna.key, code_at(secret, step))
    clock.later(STEP_S)
    assert accounts.check_code(anna.key, code_at(secret, step + 1))
    assert not accounts.check_code(anna.key, code_at(secret, step + 1))
    row = AccountRow.objects.using(database).get()
    assert secret not in f"{row.totp}{SessionRow.objects.using(database).values_list()}"


def test_a_reset_asks_for_a_new_second_factor_and_ends_sessions(
    accounts: Accounts, anna: Account, clock: Clock
) -> None:
    accounts.grant(OPERATOR, anna.key, ADMINISTRATOR)
    token = accounts.open(anna.key)
    accounts.enrol(token, code_at(accounts.secret_to_enrol(token), int(clock.now.timestamp()) // STEP_S))
    strong = accounts.open(anna.key, strong=True)
    accounts.reset_second_factor(OPERATOR, anna.key)
    assert accounts.read(strong) is None
    assert not accounts.find("anna").enrolled


def test_another_password_ends_the_sessions(accounts: Accounts, anna: Account) -> None:
    token = accounts.open(anna.key)
    accounts.set_password(anna.key, PASSWORD[::-1])
    assert accounts.read(token) is None
    assert accounts.check("anna", PASSWORD[::-1])


# --- apart from the ledger -----------------------------------------------------------------------


def test_an_account_is_removed_without_touching_the_ledger(database: str, ledger: Ledger) -> None:
    accounts = Accounts(database)
    anna = accounts.add("anna", "Anna", password=PASSWORD)
    accounts.grant(OPERATOR, anna.key, READER)
    accounts.open(anna.key)
    ledger.follow()
    before = ledger.checkpoint()
    accounts.remove(anna.key)
    for model in (AccountRow, GrantRow, SessionRow):
        assert not model.objects.using(database).exists()
    assert ledger.checkpoint().head == before.head
    assert not ledger.verify().fault


def test_a_demo_has_one_account_for_each_role_and_two_parties(accounts: Accounts) -> None:
    for _ in range(2):
        accounts.make_demo()
    found = accounts.all()
    assert len(found) == len(DEMO_ACCOUNTS)
    assert all(one.demo and one.shown.startswith("Demo: ") and not one.has_password for one in found)
    grants = list(itertools.chain.from_iterable(one.rights.grants for one in found))
    assert {one.role for one in grants} >= {"reader", "contributor", "analyst", "inspector", "decision_maker"}
    assert {one.role for one in grants} >= {"administrator", "auditor"}
    assert {one.party for one in grants if one.role == "contributor"} == {"party/lms", "party/kpn"}
    assert accounts.any_demo()
    assert not accounts.any_real()
    with pytest.raises(AccountError):
        accounts.set_password(found[0].key, PASSWORD)
