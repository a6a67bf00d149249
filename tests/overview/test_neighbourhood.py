# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The dependencies around a thing, and rooms beside services: the same for the same data, nothing lost."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.overview import DIRECTIONS, Neighbourhood, neighbourhood, rooms_by_services
from kamerbreed.picture import Coordinates, Picture, PictureError
from kamerbreed.vocabulary import Statement
from tests.conftest import ReferencePicture
from tests.world import COMPILER, OTHER_ROOM, ROOM, WORLD, named, says, table_with

DAY = datetime.date(2026, 11, 23)
SEEN = {"observed_on": "2026-06-01"}
NAMES = "abcdefg"


def _picture(*said: Statement, day: datetime.date = DAY, **coordinates: Any) -> Picture:
    parts = [one for name in NAMES for one in named(f"component/{name}", name)]
    return Picture(table_with([*WORLD, *parts, *said]), Coordinates(valid_at=day, **coordinates))


def _needs(dependent: str, on: str, **rest: Any) -> Statement:
    subject, target = (one if "/" in one else f"component/{one}" for one in (dependent, on))
    value = {"on": target, "strength": "stops", **rest.pop("record", {})}
    return says(subject, "depends_on", value, key=target, **{**SEEN, **rest})


def _around(*pairs: str, subject: str = "a", **options: Any) -> Neighbourhood:
    return neighbourhood(_picture(*(_needs(*pair) for pair in pairs)), f"component/{subject}", **options)


def _ids(found: Neighbourhood) -> set[str]:
    return {node.id.partition("/")[2] for node in found.nodes}


def test_depth_and_direction_choose_what_is_drawn_and_stubs_say_what_is_not() -> None:
    pairs = ["ab", "bc", "cd", "ea", "fe", "gf"]
    assert _ids(_around(*pairs, depth=2, direction="down")) == set("abc")
    assert _ids(_around(*pairs, depth=2, direction="up")) == set("aef")
    both = _around(*pairs, depth=2)
    assert _ids(both) == set("abcef")
    assert {(stub.id, stub.direction, stub.more) for stub in both.stubs} == {
        ("component/c", "down", 1),
        ("component/f", "up", 1),
    }


def test_no_more_things_are_drawn_than_asked_for_and_the_rest_is_counted() -> None:
    found = _around("ab", "ac", "ad", "ae", most=3)
    assert _ids(found) == set("abc")
    assert [(stub.id, stub.more) for stub in found.stubs] == [("component/a", 2)]


def test_a_layer_is_the_longest_path_so_that_every_line_goes_down() -> None:
    found = _around("ab", "bc", "ac", "cd", depth=5)
    assert found.layers == (("component/a",), ("component/b",), ("component/c",), ("component/d",))


def test_a_circle_is_cut_and_the_line_that_closes_it_is_marked() -> None:
    found = _around("ab", "bc", "ca", depth=5)
    assert sum(arrow.upwards for arrow in found.arrows) == 1
    assert len(found.layers) == 3


def test_lines_do_not_cross_where_the_mean_of_the_neighbours_can_prevent_it() -> None:
    found = _around("ab", "ac", "be", "cd", depth=5)
    assert found.layers[2] == ("component/e", "component/d")


PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    unique=True,
    max_size=14,
)


@given(PAIRS, st.randoms(use_true_random=False), st.sampled_from(DIRECTIONS), st.integers(1, 4))
def test_the_same_data_give_the_same_drawing_in_whatever_order_they_came(
    pairs: list[tuple[str, str]], random: Any, direction: Any, depth: int
) -> None:
    mixed = list(pairs)
    random.shuffle(mixed)
    drawings = [
        neighbourhood(
            _picture(*(_needs(*pair) for pair in some)), "component/a", depth=depth, direction=direction
        )
        for some in (pairs, mixed)
    ]
    assert drawings[0].nodes == drawings[1].nodes
    assert [(arrow.dependent, arrow.on) for arrow in drawings[0].arrows] == [
        (arrow.dependent, arrow.on) for arrow in drawings[1].arrows
    ]


@given(PAIRS, st.sampled_from(DIRECTIONS), st.integers(1, 4), st.integers(1, 7))
def test_the_drawing_is_whole_and_the_table_shows_what_the_drawing_shows(
    pairs: list[tuple[str, str]], direction: Any, depth: int, most: int
) -> None:
    found = _around(*(one + other for one, other in pairs), direction=direction, depth=depth, most=most)
    ids = _ids(found)
    assert {(arrow.dependent[-1], arrow.on[-1]) for arrow in found.arrows} == {
        (one, other) for one, other in pairs if one in ids and other in ids
    }
    layer = {node.id: node.layer for node in found.nodes}
    assert all((layer[arrow.dependent] < layer[arrow.on]) != arrow.upwards for arrow in found.arrows)
    assert sorted(one for row in found.layers for one in row) == sorted(node.id for node in found.nodes)
    assert {branch.id[-1] for branch in found.tree} == ids
    for branch, following in zip(found.tree, found.tree[1:], strict=False):
        assert following.level <= branch.level + 1
    for way in {branch.direction for branch in found.tree}:
        opened = [
            branch.id
            for branch, following in zip(found.tree, found.tree[1:], strict=False)
            if branch.direction == way and following.level > branch.level
        ]
        assert len(opened) == len(set(opened))


