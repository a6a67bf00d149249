# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in at the organisation: through a real provider, and no further than it vouches for."""

import base64
import hashlib
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

from kamerbreed.accounts import OPERATOR, Grant
from kamerbreed.vocabulary import Told
from kamerbreed.web import _session
from kamerbreed.web.sign_in import _provider
from kamerbreed.web.sign_in._provider import Provider, ProviderError
from tests.web.test_sign_in import House, closed, house, text_of  # noqa: F401  # fixtures

PATIENCE_S = 60
SUBJECT = "subject-of-anna"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: Any) -> None:
        return None


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """An OpenID Connect provider with keys of its own, in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            limit = time.monotonic() + PATIENCE_S
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    assert time.monotonic() < limit, "the provider does not answer"
                    assert server.poll() is None, "the provider ended"
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture
def joined(house: House, issuer: str, monkeypatch: pytest.MonkeyPatch) -> House:  # noqa: F811
    """An installation with this provider, and Anna, who is known there."""
    monkeypatch.setattr(settings, "OIDC_ISSUER", issuer)
    monkeypatch.setattr(settings, "OIDC_CLIENT_ID", "kamerbreed")
    monkeypatch.setattr(settings, "OIDC_CLIENT_SECRET", "a secret: with/odd signs")
    house.accounts.add("anna", "anna (test)", subject=SUBJECT)
    return house


def allowed_at(address: str, subject: str) -> str:
    """Signs in at the provider, as a person does in a browser; gives where it sends the browser back to."""
    body = urllib.parse.urlencode({"sub": subject}).encode()
    with pytest.raises(urllib.error.HTTPError) as sent:
        urllib.request.build_opener(NoRedirect).open(urllib.request.Request(address, body), timeout=30)
    with sent.value:
        assert sent.value.code in {302, 303}
    return str(sent.value.headers["Location"])


def asked_of(joined: House, following: str = "/controles") -> str:
    response = joined.client.get(f"/aanmelden/organisatie?verder={following}")
    assert response.status_code == 302
    return response.headers["Location"]


def path_of(url: str) -> str:
    assert url.startswith("http://localhost/")
    return url.removeprefix("http://localhost")


def test_who_is_known_at_the_provider_gets_in_with_the_rights_of_the_account(
    joined: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined.accounts.grant(
        OPERATOR, joined.accounts.find("anna").key, Grant(role="reader", clearance="internal")
    )
    sent: list[Any] = []
    real = _provider._fetch
    monkeypatch.setattr(_provider, "_fetch", lambda request: sent.append(request) or real(request))
    address = asked_of(joined)
    asked = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)
    response = joined.client.get(path_of(allowed_at(address, SUBJECT)))
    assert response.headers["Location"] == "/controles"
    assert "anna (test)" in joined.client.get("/").content.decode()
    assert all(one.full_url.startswith(settings.OIDC_ISSUER) for one in sent)
    # The code is bound to this browser: the digest went out first, what it is of only with the code.
    (token_request,) = [one for one in sent if one.data]
    verifier = urllib.parse.parse_qs(token_request.data.decode())["code_verifier"][0]
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert asked["code_challenge"] == [digest]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(verifier) >= 43
    assert len({asked["state"][0], asked["nonce"][0], verifier}) == 3


def test_the_provider_names_somebody_and_grants_nothing(joined: House) -> None:
    response = joined.client.get(path_of(allowed_at(asked_of(joined), "somebody-else")))
    assert response.status_code == 403
    assert "somebody-else" in text_of(response)
    assert len(joined.accounts.all()) == 1
    assert _session.cookie_name() not in joined.client.cookies


def test_an_administrator_still_gives_his_second_factor_here(joined: House) -> None:
    joined.accounts.grant(OPERATOR, joined.accounts.find("anna").key, Grant(role="administrator"))
    response = joined.client.get(path_of(allowed_at(asked_of(joined, "/toegang"), SUBJECT)))
    assert response.headers["Location"] == "/aanmelden/code?verder=/toegang"


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(joined: House) -> None:
    back = path_of(allowed_at(asked_of(joined), SUBJECT))
    kept = joined.client.cookies.pop("kamerbreed-oidc").value
    assert joined.client.get(back).status_code == 403
    # Another sign-in of this browser: its state is another.
    asked_of(joined)
    assert joined.client.get(back).status_code == 403
    joined.client.cookies["kamerbreed-oidc"] = kept
    assert joined.client.get(back).status_code == 302
    assert joined.client.get(back).status_code == 403
    # The code itself was spent at the provider.
    joined.client.cookies["kamerbreed-oidc"] = kept
    assert joined.client.get(back).status_code == 403


@pytest.mark.parametrize(
    "query", ["", "&error=access_denied", "&code=x&iss=https://elsewhere.example", "&code=x"]
)
def test_what_comes_back_without_a_right_code_lets_nobody_in(joined: House, query: str) -> None:
    state = urllib.parse.parse_qs(urllib.parse.urlsplit(asked_of(joined)).query)["state"][0]
    response = joined.client.get(f"/aanmelden/terug?state={state}{query}")
    assert response.status_code == 403
    assert _session.cookie_name() not in joined.client.cookies


def test_without_the_setting_there_is_no_such_page_and_nothing_is_asked(
    house: House,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_provider, "_fetch", lambda request: pytest.fail("asked"))
    assert house.client.get("/aanmelden/organisatie").status_code == 404
    assert house.client.get("/aanmelden/terug?code=x&state=y").status_code == 404
    assert "organisatie" not in house.client.get("/aanmelden").content.decode()


def test_a_provider_that_does_not_answer_is_told(joined: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OIDC_ISSUER", "http://127.0.0.1:9")
    response = joined.client.get("/aanmelden/organisatie")
    assert response.status_code == 503
    assert "127.0.0.1:9" in text_of(response)
    monkeypatch.setattr(settings, "OIDC_ISSUER", "http://issuer.example")
    assert "https" in text_of(joined.client.get("/aanmelden/organisatie"))


# --- tokens --------------------------------------------------------------------------------------

ISSUER = "https://issuer.example"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """What an issuer says of itself, without one."""
    answers = {
        f"{ISSUER}/.well-known/openid-configuration": {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"},
        f"{ISSUER}/keys": {"keys": [{**PUBLIC, "kid": "a", "alg": "RS256", "use": "sig"}]},
    }
    monkeypatch.setattr(_provider, "_fetch", lambda request: answers[request.full_url])
    return Provider(ISSUER, "kamerbreed", "secret")


def token(key: object = KEY, alg: str = "RS256", kid: str = "a", without: str = "", **claims: object) -> str:
    now = int(time.time())
    whole: dict[str, object] = {
        "iss": ISSUER,
        "aud": "kamerbreed",
        "sub": SUBJECT,
        "nonce": "n",
        "iat": now,
        "exp": now + 300,
    }
    said = {name: one for name, one in {**whole, **claims}.items() if name != without}
    return jwt.encode(said, key, algorithm=alg, headers={"kid": kid})  # type: ignore[arg-type]


def test_a_right_token_names_somebody_and_says_whether_there_was_a_second_factor(provider: Provider) -> None:
    assert provider.verified(token(), "n").subject == SUBJECT
    assert not provider.verified(token(), "n").strong
    assert not provider.verified(token(amr=["pwd"]), "n").strong
    assert provider.verified(token(amr=["pwd", "otp"]), "n").strong
    assert provider.verified(token(aud=["kamerbreed", "other"], azp="kamerbreed"), "n").subject == SUBJECT


def confused() -> str:
    """Signed with the public key as if it were a secret that both know."""
    head = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "a"}).encode()).rstrip(b"=")
    body = token().split(".")[1].encode()
    mac = hashlib.sha256(json.dumps(PUBLIC).encode() + head + body).digest()
    return b".".join((head, body, base64.urlsafe_b64encode(mac).rstrip(b"="))).decode()


BAD: dict[str, Callable[[], str]] = {
    "the nonce of another sign-in": lambda: token(nonce="m"),
    "no nonce": lambda: token(without="nonce"),
    "for another": lambda: token(aud="other"),
    "for several, asked for by another": lambda: token(aud=["kamerbreed", "other"], azp="other"),
    "for several, not said who asked": lambda: token(aud=["kamerbreed", "other"]),
    "of another issuer": lambda: token(iss="https://elsewhere.example"),
    "expired": lambda: token(exp=int(time.time()) - 120),
    "from the future": lambda: token(iat=int(time.time()) + 3600),
    "without an end": lambda: token(without="exp"),
    "without a subject": lambda: token(without="sub"),
    "not signed": lambda: token(key="", alg="none"),
    "signed with a secret": lambda: token(key="s" * 32, alg="HS256"),
    "signed with the public key as a secret": confused,
    "signed with another key": lambda: token(key=OTHER_KEY),
    "with a key that is not there": lambda: token(kid="b"),
    "signed in another way than the key is for": lambda: token(alg="RS512"),
    "changed": lambda: token()[:-8] + "AAAAAAAA",
    "no token": lambda: "x.y.z",
    "empty": lambda: "",
}


@pytest.mark.parametrize("name", BAD)
def test_a_token_that_is_not_right_in_every_part_is_refused(provider: Provider, name: str) -> None:
    with pytest.raises(ProviderError):
        provider.verified(BAD[name](), "n")


def test_an_issuer_that_calls_itself_otherwise_is_refused(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_provider, "_fetch", lambda request: {"issuer": "https://elsewhere.example"})
    with pytest.raises(Told, match="elsewhere"):
        Provider(ISSUER, "kamerbreed", "secret").verified(token(), "n")
