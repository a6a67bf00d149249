# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A tiny world that fits the vocabulary: a room, a region, three parties and a few sources."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from kamerbreed.picture import Picture, Row, Saying, Table, Taking
from kamerbreed.vocabulary import FIELDS, Statement, canonical, kinds

LMS = "party/lms"
CBS = "party/cbs"
COMPILER = "party/samensteller"
ROOM = "control-room/drachten"
OTHER_ROOM = "control-room/den-haag"
REGION = "region/vr01"

NOWHERE: Any = object()


def says(subject: str, name: str, value: Any = NOWHERE, **rest: Any) -> Statement:
    """A statement by the LMS, stated without a source unless told otherwise; ``value`` as Python."""
    text = {} if value is NOWHERE else {"value": canonical(value)}
    return Statement(
        subject=subject,
        property=name,
        **{"stated_by": LMS, "basis": "stated", **text, **rest},
    )


def named(subject: str, name: str) -> list[Statement]:
    """That a thing is there, and how it is called; by the compiler, at every date."""
    title = "title" if subject.startswith("source/") else "name"
    return [
        says(subject, "exists", True, stated_by=COMPILER),
        says(subject, title, name, stated_by=COMPILER),
    ]


PARTIES = (
    *named(LMS, "Landelijke Meldkamer Samenwerking"),
    *named(CBS, "Centraal Bureau voor de Statistiek"),
    *named(COMPILER, "Samensteller"),
)
SOURCES = (
    *named("source/2019", "Besluit van 24 juni 2019"),
    says("source/2019", "published_on", "2019-06-24", stated_by=COMPILER),
    *named("source/2021", "Rapport van juli 2021"),
    says("source/2021", "published_on", "2021-07", stated_by=COMPILER),
    *named("source/letter", "Brief van 1 juli 2021"),
    says("source/letter", "published_on", "2021-09-23", stated_by=COMPILER),
    says("source/letter", "received", "2021-07-01", key=CBS, stated_by=COMPILER),
    *named("source/undated", "Pagina zonder datum"),
)
THINGS = (
    *named(ROOM, "Meldkamer Noord-Nederland"),
    *named(OTHER_ROOM, "Meldkamer Den Haag"),
    *named(REGION, "Veiligheidsregio Groningen"),
)
WORLD = (*PARTIES, *SOURCES, *THINGS)


def saying(*statements: Statement) -> Saying:
    """The intent to state these."""
    return Saying(statements=statements)


def taking(digest: str, **rest: Any) -> Taking:
    """The intent to take a statement back or away, by the LMS."""
    return Taking(**{"digest": digest, "reason": "invoerfout", "stated_by": LMS, **rest})


def name_of(said: Statement) -> str:
    """A digest that depends on the content alone, so that it is the same in every order."""
    return hashlib.sha256(repr([getattr(said, name) for name in FIELDS]).encode()).hexdigest()


def rows_of(
    statements: Iterable[Statement], *, recorded_at: str = "2025-01-01T00:00:00.000000Z"
) -> list[Row]:
    """Rows as a ledger would hold them, all recorded at once, with ``name_of`` for a digest."""
    rows = []
    for position, said in enumerate(statements, 1):
        texts = asdict(said)
        texts |= {name: ";".join(texts[name]) for name in ("sources", "audience")}
        seal = {"recorded_by": "test", "batch": "test", "digest": name_of(said), "erased": False}
        rows.append(Row(position=position, recorded_at=recorded_at, **texts, **seal))
    return rows


def table_with(statements: Sequence[Statement]) -> Table:
    """A table of these statements in this order."""
    table = Table()
    table.extend(rows_of(statements))
    return table


def content_of(picture: Picture) -> dict[tuple[str, str, str], object]:
    """All that a picture says, without the numbers and names of the statements under it."""
    subjects = {subject for kind in kinds().values() for subject in picture.subjects(kind)}
    return {
        (fact.subject, fact.property, fact.key): (
            fact.value,
            fact.values,
            fact.non_value,
            fact.possible,
            fact.edges,
            fact.standing,
            fact.shown_from,
            sorted((name_of(voice.entry.said), voice.role) for voice in fact.voices),
        )
        for subject in sorted(subjects)
        for fact in picture.facts(subject)
    }
