# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Provenance: the sources on the ground of which things are said."""

from kamerbreed.vocabulary._kinds import MANAGEMENT, OVERSIGHT, Many, One, Thing
from kamerbreed.vocabulary._values import DATE, TEXT, WHOLE, code, record, reference

# fmt: off
# One property is one line of meaning: it reads as a table, and wrapping would hide that.
# ruff: noqa: E501


class Source(Thing, slug="source", nl="bron", en="source",
        help_nl="Document of pagina waarop uitspraken rusten.", help_en="Document or page that statements rest on."):
    keepers = ("publisher",)
    title = One(TEXT, "titel", "title",
        "Titel, of een aanduiding door de samensteller.", "Title, or a label by the compiler.", timeless=True)
    publisher = One(reference("party"), "uitgever", "publisher",
        "Partij van wie de inhoud is.", "Party whose content it is.", timeless=True)
    author = Many(reference("party"), "opsteller", "author",
        "Partij die het schreef, en het dus wist voor het openbaar was.", "Party that wrote it, and so knew before it was public.", timeless=True)
    published_on = One(DATE, "openbaar sinds", "published on",
        "Dag waarop de inhoud openbaar werd.", "Day on which the content became public.", timeless=True, wanted=(OVERSIGHT,), aspect=MANAGEMENT)
    dated = One(DATE, "gedateerd", "dated",
        "Datum op het stuk: vanaf dan kende de opsteller het.", "Date on the document: from then on its author knew it.", timeless=True)
    received = Many(DATE, "ontvangen op", "received on",
        "Dag waarop een partij het ontving.", "Day on which a party received it.", timeless=True, key="thing")
    url = One(TEXT, "adres", "address",
        "Waar het te vinden is.", "Where it can be found.", timeless=True)
    type = One(code("source-kind"), "soort bron", "type of source",
        "Wet, rapport, brief, pers en dergelijke.", "Law, report, letter, press and such.", timeless=True)
    read = One(code("read"), "gelezen", "read",
        "Hoeveel ervan is gelezen.", "How much of it was read.", timeless=True)
    file = Many(record(required={"name": TEXT, "bytes": WHOLE}, optional={"media_type": TEXT}), "bestand", "file",
        "Het stuk zelf, bewaard onder de SHA-256 van zijn inhoud; naam en mediatype zoals opgegeven.",
        "The document itself, kept under the SHA-256 of its content; name and media type as said.", timeless=True, key="sha256")
    same_as = One(reference("source"), "dezelfde als", "same as",
        "Andere vermelding van dezelfde bron.", "Another entry of the same source.", timeless=True)
