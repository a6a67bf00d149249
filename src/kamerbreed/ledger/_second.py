# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The program that proves the second half of a chain for another process (see ``_half``).

``python -m kamerbreed.ledger._second`` reads its order as JSON and writes what it found as JSON; it ends
with status 1, and without a word, if anything is wrong.
"""

import json
import sys
from typing import Any

from django.conf import settings
from django.db import connection

from kamerbreed.ledger._rows import chunks, one_moment
from kamerbreed.ledger._verify import CHUNK, Walk, begun, proceed


def second(order: dict[str, Any]) -> dict[str, Any] | None:
    """Prove the rows of the order; gives what was found, None if anything is wrong."""
    settings.configure(DATABASES={"default": order["config"]}, USE_TZ=True)
    with one_moment(connection, order["snapshot"]):
        walked = Walk(named=begun(connection)[0].named, watched=order["watched"])
        walked.rows, walked.head = order["after"], order["start"]
        rows = chunks(connection, CHUNK, after=order["after"], upto=order["upto"])
        proceed(walked, rows, lambda done: None)
    if walked.told is not None or walked.rows != order["upto"]:
        return None
    return {name: getattr(walked, name) for name in ("rows", "head", "destroyed", "links", "recorded_at")}


if __name__ == "__main__":
    found = second(json.load(sys.stdin))
    if found is None:
        sys.exit(1)
    json.dump(found, sys.stdout)
