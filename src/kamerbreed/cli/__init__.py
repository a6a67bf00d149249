# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Commands, thin."""

import os
import sys


def main() -> None:
    """The command ``kamerbreed``: status 2 and one clear line on bad input."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kamerbreed.settings")
    import django

    django.setup()
    from django.db.utils import DatabaseError

    from kamerbreed.cli._commands import app
    from kamerbreed.exchange import ExchangeError
    from kamerbreed.ledger import LedgerError
    from kamerbreed.picture import PictureError, Refusal
    from kamerbreed.vocabulary import VocabularyError

    try:
        app()
    except (ExchangeError, LedgerError, PictureError, Refusal, VocabularyError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except DatabaseError as error:
        sys.stderr.write(f"database: {str(error).strip()}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)


def vocabulary_pages() -> dict[str, str]:
    """The vocabulary as a page of the documentation, by language."""
    from kamerbreed.cli._vocabulary import vocabulary_markdown

    return {"nl": vocabulary_markdown("nl"), "en": vocabulary_markdown("en")}
