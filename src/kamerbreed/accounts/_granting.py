# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may give whom which grant. Pure; what may not be is an AccountError."""

from kamerbreed.accounts._errors import AccountError
from kamerbreed.accounts._rights import OPERATOR, ROLES, Grant, Rights
from kamerbreed.vocabulary import SENSITIVITIES, kind_of


def check_grant(grant: Grant) -> None:
    """Whether there can be such a grant. Raises AccountError."""
    if grant.role not in ROLES:
        raise AccountError("account.role", found=grant.role, known=", ".join(ROLES))
    if grant.clearance not in SENSITIVITIES:
        raise AccountError("account.clearance", found=grant.clearance, known=", ".join(SENSITIVITIES))
    if grant.party and not (grant.party.startswith("party/") and kind_of(grant.party) and grant.party[6:]):
        raise AccountError("account.party", found=grant.party)
    if grant.role == "contributor" and not grant.party:
        raise AccountError("account.party.needed", role=grant.role)


def check_giving(by: Rights, key: str, grant: Grant | None = None) -> None:
    """Whether somebody may change the rights of this account, or give it this. Raises AccountError.

    Nobody changes his own account to more, and nobody gives a clearance that he has not; a second
    administrator does, or the command line.
    """
    if by == OPERATOR:
        return
    if by.parties_that_may("administer") is not None:
        raise AccountError("account.administer")
    if by.key == key:
        raise AccountError("account.own")
    if grant and SENSITIVITIES.index(grant.clearance) > SENSITIVITIES.index(by.clearance):
        raise AccountError("account.above", found=grant.clearance, own=by.clearance)
