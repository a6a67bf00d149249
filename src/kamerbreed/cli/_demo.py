# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What makes an installation a demo: a marker in the home folder, and accounts for everybody here."""

from django.conf import settings

from kamerbreed import reference
from kamerbreed.cli._acting import accounts
from kamerbreed.picture import Picture


def begin_demo(picture: Picture) -> bool:
    """Mark this installation as a demo and make its accounts; False if it holds anything of its own.

    What is entered in a demo afterwards leaves it one.
    """
    marker = settings.DEMO_MARKER
    if not marker.exists():
        table = picture.table
        own = any(table.entry(row).batch != reference.BATCH for row in range(len(table)))
        if own or accounts().any_real():
            return False
        marker.touch(mode=0o600)
    accounts().make_demo()
    return True