def test_what_was_opened_above_is_not_opened_again_and_says_so() -> None:
    found = _around("ab", "ac", "bd", "cd", "de", depth=4, direction="down")
    lines = [(branch.level, branch.id[-1], branch.repeated) for branch in found.tree]
    assert lines == [
        (0, "a", False),
        (1, "b", False),
        (2, "d", False),
        (3, "e", False),
        (1, "c", False),
        (2, "d", True),
    ]


@pytest.mark.parametrize(
    ("rest", "standing"),
    [
        ({}, "known"),
        ({"basis": "derived"}, "derived"),
        ({"basis": "assumed"}, "assumed"),
        ({"observed_on": "2026"}, "uncertain"),
    ],
)
def test_a_line_shows_on_what_ground_it_stands(rest: dict[str, str], standing: str) -> None:
    found = neighbourhood(_picture(_needs("a", "b", **rest)), "component/a")
    assert [arrow.standing for arrow in found.arrows] == [standing]
    assert all(arrow.rows for arrow in found.arrows)


def test_before_it_was_seen_a_dependency_is_not_drawn_but_counted_and_terugrekenen_dots_it() -> None:
    day = datetime.date(2019, 6, 1)
    past = neighbourhood(_picture(_needs("a", "b"), day=day), "component/a")
    assert (past.arrows, past.not_now) == ((), 1)
    back = neighbourhood(_picture(_needs("a", "b"), day=day, assume_backwards=True), "component/a")
    assert [(arrow.standing, arrow.backwards) for arrow in back.arrows] == [("assumed", True)]
    assert back.not_now == 0


def test_a_redundancy_group_is_drawn_with_its_members_and_numbers() -> None:
    group = says("component/a", "redundancy_group", {"needed": 1, "of": 2}, key="g", **SEEN)
    said = [_needs("a", one, record={"group": "g"}) for one in "bc"]
    found = neighbourhood(_picture(*said, group), "component/a")
    assert [(one.dependent, one.needed, one.of, one.members) for one in found.reserves] == [
        ("component/a", 1, 2, ("component/b", "component/c"))
    ]
    unknown = neighbourhood(_picture(*said), "component/a")
    assert [(one.needed, one.of) for one in unknown.reserves] == [(None, None)]


def test_nothing_is_drawn_around_what_nothing_tells_of() -> None:
    with pytest.raises(PictureError):
        neighbourhood(_picture(), "component/never-heard-of")


def test_the_platform_of_112_has_the_neighbours_of_the_public_facts(
    reference_picture: ReferencePicture,
) -> None:
    found = neighbourhood(reference_picture(DAY), "component/112-platform", depth=1)
    assert {node.id for node in found.nodes} == {
        "component/112-platform",
        "component/kpn-routing",
        "control-room/driebergen-112",
        "service/ecall",
        "service/text-relay",
    }


def test_templates_are_drawn_per_room_only_if_asked_for(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(DAY)
    plain = neighbourhood(picture, ROOM, depth=3)
    asked = neighbourhood(picture, ROOM, depth=3, templates=True)
    assert len(plain.nodes) == 1
    assert any(node.id == "component/room-power@drachten" for node in asked.nodes)
    assert all(arrow.template for arrow in asked.arrows if "@" in arrow.dependent + arrow.on)


# --- rooms beside services ------------------------------------------------------------------------

SERVICES = (*named("service/x", "Aanname"), *named("service/y", "Alarmering"))


def test_a_pair_of_which_nothing_is_known_is_there_and_empty() -> None:
    found = rooms_by_services(_picture(*SERVICES, _needs("service/x", "a"), _needs("a", ROOM)))
    assert len(found.pairs) == len(found.rooms) * len(found.services) == 4
    pair = found.pairs[ROOM, "service/x"]
    assert (pair.relation, pair.standing, pair.strength, pair.steps) == (
        "service_needs_room",
        "known",
        "stops",
        2,
    )
    assert found.pairs[OTHER_ROOM, "service/x"].relation == ""
    assert found.told == 1


def test_the_most_solid_way_is_told_even_if_another_is_shorter() -> None:
    said = [
        _needs("service/x", ROOM, basis="derived"),
        _needs("service/x", "a"),
        _needs("a", ROOM, record={"strength": "degrades"}),
    ]
    pair = rooms_by_services(_picture(*SERVICES, *said)).pairs[ROOM, "service/x"]
    assert (pair.standing, pair.steps, pair.strength) == ("known", 2, "degrades")
    assert len(pair.rows) == 2


def test_an_assumed_dependency_joins_no_room_to_a_service_unless_switched_on() -> None:
    picture = _picture(*SERVICES, _needs(ROOM, "service/x", basis="assumed", stated_by=COMPILER))
    assert rooms_by_services(picture).pairs[ROOM, "service/x"].relation == ""
    pair = rooms_by_services(picture, assumptions=True).pairs[ROOM, "service/x"]
    assert (pair.relation, pair.standing) == ("room_needs_service", "assumed")


def test_the_general_model_tells_of_rooms_only_as_a_template(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(DAY)
    plain, asked = rooms_by_services(picture), rooms_by_services(picture, templates=True)
    assert plain.pairs[ROOM, "service/dispatch-fire"].standing == ""
    assert asked.pairs[ROOM, "service/dispatch-fire"].standing == "template"
    assert plain.told == asked.told
    assert plain.pairs["control-room/driebergen-112", "service/112-answering"].standing == "known"
