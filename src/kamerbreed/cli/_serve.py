# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Making the database, and serving the pages: one process with threads."""

import errno
import logging
import signal

import typer
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from kamerbreed.cli._errors import CommandError
from kamerbreed.settings import HOME

THREADS = 8


def prepare() -> None:
    """Make or update the database of this installation."""
    HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)


def serve_pages(host: str, port: int) -> None:
    """Serve the pages until interrupted; static files are collected and hashed first.

    Raises CommandError if host and port cannot be had.
    """
    # To stop serving is no interruption of something unfinished.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    call_command("collectstatic", verbosity=0, interactive=False)
    application = get_wsgi_application()
    logging.getLogger("waitress").setLevel(logging.WARNING)
    try:
        server = create_server(application, host=host, port=port, threads=THREADS, ident=None)
    except PermissionError:
        raise CommandError("serve.forbidden", host=host, port=port) from None
    except (OSError, ValueError) as error:  # waitress gives ValueError for a name without an address
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise CommandError("serve.taken", host=host, port=port) from None
        raise CommandError("serve.address", host=host, port=port) from None
    typer.echo(f"Kamerbreed: http://{host}:{port}/")
    server.run()
