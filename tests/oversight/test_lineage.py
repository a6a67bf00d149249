# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A matter keeps its age when it is asked anew; else each new report would make it young again."""

import datetime
import graphlib
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kamerbreed.oversight import (
    LINKS,
    Linking,
    Settling,
    lineage,
    link,
    links,
    resemblances,
    settle,
    text_difference,
)
from kamerbreed.picture import Picture, Refusal
from kamerbreed.vocabulary import Statement
from tests.oversight.made import JENV, LETTER, MIDDLE, MINISTER, NEW, OLD, happens, heard, standing, world
from tests.requests.made import World
from tests.world import says

DAY = "2021-07-01"


def linking(later: str, earlier: str, kind: str = "sharpens") -> Linking:
    return Linking(later=later, earlier=earlier, kind=kind, stated_by=JENV)


def linked() -> World:
    made = world()
    made.does(DAY, link, linking(MIDDLE, OLD))
    made.does(DAY, link, linking(NEW, MIDDLE, "repeats"))
    return made


def refused(made: World, intent: Linking, *names: str) -> None:
    before = list(made.said)
    with pytest.raises(Refusal) as error:
        made.does(DAY, link, intent)
    assert made.said == before
    assert [name for name in names if name not in error.value.in_language("nl")] == []


def ages(picture: Picture, item: str) -> dict[tuple[str, str], tuple[str, str, int]]:
    return {
        (age.of, age.by): (age.item, age.since.isoformat(), age.days) for age in lineage(picture, item).ages
    }


def test_ex_01_the_line_of_three_reports() -> None:
    made = linked()
    happens(made, "report", "2015-03-27", item=OLD)
    happens(
        made,
        "closure",
        "2019-09-06",
        item=OLD,
        closure_ground="superseded",
        letter=LETTER,
        verdict="niet",
        hearings=heard(made, "niet", "2019-09-06", item=OLD),
    )
    found = lineage(made.picture(DAY), NEW)
    assert (found.depth, found.roots, found.circular) == (3, (OLD,), False)
    assert ages(made.picture(DAY), MIDDLE)["item", "publication"] == (MIDDLE, "2019-09-06", 664)
    root = ages(made.picture(DAY), NEW)["root", "publication"]
    assert root == (OLD, "2015-03-27", 2288)
    closed = standing(made, DAY, OLD)
    assert (closed.state, closed.ground, closed.verdict) == ("closed", "superseded", "niet")


def test_age_is_told_by_receipt_and_by_publication_and_what_is_not_known_is_left_out() -> None:
    made = linked()
    assert ages(made.picture(DAY), MIDDLE) == {
        ("item", "receipt"): (MIDDLE, "2019-07-11", 721),
        ("root", "receipt"): (OLD, "2015-03-20", 2295),
        ("item", "publication"): (MIDDLE, "2019-09-06", 664),
        ("root", "publication"): (OLD, "2015-03-27", 2288),
    }
    assert ("item", "receipt") not in ages(made.picture(DAY), NEW)
    assert ages(made.picture("2019-08-01"), MIDDLE)["item", "receipt"] == (MIDDLE, "2019-07-11", 21)
    assert ("item", "publication") not in ages(made.picture("2019-08-01"), MIDDLE)


def test_ex_02_a_new_item_that_resembles_an_older_one_is_asked_about_and_a_person_answers() -> None:
    made = world()
    found = resemblances(made.picture(DAY), MIDDLE)
    assert [(one.earlier, one.literal) for one in found] == [(OLD, False)]
    assert 0.5 <= found[0].share < 1
    assert resemblances(made.picture(DAY), OLD) == ()
    assert resemblances(made.picture(DAY), NEW) == ()
    answer = Settling(later=MIDDLE, earlier=OLD, repeats=True, stated_by=JENV)
    confirmed = made.picture(DAY), settle(made.picture(DAY), answer)
    assert [(one.property, one.key) for one in confirmed[1]] == [("repeats", OLD)]
    made.does(DAY, settle, Settling(later=MIDDLE, earlier=OLD, repeats=False, stated_by=JENV))
    assert resemblances(made.picture(DAY), MIDDLE) == ()
    assert lineage(made.picture(DAY), MIDDLE).earlier == ()


