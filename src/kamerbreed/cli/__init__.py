# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Commands, thin."""

import os
import signal
import sys
from typing import NoReturn

INTERRUPTED = 130
"""What a shell gives for a program that was interrupted."""


def main() -> None:
    """The command ``kamerbreed``: status 2 and a clear line, in the language asked for, on bad input."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kamerbreed.settings")
    import django

    django.setup()
    from django.db.utils import Error

    from kamerbreed.cli._commands import app
    from kamerbreed.cli._errors import CommandError, asked_language
    from kamerbreed.vocabulary import Told, say

    lang = asked_language(sys.argv[1:])
    signal.signal(signal.SIGINT, _interrupt)
    try:
        app()
    except Told as error:
        _refuse(error.in_language(lang))
    except Error as error:
        detail = " ".join(str(error).split())
        _refuse(CommandError("database", detail=detail).in_language(lang))
    except Interrupted:
        _refuse(say("interrupted", lang), INTERRUPTED)
    except BrokenPipeError:
        sys.exit(0)


class Interrupted(BaseException):
    """Ctrl-C. No KeyboardInterrupt, which the command parser would answer in its own words."""


def _interrupt(number: int, frame: object) -> NoReturn:
    # Once is enough: what was begun is now taken back, and that is not to be broken off.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Interrupted


def _refuse(text: str, status: int = 2) -> NoReturn:
    sys.stderr.write(f"{text}\n")
    sys.exit(status)


def vocabulary_pages() -> dict[str, str]:
    """The vocabulary as a page of the documentation, by language."""
    from kamerbreed.cli._vocabulary import vocabulary_markdown

    return {"nl": vocabulary_markdown("nl"), "en": vocabulary_markdown("en")}


def check_pages() -> dict[str, str]:
    """The named checks as a page of the documentation, by language."""
    from kamerbreed.cli._check import show_list

    return {"nl": show_list("nl"), "en": show_list("en")}
