# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the follow-up sets a party is due on its day, for whom it concerns, and until it was done."""

import datetime

from kamerbreed.notices import due_of_all, due_of_followup, due_of_requests
from kamerbreed.requests import Appraising, Extending, Noting, Sending, appraise, extend, note_outcome, send
from kamerbreed.vocabulary import Statement
from tests.oversight.made import JENV, MIDDLE, MINISTER, POLICE, happens, issued, told_hearing
from tests.requests.made import ASKED, INSPECTION, REQUEST, World, asked
from tests.world import LMS, says

Day = datetime.date.fromisoformat


def due(world: World, day: str, party: str) -> list[tuple[str, str]]:
    return [(one.key, one.day.isoformat()) for one in due_of_followup(world.picture(day), party)]


def test_a_suspension_ends_for_the_supervisor_and_the_addressee() -> None:
    world = issued()
    happens(world, "suspension", "2021-10-01", suspended_until="2022-03-01")
    expected = [(f"suspension:{MINISTER}", "2022-03-01")]
    assert due(world, "2021-11-01", JENV) == due(world, "2021-11-01", MINISTER) == expected
    assert due(world, "2021-11-01", POLICE) == []
    assert due(world, "2021-09-30", JENV) == []
    (one,) = due_of_followup(world.picture("2021-11-01"), JENV)
    assert (one.thing, "R2019-2" in one.text.nl, "R2019-2" in one.text.en) == (MIDDLE, True, True)


def request() -> World:
    world = asked()
    world.does("2026-01-05", send, Sending(request=REQUEST, on="2026-01-05"))
    return world


def test_the_own_term_runs_from_each_reply_until_it_was_appraised() -> None:
    world = request()
    for key, on in (("1", "2026-01-10"), ("2", "2026-01-10"), ("3", "2026-01-20")):
        noting = Noting(request=REQUEST, key=key, state="nobody_knows", on=on, stated_by=LMS)
        world.does(on, note_outcome, noting)
    expected = [("appraisal:2026-01-10", "2026-03-11"), ("appraisal:2026-01-20", "2026-03-21")]
    assert due(world, "2026-02-01", INSPECTION) == expected
    assert due(world, "2026-02-01", LMS) == []
    text = due_of_followup(world.picture("2026-02-01"), INSPECTION)[0].text
    assert text.nl.startswith("Eigen termijn: 2 antwoorden")
    world.does("2026-02-02", appraise, Appraising(request=REQUEST, on="2026-02-02", keys=["1", "2"]))
    assert due(world, "2026-02-03", INSPECTION) == expected[1:]


def test_more_time_moves_the_day_of_the_same_thing_that_is_due() -> None:
    world = request()
    extending = Extending(request=REQUEST, granted_on="2026-01-06", until="2026-03-01", reason="Verlof")
    world.does("2026-01-06", extend, extending)
    before, after = (due_of_requests(world.picture(day), LMS) for day in ("2026-01-05", "2026-01-06"))
    assert [one.key for one in before] == [one.key for one in after]
    assert ({one.day for one in before}, {one.day for one in after}) == (
        {Day("2026-02-01")},
        {Day("2026-03-01")},
    )


def test_a_hearing_and_a_commitment_are_due_until_they_were_answered_or_kept() -> None:
    world = issued()
    world.said += [
        one for one in told_hearing("hearing/k", [MIDDLE], "niet", "") if one.property != "closed_on"
    ]
    promise: list[Statement] = [
        says("commitment/c", "exists", True),
        says("commitment/c", "made_by", MINISTER, key=MINISTER),
        says("commitment/c", "target", {"told_on": "2021-09-01", "target": "2022-01-01"}, key="1"),
    ]
    world.said += promise
    keys = [("hearing", "2000-01-01"), ("commitment", "2022-01-01")]
    assert due(world, "2021-11-01", MINISTER) == keys
    assert due(world, "2021-11-01", JENV) == keys[:1]
    world.said.append(says("commitment/c", "kept_on", "2021-12-01"))
    assert due(world, "2021-12-02", MINISTER) == keys[:1]


def test_all_that_is_due_is_due_once() -> None:
    picture = request().picture("2026-01-06")
    assert due_of_all(picture, LMS) == due_of_requests(picture, LMS)
    assert len(due_of_all(picture, LMS)) == len(ASKED)