def test_a_line_never_becomes_a_circle_and_links_only_what_can_be_linked() -> None:
    made = linked()
    refused(made, linking(OLD, NEW), OLD, NEW)
    refused(made, linking(OLD, OLD), OLD)
    refused(made, linking(MIDDLE, OLD), MIDDLE, OLD)
    refused(made, linking(MIDDLE, OLD, "resembles"), "sharpens")
    refused(made, linking(MIDDLE, "recommendation/none"), "recommendation/none")
    refused(made, linking(MIDDLE, "report/r2015"), "report/r2015")
    refused(world(), linking(OLD, MIDDLE), "2019-07-11", "2015-03-20")
    twin = [
        says("recommendation/twin", "exists", True),
        says("recommendation/twin", "report", "report/r2015"),
    ]
    refused(world(*twin), linking("recommendation/twin", OLD), "report/r2015")


def test_the_depth_of_a_line_of_many_ways_is_that_of_the_longest() -> None:
    """Forty steps with two ways each are a million million ways; they are not walked one by one."""
    steps = [[f"recommendation/s{number}-{side}" for side in "ab"] for number in range(40)]
    made = []
    for below, above in itertools.pairwise(steps):
        made += [says(one, "merges", other, key=other) for one in below for other in above]
    made.append(says(steps[0][0], "merges", steps[-1][0], key=steps[-1][0]))
    found = lineage(world(*made).picture(DAY), steps[0][0])
    assert (found.depth, found.roots, found.circular) == (40, tuple(steps[-1]), False)


def test_a_circle_that_came_in_by_another_way_is_named_and_does_not_hang() -> None:
    made = world(says(OLD, "repeats", NEW, key=NEW), says(NEW, "repeats", OLD, key=OLD))
    found = lineage(made.picture(DAY), NEW)
    assert found.circular
    assert found.depth == 0


def test_the_difference_of_texts_says_whether_it_compares_literal_ones() -> None:
    made = world()
    found = text_difference(made.picture(DAY), OLD, MIDDLE)
    assert found is not None
    assert found.literal is False
    assert ("+", "alle") in found.parts
    assert ("+", "volledig") in found.parts
    literal = world(says(OLD, "text_nl", "Doe dit"), says(MIDDLE, "text_nl", "Doe dit nu"))
    found = text_difference(literal.picture(DAY), OLD, MIDDLE)
    assert found is not None
    assert (found.parts, found.literal) == ((("=", "Doe dit"), ("+", "nu")), True)
    other = world(says("recommendation/other", "text", {"en": "Do this"}))
    assert text_difference(other.picture(DAY), OLD, "recommendation/other") is None


def test_where_only_reports_hang_together_the_line_is_told_as_a_set() -> None:
    made = world(says("report/r2019", "sharpens", "report/r2015", key="report/r2015"))
    found = lineage(made.picture(DAY), MIDDLE)
    assert (found.earlier, found.as_a_set) == ((), ("report/r2015",))


ITEMS = [f"recommendation/i{number}" for number in range(6)]


def _items(days: list[datetime.date]) -> list[Statement]:
    made = []
    for item, day in zip(ITEMS, days, strict=True):
        report = f"report/{item.partition('/')[2]}"
        made += [
            says(item, "exists", True),
            says(item, "report", report),
            says(item, "addressee", MINISTER, key=MINISTER),
            says(report, "exists", True),
            says(report, "published_on", day.isoformat()),
        ]
    return made


@settings(max_examples=25, deadline=None)
@given(
    days=some.lists(some.dates(datetime.date(2015, 1, 1), datetime.date(2021, 1, 1)), min_size=6, max_size=6),
    tries=some.lists(
        some.tuples(some.sampled_from(ITEMS), some.sampled_from(ITEMS), some.sampled_from(LINKS)),
        max_size=12,
    ),
)
def test_whatever_is_tried_the_line_has_no_circle_and_age_never_shrinks(
    days: list[datetime.date], tries: list[tuple[str, str, str]]
) -> None:
    made = world(*_items(days))
    before: dict[str, int] = dict.fromkeys(ITEMS, 0)
    for later, earlier, kind in tries:
        held = list(made.said)
        try:
            made.does(DAY, link, linking(later, earlier, kind))
        except Refusal:
            assert made.said == held
        picture = made.picture(DAY)
        sorter: graphlib.TopologicalSorter[str] = graphlib.TopologicalSorter()
        for one in links(picture):
            sorter.add(one.later, one.earlier)
        sorter.prepare()  # raises CycleError if there is a circle
        for item in ITEMS:
            told = ages(picture, item)
            age, own = told["root", "publication"][2], told["item", "publication"][2]
            assert age >= max(before[item], own)
            before[item] = age
