# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the accounts with which ``load.py`` works: so many that read, that enter, and that sign in at once.

``python bench/people.py READS WRITES STORM PASSWORD``, with its settings in the environment.
"""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "kamerbreed.settings"
django.setup()

from kamerbreed.accounts import OPERATOR, Grant  # noqa: E402  # after the settings
from kamerbreed.accounts.stored import Accounts  # noqa: E402
from kamerbreed.ledger import Ledger  # noqa: E402
from kamerbreed.vocabulary import kinds  # noqa: E402


def main(reads: int, writes: int, storm: int, password: str) -> None:
    """Make them; who enters is a contributor for the first party there is."""
    party = min(one.id for one in Ledger().picture().things(kinds()["party"]))
    accounts = Accounts()
    for role, name, many in (
        (Grant(role="reader"), "reads", reads),
        (Grant(role="contributor", party=party), "writes", writes),
        (Grant(role="reader"), "storm", storm),
    ):
        for number in range(many):
            made = accounts.add(f"{name}{number}", f"{name} {number}", password=password)
            accounts.grant(OPERATOR, made.key, role)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), sys.argv[4])
