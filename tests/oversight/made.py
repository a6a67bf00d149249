# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Three reports with an item each, two supervisors, who has to do it, and evidence of several kinds."""

import datetime
from collections.abc import Sequence
from typing import Any

from kamerbreed.oversight import (
    ClosingHearing,
    OpeningHearing,
    Recording,
    Replying,
    Standing,
    close_hearing,
    open_hearing,
    record_event,
    reply_to_draft,
    track_of,
)
from kamerbreed.vocabulary import Length, Statement
from tests.requests.made import World
from tests.world import WORLD, named, says

JENV, RDI = "party/inspectie-jenv", "party/rdi"
MINISTER, CORPS, POLICE, PRESS = "party/minister-jenv", "party/korpsleiding", "party/police", "party/press"
OLD, MIDDLE, NEW = "recommendation/R2015-3", "recommendation/R2019-2", "recommendation/V2021-1"
LETTER, PAGE = "source/closing-letter", "source/page"
REPORTS = {
    OLD: ("report/r2015", "2015-03-27", "2015-03-20"),
    MIDDLE: ("report/r2019", "2019-09-06", "2019-07-11"),
    NEW: ("report/l2021", "2021-07-01", ""),
}
ADDRESSEES = {OLD: [MINISTER], MIDDLE: [MINISTER], NEW: [CORPS]}
WORD, PARTNERS_WORD, TEST = "evidence/word", "evidence/partners-word", "evidence/test"
EXPIRED = "evidence/expired"


def _item(item: str, text: str) -> list[Statement]:
    report, published, received = REPORTS[item]
    return [
        says(report, "exists", True),
        says(report, "title", report),
        says(report, "published_on", published),
        *[says(report, "publisher", one, key=one) for one in (JENV, RDI)],
        *[says(report, "received_on", received, key=MINISTER) for _ in [0] if received],
        says(item, "exists", True),
        says(item, "report", report),
        says(item, "text", {"nl": text}),
        says(item, "text_status", "paraphrase"),
        *[says(item, "addressee", one, key=one) for one in ADDRESSEES[item]],
        says(item, "executor", POLICE, key=POLICE),
    ]


def _evidence(subject: str, kind: str, by: str, **more: str) -> list[Statement]:
    told = {"type": kind, "given_by": by, "dated": "2020-01-01", **more}
    return [says(subject, "exists", True), *[says(subject, name, value) for name, value in told.items()]]


PARTIES = (JENV, RDI, MINISTER, CORPS, POLICE, PRESS)
BASE: Sequence[Statement] = (
    *WORLD,
    *[one for party in PARTIES for one in named(party, party)],
    *_item(OLD, "Zorg dat meldkamers elkaars meldingen kunnen overnemen"),
    *_item(MIDDLE, "Zorg dat alle meldkamers elkaars meldingen volledig kunnen overnemen"),
    *_item(NEW, "Onderwerp de besturing aan een kritische analyse"),
    *named(LETTER, "Brief van afsluiting"),
    says(LETTER, "type", "letter"),
    *named(PAGE, "Webpagina"),
    says(PAGE, "type", "web"),
    *_evidence(WORD, "statement", MINISTER),
    *_evidence(PARTNERS_WORD, "statement", POLICE),
    *_evidence(TEST, "test", JENV),
    *_evidence(EXPIRED, "test", JENV, valid_until="2020-06-01"),
)


def world(*more: Statement) -> World:
    """The world before anything happened, with these statements too."""
    return World((*BASE, *more))


def recording(
    kind: str, on: str, by: str | Sequence[str] = JENV, item: str = MIDDLE, **more: Any
) -> Recording:
    """That something happened; its id is made of its kind and its day."""
    actors = [by] if isinstance(by, str) else by
    given: dict[str, Any] = {
        "event": f"follow-up-event/{on}-{kind.replace('_', '-')}",
        "type": kind,
        "on": on,
        "actors": actors,
        "recommendations": [item],
        "text": {"nl": "Wat er gebeurde"},
        "stated_by": actors[0],
    }
    return Recording(**{**given, **more})


def happens(world: World, kind: str, on: str, by: str | Sequence[str] = JENV, **more: Any) -> None:
    """Record an event on the day itself. Raises Refusal as the act does, with nothing added."""
    world.does(on, record_event, recording(kind, on, by, **more))


def opening(
    name: str, on: str, by: str | Sequence[str] = JENV, item: str = MIDDLE, **more: Any
) -> OpeningHearing:
    """That a draft of two sentences is put before the addressee of an item, with a term of two weeks."""
    holders = [by] if isinstance(by, str) else list(by)
    given: dict[str, Any] = {
        "hearing": f"hearing/{name}",
        "about": "verdict",
        "held_by": holders,
        "addressee": ADDRESSEES[item][0],
        "recommendations": [item],
        "sentences": [{"nl": "Zin een"}, {"nl": "Zin twee"}],
        "on": on,
        "term": Length(2, "week"),
        "stated_by": holders[0],
    }
    return OpeningHearing(**{**given, **more})


def heard(
    world: World, verdict: str, on: str, by: str | Sequence[str] = JENV, item: str = MIDDLE, **more: Any
) -> list[str]:
    """A hearing that is closed on a day without remarks, for an event to name."""
    before = (datetime.date.fromisoformat(on) - datetime.timedelta(days=7)).isoformat()
    told = opening(f"{on}-{verdict}", before, by, item, **{"verdict": verdict, **more})
    world.does(before, open_hearing, told)
    reply = Replying(hearing=told.hearing, on=before, stated_by=told.addressee, no_remarks=["1", "2"])
    world.does(before, reply_to_draft, reply)
    world.does(on, close_hearing, ClosingHearing(hearing=told.hearing, on=on, stated_by=told.stated_by))
    return [told.hearing]


def told_hearing(
    subject: str, items: Sequence[str], verdict: str, closed_on: str, addressee: str = MINISTER
) -> list[Statement]:
    """A joint hearing in bare statements, whose term was over without a reply on 1 January 2000."""
    one = {
        "exists": True,
        "about": "verdict",
        "addressee": addressee,
        "verdict": verdict,
        "sent_on": "1999-12-01",
        "due_on": "2000-01-01",
        "closed_on": closed_on,
    }
    return [
        *[says(subject, name, value) for name, value in one.items()],
        *[says(subject, "held_by", one, key=one) for one in (JENV, RDI)],
        says(subject, "sentence", "Zin een", key="1"),
        *[says(subject, "recommendation", item, key=item) for item in items],
    ]


def issued(item: str = MIDDLE) -> World:
    """A world in which an item was issued, and its addressee has responded."""
    made = world()
    happens(made, "report", REPORTS[item][1], [JENV, RDI], item=item)
    happens(made, "response", "2021-09-01", ADDRESSEES[item][0], item=item, stance="accepts")
    return made


def standing(world: World, day: str, item: str = MIDDLE, **coordinates: Any) -> Standing:
    """How the one track of an item stands on a day."""
    found = track_of(world.picture(day, **coordinates), item, ADDRESSEES[item][0])
    assert found is not None
    return found.standing
