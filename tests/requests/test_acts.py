# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What makes no sense is refused with its reason in both languages, and adds nothing."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from kamerbreed.picture import PUBLIC, Refusal
from kamerbreed.requests import (
    Answering,
    Closing,
    Noting,
    Receiving,
    Reminding,
    Sending,
    Wish,
    answer,
    close,
    make,
    note_outcome,
    propose,
    receive,
    remind,
    request_of,
    send,
    sensitivity_of,
)
from kamerbreed.vocabulary import LANGUAGES
from tests.requests.made import INSPECTION, REQUEST, World, asked, making
from tests.world import CBS, LMS, ROOM, says

SENT = "2026-01-05"


def sent() -> World:
    world = asked()
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    return world


def refused(world: World, day: str, act: Callable[..., Any], intent: object, *names: str) -> None:
    """That this is refused, that the refusal names these in both languages, and that nothing was added."""
    before = list(world.said)
    with pytest.raises(Refusal) as error:
        world.does(day, act, intent)
    assert world.said == before
    for lang in LANGUAGES:
        told = error.value.in_language(lang)
        assert [name for name in names if name not in told] == [], told
    assert error.value.in_language("nl") != error.value.in_language("en")


def wish(name: str = "city", **other: Any) -> Wish:
    return Wish(**{"subject": ROOM, "property": name, "text": "Waar?", **other})


@pytest.mark.parametrize(
    ("other", "names"),
    [
        ({"addressee": "party/nobody"}, ["party/nobody"]),
        ({"asked_by": "control-room/drachten"}, ["control-room/drachten"]),
        ({"addressee": INSPECTION}, []),
        ({"request": "drachten"}, ["drachten"]),
        ({"title": "  "}, []),
        ({"questions": []}, []),
        ({"ground": "because"}, ["because", "voluntary"]),
        ({"ground": "legal"}, []),
        ({"ground_norm": "norm/none"}, ["norm/none"]),
        ({"due_on": "2025-12-31"}, ["2025-12-31"]),
        ({"due_on": "2026-02"}, ["2026-02"]),
        ({"questions": [wish(), wish("workplaces"), wish()]}, ["1", "3"]),
        ({"questions": [wish("no_such")]}, ["no_such"]),
        ({"questions": [wish(subject="control-room/none")]}, ["control-room/none"]),
        ({"questions": [wish(text=" ")]}, ["1"]),
        ({"questions": [wish(member="x")]}, ["city"]),
    ],
    ids=str,
)
def test_a_request_that_makes_no_sense_is_refused(other: dict[str, Any], names: list[str]) -> None:
    world = World()
    refused(world, "2026-01-01", make, making(world, **other), *names)


def test_all_that_is_wrong_in_a_request_is_told_at_once() -> None:
    world = World()
    with pytest.raises(Refusal) as error:
        world.does("2026-01-01", make, making(world, title="", questions=[], due_on="soon"))
    assert len(error.value.in_language("nl").splitlines()) == 3


def test_the_same_is_not_asked_twice_of_a_party_as_long_as_it_awaits_an_answer() -> None:
    world = sent()
    again = making(world, request="request/again", questions=[wish()])
    refused(world, "2026-01-06", make, again, REQUEST)
    world.does("2026-01-07", close, Closing(request=REQUEST, on="2026-01-07"))
    assert world.does("2026-01-07", make, again)


def test_a_request_is_sent_once_and_not_after_its_last_day() -> None:
    world = asked()
    refused(world, "2026-03-01", send, Sending(request=REQUEST, on="2026-02-02"), "2026-02-01", "2026-02-02")
    refused(world, "2026-01-05", send, Sending(request=REQUEST, on="2026-01-06"), "2026-01-06")
    refused(world, "2026-01-05", send, Sending(request="request/none", on=SENT), "request/none")
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    refused(world, "2026-01-06", send, Sending(request=REQUEST, on="2026-01-06"), SENT)


def test_nothing_becomes_of_a_request_before_it_is_sent_or_after_it_is_closed() -> None:
    world = asked()
    steps: list[tuple[Callable[..., Any], Any]] = [
        (receive, Receiving(request=REQUEST, party=LMS, on="2026-01-08")),
        (remind, Reminding(request=REQUEST, on="2026-01-08")),
        (close, Closing(request=REQUEST, on="2026-01-08")),
        (note_outcome, Noting(request=REQUEST, key="1", state="partly", on="2026-01-08", stated_by=LMS)),
        (
            answer,
            Answering(
                request=REQUEST, key="1", state="answered", on="2026-01-08", stated_by=LMS, value='"Assen"'
            ),
        ),
    ]
    for act, intent in steps:
        refused(world, "2026-01-09", act, intent, REQUEST)
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    world.does("2026-01-07", close, Closing(request=REQUEST, on="2026-01-07"))
    for act, intent in steps:
        refused(world, "2026-01-09", act, intent, "2026-01-07")


