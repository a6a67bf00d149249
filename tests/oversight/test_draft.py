# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A new item comes into the world as a draft with a track for each addressee, or not at all."""

from typing import Any

import pytest

from kamerbreed.oversight import Drafting, draft, resemblances, track_of
from kamerbreed.picture import Refusal
from tests.oversight.made import CORPS, JENV, MIDDLE, MINISTER, POLICE, REPORTS, happens, world
from tests.world import says

ITEM, DAY = "recommendation/new", "2021-06-01"
REPORT = REPORTS["recommendation/V2021-1"][0]
TEXT = "Zorg dat alle meldkamers elkaars meldingen nu volledig kunnen overnemen"


def drafting(**other: Any) -> Drafting:
    given: dict[str, Any] = {
        "item": ITEM,
        "event": "follow-up-event/new-draft",
        "on": DAY,
        "item_kind": "verzoek",
        "text": TEXT,
        "report": REPORT,
        "addressees": [MINISTER, CORPS],
        "executors": [POLICE],
        "why": {"nl": "Na het vorige rapport"},
        "stated_by": JENV,
    }
    return Drafting(**{**given, **other})


def test_a_draft_has_a_track_for_each_addressee_and_is_issued_for_both() -> None:
    made = world()
    made.does(DAY, draft, drafting())
    for party in (MINISTER, CORPS):
        found = track_of(made.picture(DAY), ITEM, party)
        assert found is not None
        assert (found.standing.state, found.open) == ("draft", False)
    happens(made, "report", "2021-07-01", item=ITEM)
    happens(made, "response", "2021-08-01", CORPS, item=ITEM)
    states = [track_of(made.picture("2021-08-01"), ITEM, party) for party in (MINISTER, CORPS)]
    assert [one.standing.state for one in states if one] == ["issued", "reply_received"]


def test_a_draft_keeps_its_literal_text_and_is_compared_with_what_was_asked_before() -> None:
    made = world()
    made.does(DAY, draft, drafting())
    picture = made.picture(DAY)
    assert picture.one(ITEM, "text_nl") == TEXT
    assert picture.one(ITEM, "text_status") == "literal"
    assert [one.earlier for one in resemblances(picture, ITEM)][:1] == [MIDDLE]


def test_an_event_concerns_the_tracks_that_it_names() -> None:
    made = world()
    made.does(DAY, draft, drafting())
    happens(made, "report", "2021-07-01", item=ITEM)
    happens(made, "verdict", "2021-08-01", item=ITEM, verdict="niet", addressees=[CORPS])
    states = [track_of(made.picture("2021-08-01"), ITEM, party) for party in (MINISTER, CORPS)]
    assert [one.standing.verdict for one in states if one] == ["", "niet"]


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"item": "report/x"}, "report/x"),
        ({"item": MIDDLE}, MIDDLE),
        ({"item_kind": "wens"}, "wens"),
        ({"text": " "}, "text"),
        ({"addressees": []}, "nobody"),
        ({"addressees": ["party/none"]}, "party/none"),
        ({"executors": ["control-room/drachten"]}, "control-room/drachten"),
        ({"report": "report/none"}, "report/none"),
        ({"criteria": ["criterion/none"]}, "criterion/none"),
        ({"event": "recommendation/x"}, "recommendation/x"),
        ({"on": "2021-06"}, "2021-06"),
        ({"on": "2021-06-02"}, "2021-06-02"),
        ({"why": None}, "why"),
        ({"stated_by": MINISTER}, "supervisor"),
    ],
    ids=str,
)
def test_a_draft_that_makes_no_sense_is_refused_and_adds_nothing(other: dict[str, Any], named: str) -> None:
    made = world()
    before = list(made.said)
    with pytest.raises(Refusal) as error:
        made.does(DAY, draft, drafting(**other))
    assert made.said == before
    assert named in error.value.in_language("en")
    assert error.value.in_language("nl") != error.value.in_language("en")


def test_a_track_names_the_events_of_which_parties_say_different_things() -> None:
    made = world()
    made.does(DAY, draft, drafting())
    found = track_of(made.picture(DAY), ITEM, CORPS)
    assert found is not None
    assert found.contested == ()
    other = {"stated_by": CORPS, "valid_from": DAY}
    made.said.append(says("follow-up-event/new-draft", "date", "2021-05-01", **other))
    found = track_of(made.picture(DAY), ITEM, CORPS)
    assert found is not None
    assert found.contested == ("follow-up-event/new-draft",)
