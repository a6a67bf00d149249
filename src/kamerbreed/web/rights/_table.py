# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The table: route, verb, capability (or several, of which one is enough). What is not in it is refused."""

import functools
from collections.abc import Mapping

from kamerbreed.vocabulary import read_table

ANYONE = "anyone"
"""The word of the table for what needs no capability, such as signing in."""
_LANGUAGES = ("-nl", "-en")


@functools.cache
def routes() -> Mapping[str, Mapping[str, str]]:
    """The capability that each verb of a route takes, by the route's name without its language."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("routes.csv", "web.rights"):
        found.setdefault(row["route"], {})[row["verb"]] = row["capability"]
    return found


def needed(name: str) -> Mapping[str, str]:
    """What each verb takes of a route by its name with a language; empty if the table has it not."""
    return routes().get(name[:-3] if name.endswith(_LANGUAGES) else name, {})