def test_only_the_party_that_was_asked_receives_and_answers() -> None:
    world = sent()
    refused(world, "2026-01-09", receive, Receiving(request=REQUEST, party=CBS, on="2026-01-08"), CBS, LMS)
    given: dict[str, Any] = {"request": REQUEST, "key": "1", "on": "2026-01-08", "state": "answered"}
    refused(world, "2026-01-09", answer, Answering(**given, stated_by=CBS, value='"Assen"'), CBS, LMS)
    refused(world, "2026-01-09", answer, Answering(**given, stated_by=INSPECTION, value='"Assen"'), LMS)
    noting = Noting(**{**given, "state": "partly"}, stated_by=CBS)
    refused(world, "2026-01-09", note_outcome, noting, CBS, LMS)
    world.does("2026-01-09", receive, Receiving(request=REQUEST, party=LMS, on="2026-01-08"))
    again = Receiving(request=REQUEST, party=LMS, on="2026-01-09")
    refused(world, "2026-01-09", receive, again, "2026-01-08")


def test_an_outcome_names_a_question_a_ground_and_who_may_say_so() -> None:
    world = sent()
    given: dict[str, Any] = {"request": REQUEST, "on": "2026-01-08", "stated_by": LMS}
    refused(world, "2026-01-09", note_outcome, Noting(**given, key="9", state="partly"), "9", "1, 2, 3, 4")
    refused(world, "2026-01-09", note_outcome, Noting(**given, key="1", state="dance"), "dance")
    refused(world, "2026-01-09", note_outcome, Noting(**given, key="1", state="refused"))
    refused(world, "2026-01-09", note_outcome, Noting(**given, key="1", state="answered"), "1")
    refused(world, "2026-01-09", note_outcome, Noting(**given, key="1", state="too_abstract"), INSPECTION)
    early = Noting(**{**given, "on": "2026-01-04"}, key="1", state="partly")
    refused(world, "2026-01-09", note_outcome, early, "2026-01-04", SENT)
    noting = Noting(**given, key="1", state="refused", ground="artikel 10")
    world.does("2026-01-09", note_outcome, noting)
    refused(world, "2026-01-09", note_outcome, noting, "2026-01-08")
    found = request_of(world.picture("2026-01-09"), REQUEST)
    assert found is not None
    assert (found.questions[0].state, found.questions[0].ground) == ("refused", "artikel 10")


def test_a_reminder_needs_something_that_is_awaited_and_counts_once_a_day() -> None:
    world = sent()
    world.does("2026-01-09", remind, Reminding(request=REQUEST, on="2026-01-09"))
    refused(world, "2026-01-09", remind, Reminding(request=REQUEST, on="2026-01-09"), "2026-01-09")
    for key in "1234":
        noting = Noting(
            request=REQUEST, key=key, state="nobody_knows", on="2026-01-10", stated_by=LMS, note="x"
        )
        world.does("2026-01-10", note_outcome, noting)
    refused(world, "2026-01-11", remind, Reminding(request=REQUEST, on="2026-01-11"), REQUEST)


def test_an_answer_on_the_form_is_a_statement_of_the_party_on_a_source_of_its_own() -> None:
    world = sent()
    given: dict[str, Any] = {"request": REQUEST, "on": "2026-01-08", "stated_by": LMS}
    refused(world, "2026-01-08", answer, Answering(**given, key="1", state="answered"), "1")
    refused(world, "2026-01-08", answer, Answering(**given, key="1", state="refused"))
    refused(world, "2026-01-08", answer, Answering(**given, key="4", state="answered", value='"many"'))
    world.does("2026-01-08", answer, Answering(**given, key="1", state="answered", value='"Drachten"'))
    picture = world.picture("2026-01-09")
    (voice,) = picture.fact(ROOM, "city").voices
    said = voice.entry.said
    assert (said.value, said.stated_by, said.basis) == ('"Drachten"', LMS, "stated")
    (source,) = said.sources
    assert picture.one(source, "dated") == "2026-01-08"
    assert picture.many(source, "received") == {INSPECTION: "2026-01-08"}
    assert picture.many(source, "author") == {LMS: LMS}


def test_a_picture_of_what_was_known_sees_a_request_once_it_was_received() -> None:
    world = sent()
    world.does("2026-01-09", receive, Receiving(request=REQUEST, party=LMS, on="2026-01-08"))

    def asked_by(day: int, party: str) -> str:
        at = datetime.date(2026, 1, day)
        picture = world.picture("2026-01-20", known_at=at, known_by=party)
        return picture.fact(ROOM, "city").standing.question

    assert (asked_by(7, LMS), asked_by(8, LMS)) == ("never_asked", "asked")
    assert (asked_by(4, INSPECTION), asked_by(5, INSPECTION)) == ("never_asked", "asked")
    assert asked_by(19, CBS) == "never_asked"


def test_a_request_is_as_sensitive_as_what_its_asker_sees_of_what_it_asks_for() -> None:
    world = World()
    world.said.append(says(ROOM, "city", "Drachten", sensitivity="confidential"))
    wishes = [propose(world.picture("2026-01-01"), ROOM, name) for name in ("city", "workplaces")]
    assert sensitivity_of(world.picture("2026-01-01"), wishes) == "confidential"
    assert sensitivity_of(world.picture("2026-01-01"), wishes[1:]) == "public"
    assert sensitivity_of(world.picture("2026-01-01", viewer=PUBLIC), wishes) == "public"
    world.does("2026-01-01", make, making(world, questions=wishes, sensitivity="confidential"))
    assert request_of(world.picture("2026-01-02"), REQUEST) is not None
    assert request_of(world.picture("2026-01-02", viewer=PUBLIC), REQUEST) is None
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    seen = world.picture(SENT, viewer=PUBLIC)
    assert (seen.fact(ROOM, "workplaces").standing.question, request_of(seen, REQUEST)) == (
        "never_asked",
        None,
    )
