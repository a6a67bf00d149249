# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The accounts that all pages of this process ask, who guesses at them, and where a request comes from."""

import functools
import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from kamerbreed.accounts import Throttle
from kamerbreed.accounts.stored import Accounts
from kamerbreed.audit import NameOf

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


@functools.cache
def the_accounts() -> Accounts:
    """The accounts of this installation."""
    return Accounts()


def names_now() -> NameOf:
    """Gives the shown name of an account of now by its key; empty for one that is gone."""
    shown = {one.key: one.shown for one in the_accounts().all()}
    return lambda key: shown.get(key, "")


@functools.cache
def the_throttle() -> Throttle:
    """Who guessed at this process, and how often."""
    return Throttle()


def origin_of(request: HttpRequest) -> str:
    """Where a request comes from; of IPv6 the network, since who has one has all its addresses."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4:
        return text
    return str(ipaddress.ip_network((address, 64), strict=False))


def is_loopback(host: str) -> bool:
    """Whether this name or address is this machine itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def demo_allowed(request: HttpRequest) -> bool:
    """Whether somebody may sign in as a demo account: in a demo, at this machine itself, through nobody."""
    return (
        settings.DEMO_MARKER.exists()
        and is_loopback(str(request.META.get("REMOTE_ADDR", "")))
        and is_loopback(urlsplit(f"//{request.get_host()}").hostname or "")
        and not any(name in request.META for name in _FORWARDED)
    )
