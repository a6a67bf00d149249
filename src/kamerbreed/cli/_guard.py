# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where commands look at the rights with which they work, and tell the log of a refusal."""

import functools
from collections.abc import Callable
from typing import Any

import typer

from kamerbreed.cli import _acting
from kamerbreed.cli._audit import Telling
from kamerbreed.cli._errors import CommandError


def guard(app: typer.Typer, prefix: str = "") -> None:
    """Have every command of the program, also those below others, look at the rights first."""
    for command in app.registered_commands:
        inner = command.callback
        if inner is not None:
            command.callback = _guarded(inner, prefix + (command.name or inner.__name__))
    for group in app.registered_groups:
        if group.typer_instance is not None:
            guard(group.typer_instance, f"{prefix}{group.name} ")


def _guarded(inner: Callable[..., Any], name: str) -> Callable[..., Any]:
    @functools.wraps(inner)
    def run(*args: Any, **options: Any) -> Any:
        try:
            _acting.check_command(name)
        except CommandError:
            Telling(action="refused").tell("refused", name)
            raise
        return inner(*args, **options)

    return run
