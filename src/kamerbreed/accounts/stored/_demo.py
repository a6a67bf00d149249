# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The accounts of a demo: one for each role, and contributors of two parties; none has a password."""

from dataclasses import dataclass

from kamerbreed.accounts._rights import Grant
from kamerbreed.vocabulary import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """An account of a demo, clearly such by its name."""

    name: str
    shown: str
    grant: Grant


def _read() -> tuple[DemoAccount, ...]:
    return tuple(
        DemoAccount(
            name=row["name"],
            shown=row["shown"],
            grant=Grant(role=row["role"], party=row["party"], clearance=row["clearance"]),
        )
        for row in read_table("demo.csv", "accounts.stored")
    )


DEMO_ACCOUNTS = _read()
