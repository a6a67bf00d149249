# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Rights: a few capabilities; roles are sets of them, held for one party or for all, with a clearance.

Pure values. What is not granted is denied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kamerbreed.vocabulary import SENSITIVITIES, Label, read_table

CAPABILITIES = ("read", "say", "decide", "supervise", "administer", "audit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A set of capabilities with a name."""

    name: str
    label: Label
    capabilities: frozenset[str]


def _roles() -> Mapping[str, Role]:
    return {
        row["role"]: Role(
            name=row["role"],
            label=Label(row["nl"], row["en"]),
            capabilities=frozenset(row["capabilities"].split()),
        )
        for row in read_table("roles.csv", "accounts")
    }


ROLES = _roles()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role that an account holds, for one party (``party/...``) or, if empty, for every party."""

    role: str
    party: str = ""
    clearance: str = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What somebody may do: the random key of the account, its shown name, and its grants.

    The key is what the ledger and the audit log hold, never a name; it is empty for nobody.
    """

    key: str = ""
    name: str = ""
    grants: tuple[Grant, ...] = ()

    def may(self, capability: str, party: str = "") -> bool:
        """Whether this may be done for a party; without one, for any party at all."""
        return any(
            capability in ROLES[one.role].capabilities and (not party or one.party in ("", party))
            for one in self.grants
        )

    @property
    def clearance(self) -> str:
        """The highest sensitivity that may be read."""
        levels = [SENSITIVITIES.index(one.clearance) for one in self.grants if self._reads(one)]
        return SENSITIVITIES[max(levels, default=0)]

    @property
    def clearances(self) -> Mapping[str, str]:
        """The highest sensitivity that may be read of what is for a party alone, for each such party."""
        found: dict[str, int] = {}
        for one in self.grants:
            if one.party and self._reads(one):
                found[one.party] = max(found.get(one.party, 0), SENSITIVITIES.index(one.clearance))
        return {party: SENSITIVITIES[found[party]] for party in sorted(found)}

    @property
    def lower(self) -> tuple[tuple[str, str], ...]:
        """The parties of whose own matters less may be read than ``clearance``, each with how far."""
        own = self.clearances.items()
        return tuple((party, clearance) for party, clearance in own if clearance != self.clearance)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties for which somebody acts, and so whose audience he is; in a fixed order."""
        return tuple(self.clearances)

    def parties_that_may(self, capability: str) -> tuple[str, ...] | None:
        """For which parties this may be done; None for every party."""
        held = [one.party for one in self.grants if capability in ROLES[one.role].capabilities]
        return None if "" in held else tuple(sorted(set(held)))

    @property
    def by_secret_address(self) -> "Rights":
        """What is left of it for who shows only a secret address: nothing that takes a second factor."""
        lowered = (replace(one, clearance=_at_most_internal(one)) for one in self.grants)
        return replace(self, grants=tuple(lowered))

    @property
    def needs_second_factor(self) -> bool:
        """Whether a password is not enough: for who administers, and for who reads above internal."""
        above = any(_at_most_internal(one) != one.clearance for one in self.grants)
        return above or self.may("administer")

    @staticmethod
    def _reads(grant: Grant) -> bool:
        return "read" in ROLES[grant.role].capabilities


def _at_most_internal(grant: Grant) -> str:
    return SENSITIVITIES[min(SENSITIVITIES.index(grant.clearance), SENSITIVITIES.index("internal"))]


NOBODY = Rights()
"""Nobody is signed in, and nothing is granted."""


SAYING = {"assert": "say", "retract": "say", "rule": "supervise", "classify": "say", "destroy": "decide"}
"""Which capability an act on the ledger takes, for the party that it is done for.

Who classifies says how far his own party's word goes; what is destroyed goes for everybody, by decision.
"""

OPERATOR = Rights(
    key="operator", grants=tuple(Grant(role=name, clearance=SENSITIVITIES[-1]) for name in ROLES)
)
"""Whoever runs commands beside the database can read and write it all in any case."""
