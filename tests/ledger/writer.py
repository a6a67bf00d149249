# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A process of its own that appends to a ledger: ``python -m tests.ledger.writer ORDER``.

ORDER is JSON: ``config`` (a Django database), ``name`` (of this writer), ``batches``, ``size``
(statements a batch), ``note`` (characters a statement), and ``stop_after``: where given, the last
batch stops for ever after so many rows have been stored, before it is committed. It says ``ready``
when it can begin, begins at a line on its input, and says ``stopped`` or ``done``.
"""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import django
from django.conf import settings
from django.db import connections

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Saying, state
from tests.world import ROOM, says


def tell(word: str) -> None:
    """One line for the process that waits for it."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def stopping(ledger: Ledger, after: int) -> None:
    """Let the next batch store ``after`` rows and then wait to be killed."""
    insert = ledger._insert

    def insert_some(rows: Sequence[dict[str, Any]]) -> None:
        insert(rows[:after])
        tell("stopped")
        sys.stdin.read()
        os._exit(3)

    ledger._insert = insert_some  # type: ignore[method-assign]


def main(order: dict[str, Any]) -> None:
    settings.configure(DATABASES={"default": order["config"]}, USE_TZ=True)
    django.setup()
    ledger = Ledger()
    ledger.follow()
    tell("ready")
    sys.stdin.readline()
    for batch in range(order["batches"]):
        if batch == order["batches"] - 1 and order["stop_after"] is not None:
            stopping(ledger, order["stop_after"])
        saying = Saying(
            statements=[
                says(
                    ROOM,
                    "remark",
                    f"{batch}.{number}",
                    key=f"{order['name']}.{batch}.{number}",
                    note="n" * order["note"],
                )
                for number in range(order["size"])
            ]
        )
        ledger.perform(state, saying, recorded_by=order["name"], batch=f"{order['name']}.{batch}")
    connections["default"].close()
    tell("done")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
