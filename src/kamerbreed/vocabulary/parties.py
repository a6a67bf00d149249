# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The parties, and what they agreed with each other."""

from kamerbreed.vocabulary._kinds import (
    CONTINUITY,
    GOVERNANCE,
    MANAGEMENT,
    RISK,
    Many,
    One,
    Thing,
)
from kamerbreed.vocabulary._values import BOOLEAN, PERIOD, TEXT, WHOLE, code, reference

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Party(Thing, slug="party", nl="partij", en="party",
        help_nl="Organisatie, overleg, dienst, functie of groep: één identiteit.", help_en="Organisation, council, service, office or class: one identity."):
    keepers = ("party/lms",)
    type = One(code("party-type"), "soort partij", "type of party",
        "Wat voor partij het is.", "What sort of party it is.", timeless=True)
    count = One(WHOLE, "aantal", "count",
        "Omvang van een groep van gelijke partijen.", "Size of a class of like parties.", aspect=MANAGEMENT)
    member = Many(reference("party"), "lid", "member",
        "Partij die lid is.", "Party that is a member.", structural=True, aspect=MANAGEMENT)
    part_of = Many(reference("party"), "deel van", "part of",
        "Partij waarvan deze deel uitmaakt.", "Party that this one is part of.", structural=True, aspect=MANAGEMENT)
    escalates_to = Many(reference("party"), "schaalt op naar", "escalates to",
        "Volgend escalatieniveau.", "Next tier of escalation.", structural=True, aspect=MANAGEMENT)
    under_responsibility_of = Many(reference("party"), "onder verantwoordelijkheid van", "under responsibility of",
        "Wie politiek verantwoordelijk is.", "Who is politically responsible.", structural=True, aspect=MANAGEMENT)
    represents = Many(reference("party"), "vertegenwoordigt", "represents",
        "Partij namens wie deze spreekt.", "Party on whose behalf this one speaks.", structural=True, aspect=MANAGEMENT)
    decision_rule = One(code("decision-rule"), "beslisregel", "decision rule",
        "Hoe deze partij besluit.", "How this party decides.", aspect=MANAGEMENT)
    can_compel = One(BOOLEAN, "kan dwingen", "can compel",
        "Of de partij een ander iets kan opleggen.", "Whether the party can impose something on another.", aspect=MANAGEMENT)
    meets_per_year_min = One(WHOLE, "vergadert ten minste per jaar", "meets at least per year",
        "Laagste aantal vergaderingen per jaar.", "Lowest number of meetings a year.", aspect=MANAGEMENT)


class Contract(Thing, slug="contract", nl="contract", en="contract",
        help_nl="Afspraak met een leverancier of tussen partijen.", help_en="Agreement with a supplier or between parties."):
    keepers = ("customer", "party/lms")
    supplier = One(reference("party"), "leverancier", "supplier",
        "Partij die levert.", "Party that supplies.", structural=True, wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    customer = One(reference("party"), "afnemer", "customer",
        "Partij die afneemt.", "Party that buys.", structural=True, wanted=(GOVERNANCE,), aspect=MANAGEMENT)
    covers = Many(reference("component", "service"), "betreft", "covers",
        "Onderdeel of voorziening waar het contract over gaat.", "Component or service that the contract is about.", structural=True, wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    runs_until = One(PERIOD, "loopt tot", "runs until",
        "Einde van het contract.", "End of the contract.", wanted=(CONTINUITY, RISK), aspect=MANAGEMENT)
    service_level = One(TEXT, "dienstenniveau", "service level",
        "Wat is afgesproken over beschikbaarheid en herstel.", "What was agreed on availability and repair.", wanted=(CONTINUITY,), aspect=MANAGEMENT)
