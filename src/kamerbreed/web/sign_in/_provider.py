# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An OpenID Connect provider, as far as signing in takes it: discovery, a code, and whom it names.

OpenID Connect Core 1.0 (3.1, code flow), RFC 7636 (PKCE, S256), RFC 9207 (issuer in the answer). Nothing
is asked of anybody but the issuer of the setting and the addresses that it gives of itself; redirects are
not followed.
"""

import base64
import functools
import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlencode, urlsplit

import jwt
from django.conf import settings

from kamerbreed.vocabulary import Told
from kamerbreed.web._accounts import is_loopback

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key that only the issuer has; never ``none``, and no secret that we know too."""
_TIMEOUT_S = 10
_MOST_BYTES = 1_000_000
_KEPT_S = 600
_LEEWAY_S = 60


class ProviderError(Told):
    """The organisation's sign-in did not lead to somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom the issuer names, and whether it says that a second factor was given (RFC 8176)."""

    subject: str
    strong: bool


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(  # noqa: PLR0917  # its base says so
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def _fetch(request: urllib.request.Request) -> Mapping[str, Any]:
    """A JSON object from the issuer. Raises ProviderError."""
    place = urlsplit(request.full_url)
    if place.scheme != "https" and not (place.scheme == "http" and is_loopback(place.hostname or "")):
        raise ProviderError("oidc.https", url=request.full_url)
    try:
        with _OPENER.open(request, timeout=_TIMEOUT_S) as answer:
            found = json.loads(answer.read(_MOST_BYTES))
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        raise ProviderError("oidc.unreachable", url=request.full_url, detail=error) from None
    if not isinstance(found, dict):
        raise ProviderError("oidc.unreachable", url=request.full_url, detail="no JSON object")
    return found


class Provider:
    """One issuer. What it says of itself is kept for ten minutes; an unknown key is looked for once anew."""

    def __init__(self, issuer: str, client_id: str, client_secret: str) -> None:
        self._issuer = issuer
        self._client = (client_id, client_secret)
        self._kept: dict[str, tuple[float, Mapping[str, Any]]] = {}
        self._lock = threading.Lock()

    def address(self, *, redirect_uri: str, state: str, nonce: str, verifier: str) -> str:
        """Where to send the browser to sign in."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
        asked = {
            "response_type": "code",
            "scope": "openid",
            "client_id": self._client[0],
            "redirect_uri": redirect_uri,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        endpoint = self._endpoint("authorization_endpoint")
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"

    def exchange(self, *, code: str, redirect_uri: str, nonce: str, verifier: str) -> Identity:
        """Whom this code stands for. Raises ProviderError."""
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        headers = {"Accept": "application/json"}
        ways = self._discovery().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if "client_secret_basic" in ways:
            pair = ":".join(quote(one, safe="") for one in self._client)
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        else:
            fields |= {"client_id": self._client[0], "client_secret": self._client[1]}
        request = urllib.request.Request(  # noqa: S310  # _fetch looks at the scheme
            self._endpoint("token_endpoint"), urlencode(fields).encode(), headers
        )
        token = _fetch(request).get("id_token")
        if not isinstance(token, str):
            raise ProviderError("oidc.token", detail="no id_token")
        return self.verified(token, nonce)

    def verified(self, token: str, nonce: str) -> Identity:
        """Whom an ID token names, once all of it is right (Core 3.1.3.7). Raises ProviderError."""
        try:
            claims = self._claims(token)
        except jwt.PyJWTError as error:
            raise ProviderError("oidc.token", detail=error) from None
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()) or not nonce:
            raise ProviderError("oidc.token", detail="nonce")
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", "" if several else self._client[0]) != self._client[0]:
            raise ProviderError("oidc.token", detail="azp")
        ways = claims.get("amr")
        strong = isinstance(ways, list) and bool({"mfa", "otp", "hwk"} & set(map(str, ways)))
        return Identity(subject=str(claims["sub"]), strong=strong)

    def _claims(self, token: str) -> Mapping[str, Any]:
        head = jwt.get_unverified_header(token)
        if head.get("alg") not in ALGORITHMS:
            raise ProviderError("oidc.token", detail=f"alg {head.get('alg')}")
        return jwt.decode(
            token,
            key=self._key(head.get("kid")),
            algorithms=[head["alg"]],
            audience=self._client[0],
            issuer=self._issuer,
            leeway=_LEEWAY_S,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )

    def _key(self, kid: object) -> jwt.PyJWK:
        for anew in (False, True):
            listed = self._read(self._endpoint("jwks_uri"), anew=anew).get("keys", [])
            found = [one for one in listed if one.get("kty") != "oct" and one.get("use", "sig") == "sig"]
            found = [one for one in found if one.get("kid") == kid] if kid else found
            if len(found) == 1:
                return jwt.PyJWK(found[0])
        raise ProviderError("oidc.token", detail="no such key")

    def _endpoint(self, name: str) -> str:
        return str(self._discovery().get(name, ""))

    def _discovery(self) -> Mapping[str, Any]:
        found = self._read(f"{self._issuer}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != self._issuer:
            raise ProviderError("oidc.issuer", found=found.get("issuer", ""), expected=self._issuer)
        return found

    def _read(self, url: str, *, anew: bool = False) -> Mapping[str, Any]:
        with self._lock:
            kept = self._kept.get(url)
        if kept and not anew and time.monotonic() - kept[0] < _KEPT_S:
            return kept[1]
        found = _fetch(urllib.request.Request(url))  # noqa: S310  # _fetch looks at the scheme
        with self._lock:
            self._kept[url] = (time.monotonic(), found)
        return found


@functools.lru_cache(maxsize=4)
def _provider(issuer: str, client_id: str, client_secret: str) -> Provider:
    return Provider(issuer, client_id, client_secret)


def the_provider() -> Provider:
    """The provider of the settings."""
    return _provider(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)
