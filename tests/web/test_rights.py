# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address and verb for every role: what the table does not give is refused."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kamerbreed.accounts import CAPABILITIES, ROLES, Grant, Rights, SignedIn
from kamerbreed.picture import Table
from kamerbreed.web import _accounts, _audit, _session, urls
from kamerbreed.web.rights import ANYONE, _gate, needed, routes
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger
from tests.world import LMS, WORLD, named, says, table_with

VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
PARTS = {
    "kind": "component",
    "name": "owner",
    **dict.fromkeys(("id", "slug", "key", "digest", "token", "party", "other"), "x"),
}
NAMES = [str(one.name) for one in urls.urlpatterns]


class Known:
    """Accounts of which one is signed in, with these rights."""

    def __init__(self, rights: Rights) -> None:
        self.rights = rights

    def read(self, token: str) -> SignedIn:
        return SignedIn(
            key="k", name="n", shown="N", demo=False, enrolled=True, whole=True, rights=self.rights
        )

    def all(self) -> list[object]:
        return []

    def close(self, token: str) -> None:
        return None

    def __getattr__(self, name: str) -> object:
        raise LookupError(name)  # beyond the gate: the test asks only whether one comes there


def marked(refused: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The refusal of the gate, told apart from what a page itself refuses beyond it."""

    def mark(*given: object) -> HttpResponse:
        response = refused(*given)
        response.headers["X-Gate"] = "refused"
        return response

    return mark


def entering(serve: Serve, monkeypatch: pytest.MonkeyPatch, rights: Rights | None, table: Table) -> Client:
    client = serve(PaperLedger(table))
    monkeypatch.setattr(_audit, "note", lambda *told, **more: None)
    monkeypatch.setattr(_gate, "_refused", marked(_gate._refused))
    monkeypatch.setattr(settings, "READING", "accounts")
    if rights is not None:
        monkeypatch.setattr(_accounts, "the_accounts", lambda: Known(rights))
        client.cookies[_session.cookie_name()] = _session._SIGNER.sign("token")
    return client


def address_of(name: str) -> str:
    (pattern,) = (one for one in urls.urlpatterns if one.name == name)
    return reverse(name, kwargs={part: PARTS[part] for part in pattern.pattern.converters})


def test_every_address_is_in_the_table_and_the_table_has_no_other() -> None:
    assert [name for name in NAMES if not needed(name)] == []
    assert sorted(routes()) == sorted({name[:-3] for name in NAMES})
    assert len(NAMES) == 2 * len(routes())
    known = {ANYONE, *CAPABILITIES}
    assert all(set(one.split()) <= known for by_verb in routes().values() for one in by_verb.values())
    assert all(verb in VERBS for by_verb in routes().values() for verb in by_verb)


def test_what_needs_no_right_is_signing_in_and_out_and_a_secret_address() -> None:
    free = {name for name, by_verb in routes().items() if ANYONE in by_verb.values()}
    assert free == {
        "sign-in",
        "second-factor",
        "sign-in-demo",
        "sign-in-organisation",
        "sign-in-returned",
        "sign-out",
        # Its address is the right.
        "calendar",
    }


def outcome(client: Client, name: str, verb: str) -> str:
    """Whether the gate let it through."""
    response = client.generic(verb, address_of(name))
    if "X-Gate" in response.headers:
        return {302: "to sign in", 403: "refused"}[response.status_code]
    return "no such verb" if response.status_code == 405 else "through"


@pytest.mark.parametrize("role", [*ROLES, "nobody", "without a role"])
def test_each_role_gets_through_where_the_table_says_and_nowhere_else(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    party = LMS if role == "contributor" else ""
    grants = (Grant(role=role, party=party),) if role in ROLES else ()
    rights = None if role == "nobody" else Rights(key="k", name="N", grants=grants)
    held = ROLES[role].capabilities if role in ROLES else frozenset()
    client = entering(serve, monkeypatch, rights, Table())
    cookie = _session._SIGNER.sign("token") if rights else ""
    wrong = []
    for name in NAMES:
        for verb in VERBS:
            takes = needed(name).get("GET" if verb == "HEAD" else verb)
            if cookie:
                client.cookies[_session.cookie_name()] = cookie  # also after signing out
            found = outcome(client, name, verb)
            if takes is None:
                expected = "no such verb"
            elif takes == ANYONE or held & set(takes.split()):
                expected = "through"
            elif rights is None and verb in ("GET", "HEAD"):
                expected = "to sign in"
            else:
                expected = "refused"
            # Signing in is open, and leads on to itself.
            if found != expected and takes != ANYONE:
                wrong.append((name, verb, found, expected))
    assert wrong == []


def test_an_address_that_is_not_in_the_table_is_refused(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = Rights(key="k", grants=tuple(Grant(role=role) for role in ROLES))
    client = entering(serve, monkeypatch, everything, Table())
    assert client.get("/controles").status_code == 200
    without = {name: by_verb for name, by_verb in routes().items() if name != "checks"}
    monkeypatch.setattr("kamerbreed.web.rights._table.routes", lambda: without)
    assert client.get("/controles").status_code == 403
    assert client.post("/controles").status_code == 403


# --- two parties ---------------------------------------------------------------------------------

KPN = "party/kpn"
HIDDEN, NOTHING = "room-a", "room-b"
SECRETS = (
    *WORLD,
    *named(KPN, "KPN"),
    *(
        says(f"control-room/{HIDDEN}", name, value, sensitivity="internal", audience=(LMS,))
        for name, value in (("exists", True), ("name", "Verborgen kamer"), ("city", "Ergens"))
    ),
)
PLACES = ("{}", "{}/afhankelijkheden", "{}/wat-valt-uit", "{}/waarom/city", "{}/hoofdstukken")


def contributor(party: str) -> Rights:
    return Rights(key="k", name="N", grants=(Grant(role="contributor", party=party, clearance="internal"),))


@pytest.fixture
def pages_for(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Client]:
    table = table_with(SECRETS)
    return lambda party: entering(serve, monkeypatch, contributor(party), table)


def test_what_is_for_another_party_is_refused_exactly_like_nothing(
    pages_for: Callable[[str], Client],
) -> None:
    client = pages_for(KPN)
    for place in PLACES:
        hidden = client.get(f"/zaak/control-room/{place.format(HIDDEN)}")
        nothing = client.get(f"/zaak/control-room/{place.format(NOTHING)}")
        assert hidden.status_code == nothing.status_code == 404
        assert hidden.content.replace(HIDDEN.encode(), b"") == nothing.content.replace(NOTHING.encode(), b"")
        assert hidden.headers == nothing.headers
    assert "Verborgen" not in client.get("/lijst/control-room").content.decode()
    assert "Niets" in client.get("/zoeken?zoek=verborgen").content.decode()


def test_its_own_party_sees_it_and_the_log_is_told(
    pages_for: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = pages_for(LMS)
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(_audit, "note", lambda request, action, on, *rest: told.append((action, on)))
    assert "Verborgen kamer" in client.get(f"/zaak/control-room/{HIDDEN}").content.decode()
    assert "Verborgen kamer" in client.get("/lijst/control-room").content.decode()
    client.get("/lijst/control-room/csv")
    assert told == [("open", f"control-room/{HIDDEN}"), ("open", "list"), ("export", "list-csv")]
