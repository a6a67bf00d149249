# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Letters about the follow-up: on which picture they were drafted, and each sentence with its facts."""

from kamerbreed.vocabulary._kinds import Many, One, Thing
from kamerbreed.vocabulary._values import BOOLEAN, DATE, TEXT, WHOLE, code, record, reference

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Letter(Thing, slug="letter", nl="brief over de opvolging", en="letter on the follow-up",
        help_nl="Brief van een toezichthouder over aanbevelingen en verzoeken, opgesteld op een beeld.", help_en="Letter of a supervisor on recommendations and requests, drafted on a picture."):
    keepers = ("sender",)
    type = One(code("letter-kind"), "soort brief", "kind of letter",
        "Waartoe de brief dient.", "What the letter is for.", timeless=True)
    subject = One(TEXT, "onderwerp", "subject",
        "Onderwerp van de brief.", "Subject of the letter.", timeless=True)
    about = Many(reference("report", "recommendation", "request"), "gaat over", "about",
        "Rapport, aanbeveling of informatieverzoek waar de brief over gaat.", "Report, recommendation or request for information that the letter is about.", timeless=True)
    sender = Many(reference("party"), "afzender", "sender",
        "Partij die schrijft.", "Party that writes.", timeless=True)
    addressee = Many(reference("party"), "geadresseerde", "addressee",
        "Partij aan wie geschreven wordt.", "Party that is written to.", timeless=True)
    valid_at = One(DATE, "opgesteld op het beeld van", "drafted on the picture of",
        "Dag waarvan het beeld vertelde wat het geval was.", "Day of which the picture told what was the case.", timeless=True)
    known_at = One(DATE, "met wat bekend was op", "with what was known on",
        "Dag tot welke telde wat bekend was; zonder deze telde alles.", "Day up to which it counted what was known; without it all counted.", timeless=True)
    known_by = One(reference("party"), "bekend bij", "known by",
        "Partij waarvan ook telde wat zij had ontvangen of geschreven.", "Party of which it counted too what it had received or written.", timeless=True)
    position = One(TEXT, "laatste uitspraak van het beeld", "last statement of the picture",
        "Digest van de laatste uitspraak in het beeld.", "Digest of the last statement in the picture.", timeless=True)
    without = Many(reference("source"), "zonder bron", "without source",
        "Bron die buiten beschouwing bleef.", "Source that was left out.", timeless=True)
    sentence = Many(record(required={"order": WHOLE, "part": TEXT, "text": TEXT, "origin": code("sentence-origin")}, optional={"facts": TEXT, "basis": TEXT, "numbered": BOOLEAN, "criteria": TEXT}), "zin", "sentence",
        "Zin met zijn deel van de brief, van wie hij is, en de feiten eronder met de digests van hun uitspraken (JSON).", "Sentence with its part of the letter, whose it is, and the facts under it with the digests of their statements (JSON).", timeless=True)
    approved = One(record(required={"content": TEXT, "day": DATE}, optional={}), "goedgekeurd", "approved",
        "Dag waarop een tweede persoon de brief goedkeurde, met de digest van wat die las.", "Day on which a second person approved the letter, with the digest of what that person read.", timeless=True)
    kept_as = One(reference("source"), "bewaard als", "kept as",
        "De brief zelf als bron, met de bevroren bestanden.", "The letter itself as a source, with the frozen files.", timeless=True)
    issued_on = One(DATE, "verstuurd op", "sent on",
        "Dag van verzending.", "Day of sending.", timeless=True)
