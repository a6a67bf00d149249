# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is due for a party follows from its requests, and from what the viewer may see of them."""

import datetime
from dataclasses import replace

import pytest

from kamerbreed.notices import Due, calendar, due_of_requests
from kamerbreed.picture import Viewer
from kamerbreed.requests import Closing, Noting, Sending, close, note_outcome, send
from kamerbreed.vocabulary import canonical
from tests.requests.made import ASKED, INSPECTION, REQUEST, World, asked
from tests.world import CBS, LMS

SENT, DUE, LATE = "2026-01-05", "2026-02-01", "2026-03-01"
ADDRESS = "https://x.example/"


def sent() -> World:
    world = asked()
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    return world


def due_on(day: str) -> World:
    """The same with another last day, as a file may tell it; without one if it is empty."""
    world = sent()
    others = (replace(one, value=canonical(day)) if one.property == "due_on" else one for one in world.said)
    world.said = [one for one in others if day or one.property != "due_on"]
    return world


def keys(world: World, day: str, party: str, **coordinates: object) -> list[str]:
    return [one.key for one in due_of_requests(world.picture(day, **coordinates), party)]


def test_the_party_has_each_question_on_the_last_day_and_who_asked_the_request() -> None:
    world = sent()
    found = due_of_requests(world.picture(SENT), LMS)
    assert [one.key for one in found] == [str(number) for number in range(1, len(ASKED) + 1)]
    assert {(one.day, one.thing) for one in found} == {(datetime.date(2026, 2, 1), REQUEST)}
    first = found[0].text
    assert first.nl.startswith("Vraag 1 van Inspectie Justitie en Veiligheid: ")
    assert first.en.startswith("Question 1 from Inspectie Justitie en Veiligheid: ")
    assert "plaats" in first.nl
    assert "city" in first.en
    (own,) = due_of_requests(world.picture(SENT), INSPECTION)
    assert (own.day, own.thing) == (datetime.date(2026, 2, 1), REQUEST)
    assert own.text.nl == (
        "Antwoord van Landelijke Meldkamer Samenwerking op het verzoek 'Gegevens over Drachten'"
    )
    assert own.text.en.startswith("Answer of Landelijke Meldkamer Samenwerking to the request")
    assert due_of_requests(world.picture(SENT), CBS) == ()


def test_nothing_is_due_before_the_sending_and_what_is_late_stays_due_in_the_same_words() -> None:
    world = sent()
    assert keys(world, "2026-01-04", LMS) == keys(world, "2026-01-04", INSPECTION) == []
    for party in (LMS, INSPECTION):
        early, late = (due_of_requests(world.picture(day), party) for day in (SENT, LATE))
        assert early == late != ()


@pytest.mark.parametrize(("state", "left"), [("nobody_knows", 3), ("refused", 3), ("partly", 4)])
def test_what_was_answered_is_due_no_more_and_what_was_answered_in_part_still_is(
    state: str, left: int
) -> None:
    world = sent()
    noting = Noting(request=REQUEST, key="1", state=state, on="2026-01-20", stated_by=INSPECTION, ground="x")
    world.does("2026-01-20", note_outcome, noting)
    found = keys(world, LATE, LMS)
    assert len(found) == left
    assert ("1" in found) is (left == len(ASKED))
    assert keys(world, LATE, INSPECTION) == ["request"]


def test_after_the_closing_nothing_is_due() -> None:
    world = sent()
    world.does("2026-02-10", close, Closing(request=REQUEST, on="2026-02-10"))
    assert keys(world, LATE, LMS) == keys(world, LATE, INSPECTION) == []


def test_a_request_without_a_last_day_is_never_due() -> None:
    world = due_on("")
    assert world.picture(LATE).one(REQUEST, "due_on") is None
    assert keys(world, LATE, LMS) == keys(world, LATE, INSPECTION) == []


def test_a_month_is_over_on_its_last_day() -> None:
    world = due_on("2026-02")
    days = {one.day for party in (LMS, INSPECTION) for one in due_of_requests(world.picture(SENT), party)}
    assert days == {datetime.date(2026, 2, 28)}


def test_a_hidden_request_is_due_only_for_who_may_see_it() -> None:
    world = sent()
    world.said = [
        replace(one, sensitivity="confidential") if one.subject == REQUEST else one for one in world.said
    ]
    for party in (LMS, INSPECTION):
        assert keys(world, SENT, party, viewer=Viewer()) == []
        assert keys(world, SENT, party, viewer=Viewer(clearance="confidential")) != []


def test_in_a_calendar_each_has_a_name_of_its_own_that_other_words_do_not_change() -> None:
    picture = sent().picture(SENT)
    dues = [*due_of_requests(picture, LMS), *due_of_requests(picture, INSPECTION)]

    def named(found: list[Due]) -> list[str]:
        text = calendar(found, picture, (LMS, INSPECTION), "nl", lambda thing: ADDRESS + thing)
        assert "X-WR-CALNAME:Termijnen van Landelijke Meldkamer Samenwerking\\, Inspe" in text
        return sorted(line for line in text.split("\r\n") if line.startswith("UID:"))

    names = named(dues)
    assert len(set(names)) == len(ASKED) + 1
    others = [replace(one, text=one.text._replace(nl=f"Anders: {one.text.nl}")) for one in dues]
    assert named(others) == names
