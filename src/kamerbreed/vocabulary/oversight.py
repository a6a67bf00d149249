# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Oversight, as far as the picture needs it: the reports. Their recommendations come later."""

from kamerbreed.vocabulary._kinds import MANAGEMENT, OVERSIGHT, Many, One, Thing
from kamerbreed.vocabulary._values import DATE, PROSE, TEXT, code, reference

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Report(Thing, slug="report", nl="rapport", en="report",
        help_nl="Rapport, brief, advies of kader over het stelsel.", help_en="Report, letter, advice or framework on the system."):
    keepers = ("publisher", "party/inspectie-jenv")
    title = One(TEXT, "titel (Engels)", "title",
        "Engelse woorden van de samensteller voor de titel.", "Title in English words of the compiler.", timeless=True)
    title_nl = One(TEXT, "titel", "Dutch title",
        "Titel van het stuk.", "Title of the document.", timeless=True)
    type = One(code("report-kind"), "soort stuk", "type of document",
        "Onderzoek, brief, advies, kader.", "Investigation, letter, advice, framework.", timeless=True)
    scope = One(PROSE, "onderwerp", "scope",
        "Waar het stuk over gaat.", "What the document is about.", timeless=True)
    examined_share = One(PROSE, "onderzocht deel", "examined share",
        "Welk deel van het stelsel is onderzocht.", "Which part of the system was examined.", wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    publisher = Many(reference("party"), "uitgebracht door", "published by",
        "Partij die het stuk uitbracht.", "Party that issued the document.", timeless=True)
    commissioned_by = Many(reference("party"), "opdrachtgever", "commissioned by",
        "Partij in wier opdracht het werd gemaakt.", "Party that commissioned it.", timeless=True)
    sent_to = Many(reference("party"), "gestuurd aan", "sent to",
        "Geadresseerde van het stuk.", "Addressee of the document.", timeless=True)
    dated = One(DATE, "gedateerd", "dated",
        "Datum op het stuk.", "Date on the document.", timeless=True)
    sent_on = One(DATE, "verstuurd op", "sent on",
        "Dag van verzending.", "Day of sending.", timeless=True)
    published_on = One(DATE, "openbaar sinds", "published on",
        "Dag van openbaarmaking.", "Day of publication.", timeless=True, wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    received_on = Many(DATE, "ontvangen op", "received on",
        "Dag van ontvangst, per partij.", "Day of receipt, per party.", timeless=True, key="thing")
    sharpens = Many(reference("report"), "scherpt aan", "sharpens",
        "Eerder rapport dat dit aanscherpt.", "Earlier report that this one sharpens.", timeless=True)
