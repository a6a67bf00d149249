# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A process of its own that writes to a ledger and its log: ``python -m tests.audit.writer ORDER``.

ORDER is JSON: ``config`` (a Django database), ``folder`` (of the log), ``name`` (of this writer),
``entries`` (how many, every second one with a statement), and ``stop``: wait to be killed in the last one,
when its line is on the disk and nothing is committed yet. It says ``ready`` when it can begin, begins at a
line on its input, and says ``stopped`` or ``done``.
"""

import json
import pathlib
import sys
from typing import Any

import django
from django.conf import settings
from django.db import connections

from kamerbreed.audit import Entry, Log
from kamerbreed.ledger import Ledger, Written
from kamerbreed.picture import Saying, state
from tests.ledger.writer import tell
from tests.world import ROOM, says


def main(order: dict[str, Any]) -> None:
    settings.configure(DATABASES={"default": order["config"]}, USE_TZ=True)
    django.setup()
    ledger, log, name = Ledger(), Log(pathlib.Path(order["folder"])), order["name"]
    ledger.follow()
    tell("ready")
    sys.stdin.readline()
    for number in range(order["entries"]):
        last = order["stop"] and number == order["entries"] - 1
        if number % 2 and not last:
            log.write(Entry(action="open", object=f"{ROOM}", actor=name, detail=f"digest:{name}{number}"))
            continue

        def witness(written: Written, last: bool = last) -> None:
            log.write(Entry(action="say", object=written.object, actor=name, detail=written.detail))
            if last:
                tell("stopped")
                sys.stdin.read()

        said = says(ROOM, "remark", "x", key=f"{name}.{number}")
        ledger.perform(state, Saying(statements=[said]), recorded_by=name, witness=witness)
    connections["default"].close()
    tell("done")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
