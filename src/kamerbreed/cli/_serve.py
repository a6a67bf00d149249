# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Making the database, and serving the pages: one process with threads."""

import logging

import typer
import waitress
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from kamerbreed.settings import HOME

THREADS = 8


def prepare() -> None:
    """Make or update the database of this installation."""
    HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)


def serve_pages(host: str, port: int) -> None:
    """Serve the pages until interrupted; static files are collected and hashed first."""
    call_command("collectstatic", verbosity=0, interactive=False)
    application = get_wsgi_application()
    logging.getLogger("waitress").setLevel(logging.WARNING)
    typer.echo(f"Kamerbreed: http://{host}:{port}/")
    try:
        waitress.serve(application, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        typer.echo(
            f"http://{host}:{port}/: {error.strerror}; kies een andere poort / choose another --port",
            err=True,
        )
        raise typer.Exit(2) from None
