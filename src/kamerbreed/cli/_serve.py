# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Making the database, and serving the pages: one process with threads, or several of them."""

import contextlib
import errno
import gc
import ipaddress
import logging
import os
import signal
import socket
from collections.abc import Callable
from typing import Any

import typer
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from waitress.server import create_server

from kamerbreed.cli._account import tables_there
from kamerbreed.cli._acting import accounts
from kamerbreed.cli._errors import CommandError
from kamerbreed.settings import HOME

THREADS = 8
GARBAGE_THRESHOLDS = (50_000, 20, 100)
"""When to look for cycles that nobody uses: what pages make is young, and what is kept is kept for long. With
Python's own thresholds a page now and then waits for a walk over everything that is held in memory.
"""


def prepare() -> None:
    """Make or update the database of this installation."""
    HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)


def check_serving(host: str) -> None:
    """Raises CommandError if the settings are wrong, or demo accounts would be open to others."""
    if settings.READING not in ("accounts", "public"):
        raise CommandError("setting.reading", found=settings.READING)
    oidc = (settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)
    if any(oidc) != all(oidc):
        raise CommandError("setting.oidc")
    tables_there()
    if accounts().any_demo() and not (settings.DEMO_MARKER.exists() and _is_loopback(host)):
        raise CommandError("serve.demo")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def serve_pages(host: str, port: int, processes: int = 1) -> None:
    """Serve the pages until interrupted; static files are collected and hashed first.

    Several processes make pages at the same time on as many cores: each holds pictures of its own, and
    counts by itself who guesses at passwords. Raises CommandError if host and port cannot be had.
    """
    # To stop serving is no interruption of something unfinished.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    call_command("collectstatic", verbosity=0, interactive=False)
    application = get_wsgi_application()
    logging.getLogger("waitress").setLevel(logging.WARNING)
    sockets = _listening(host, port)
    typer.echo(f"Kamerbreed: http://{host}:{port}/")
    gc.set_threshold(*GARBAGE_THRESHOLDS)

    def run() -> None:
        create_server(application, sockets=sockets, threads=THREADS, ident=None, **_before_us()).run()

    if processes == 1:
        run()
    else:
        _run_beside_each_other(run, processes)


def _listening(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at each address of this host. Raises CommandError if one cannot be had."""
    found: list[socket.socket] = []
    try:
        for family, _, _, _, address in dict.fromkeys(
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        ):
            found.append(socket.create_server(address[:2], family=family))
            found[-1].setblocking(False)
    except (OSError, UnicodeError) as error:
        for one in found:
            one.close()
        if isinstance(error, PermissionError):
            raise CommandError("serve.forbidden", host=host, port=port) from None
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise CommandError("serve.taken", host=host, port=port) from None
        raise CommandError("serve.address", host=host, port=port) from None
    return found


def _run_beside_each_other(run: Callable[[], None], processes: int) -> None:
    """Run so many times in processes of their own; when one of them ends, all do.

    What is in memory by now they share, as long as none of them changes it. Raises CommandError if one
    ended by itself.
    """
    connections.close_all()  # a connection of two processes would mix up their answers
    gc.collect()
    gc.freeze()
    children: list[int] = []
    asked: list[int] = []

    def end(number: int, _: object = None) -> None:
        asked.append(number)
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    for _ in range(processes):
        child = os.fork()
        if not child:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process passes it on
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            run()
            os._exit(0)
        children.append(child)
    ended, _ = os.wait()
    by_itself = not asked
    end(signal.SIGTERM)
    for child in children:
        if child != ended:
            os.waitpid(child, 0)
    if by_itself:
        raise CommandError("serve.ended")


def _before_us() -> dict[str, Any]:
    """How a proxy before us is believed: about https by setting, about who asks only if its address is set.

    Without one such headers are passed on as they came: nothing believes them, and the demo refuses on them.
    """
    told: dict[str, Any] = {"clear_untrusted_proxy_headers": bool(settings.PROXY)}
    if settings.HTTPS:
        told["url_scheme"] = "https"
    if settings.PROXY:
        told |= {"trusted_proxy": settings.PROXY, "trusted_proxy_headers": {"x-forwarded-for"}}
    return told
