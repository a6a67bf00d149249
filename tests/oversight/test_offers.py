# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The loop (ex-21): what nobody knows and a verdict or the picture needs is offered as a question."""

from kamerbreed.oversight import Offer, offers
from kamerbreed.requests import Answering as Answer
from kamerbreed.requests import Making, Sending, Wish, answer, make, propose, send
from kamerbreed.vocabulary import LANGUAGES
from tests.oversight.examples import numbers_of
from tests.oversight.made import CORPS, JENV, MIDDLE, MINISTER, NEW, issued
from tests.requests.made import World
from tests.world import ROOM, says

SHOWN, UNSHOWN = "criterion/shown", "criterion/unshown"
OPEN = "question/staffing"
DAY = "2021-10-01"


def looped() -> World:
    """One criterion with valid evidence and one without, an open question, and one that has an answer."""
    made = issued(MIDDLE)
    for criterion in (SHOWN, UNSHOWN):
        made.said += [
            says(criterion, "exists", True),
            says(criterion, "text", {"nl": "Alle meldkamers nemen over", "en": "All rooms take over"}),
            says(MIDDLE, "criterion", criterion, key=criterion),
        ]
    made.said += [
        says("evidence/test", "criterion", SHOWN, key=SHOWN),
        says("evidence/test", "recommendation", MIDDLE, key=MIDDLE),
        says(OPEN, "exists", True),
        says(OPEN, "what_is_unknown", {"nl": "hoeveel centralisten er zijn"}),
        says(OPEN, "who_would_know", MINISTER, key=MINISTER),
        says("question/known", "exists", True),
        says("question/known", "who_would_know", MINISTER, key=MINISTER),
        says("question/known", "answer", {"nl": "Tien"}),
    ]
    return made


def test_ex_21_decisive_unknowns_and_what_is_missing_are_offered_for_the_next_request() -> None:
    assert numbers_of("ex-21") == {}
    found = offers(looped().picture(DAY), MINISTER, missing=[(ROOM, "workplaces")])
    assert found == (
        Offer(place=(UNSHOWN, "reported", MINISTER), why="criterion", items=(MIDDLE,)),
        Offer(place=(OPEN, "answer", ""), why="question"),
        Offer(place=(ROOM, "workplaces", ""), why="missing"),
    )
    assert offers(looped().picture(DAY), CORPS) == ()


def test_a_criterion_of_which_the_evidence_is_no_longer_valid_is_offered_again() -> None:
    world = looped()
    world.said.append(says("evidence/test", "valid_until", "2021-06-01"))
    assert [one.place[0] for one in offers(world.picture(DAY), MINISTER)][:2] == [SHOWN, UNSHOWN]


def test_of_a_track_of_another_party_nothing_is_offered() -> None:
    world = looped()
    world.said.append(says(NEW, "criterion", UNSHOWN, key=UNSHOWN))
    assert {one.place[2] for one in offers(world.picture(DAY), MINISTER)} == {MINISTER, ""}


def test_an_offer_becomes_a_question_that_the_party_answers_for_itself() -> None:
    world = looped()
    wish: Wish = propose(world.picture(DAY), UNSHOWN, "reported", MINISTER)
    assert isinstance(wish.text, dict)
    assert "Alle meldkamers nemen over" in wish.text["nl"]
    assert all("R2019-2" in wish.why[lang] for lang in LANGUAGES)  # type: ignore[index]  # in both languages
    assert wish.criterion == UNSHOWN
    request = "request/loop"
    making = Making(
        request=request,
        title="Vervolg",
        asked_by=JENV,
        addressee=MINISTER,
        questions=[wish],
        due_on="2021-12-01",
    )
    world.does(DAY, make, making)
    assert UNSHOWN not in {one.place[0] for one in offers(world.picture(DAY), MINISTER)}
    world.does(DAY, send, Sending(request=request, on=DAY))
    told = Answer(
        request=request,
        key="1",
        state="answered",
        on="2021-11-01",
        stated_by=MINISTER,
        value='"Acht van de tien"',
    )
    world.does("2021-11-01", answer, told)
    said = world.picture("2021-11-02").many(UNSHOWN, "reported")
    assert said == {MINISTER: "Acht van de tien"}
    assert UNSHOWN in {one.place[0] for one in offers(world.picture("2021-11-02"), MINISTER)}
