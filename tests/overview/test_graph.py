# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The dependencies made from columns are those told fact by fact: none more, none less, none otherwise."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.overview import _graph
from kamerbreed.overview._links import links_of
from kamerbreed.picture import DEPENDENTS, Coordinates, Edge, Picture
from kamerbreed.vocabulary import Statement
from tests.conftest import ReferencePicture
from tests.world import CBS, COMPILER, LMS, ROOM, WORLD, name_of, named, says, table_with

PARTS = ("component/a", "component/b", "component/c", "service/x", ROOM)
DAYS = (None, "2019", "2021-07", "2026-06-01")


def _same(picture: Picture) -> None:
    """Compare every list of the graph with what each thing says by itself."""
    there = [thing.id for kind in DEPENDENTS for thing in picture.things(kind)]
    slow = [link for thing in there for link in links_of(picture, thing)]
    told = []
    for link in slow:
        edge = Edge(dependent=link.dependent, on=link.on, strength=link.strength, solid=link.solid)
        told += [(link, made) for made in picture.templates.expand(edge)]
    _same_lists(_graph.graph(picture), slow)
    for thing in PARTS:
        facts = picture.members(thing, "depends_on").values()
        silent = sum(fact.value is None and not fact.possible and not fact.non_value for fact in facts)
        assert _graph.graph(picture).silent(thing) == silent
    whole = _graph.graph(picture, templates=True)
    assert [(one.dependent, one.on, one.key, one.template, one.rows) for one in whole.all()] == [
        (made.dependent, made.on, link.key, made.template, link.rows) for link, made in told
    ]
    _same_lists(whole, whole.all())


def _same_lists(whole: _graph.Graph, expected: Any) -> None:
    assert list(whole.all()) == list(expected)
    for thing in {end for link in expected for end in (link.dependent, link.on)} | set(PARTS):
        needs = sorted((one for one in expected if one.dependent == thing), key=lambda one: (one.on, one.key))
        users = sorted((one for one in expected if one.on == thing), key=lambda one: (one.dependent, one.key))
        assert list(whole.needs(thing)) == needs
        assert list(whole.users(thing)) == users
        assert whole.dependents(thing) == {one.dependent for one in users}


@st.composite
def _said(draw: st.DrawFn) -> Statement:
    subject, on = draw(st.sampled_from(PARTS)), draw(st.sampled_from(PARTS[:3]))
    rest: dict[str, Any] = {
        "basis": draw(st.sampled_from(("documented", "stated", "derived", "assumed"))),
        "stated_by": draw(st.sampled_from((LMS, CBS, COMPILER))),
        draw(st.sampled_from(("observed_on", "valid_from"))): draw(st.sampled_from(DAYS)) or "",
    }
    name = draw(
        st.sampled_from(("depends_on", "depends_on", "dependency_strength", "redundancy_group", "exists"))
    )
    if name == "exists":
        return says(subject, name, draw(st.sampled_from((True, False, "planned"))), **rest)
    if name == "redundancy_group":
        return says(subject, name, {"needed": 1, "of": draw(st.integers(1, 2))}, key="g", **rest)
    key = draw(st.sampled_from((on, on, "component/c")))
    strength = draw(st.sampled_from(("", "stops", "degrades")))
    if name == "dependency_strength":
        return says(subject, name, strength or "stops", key=key, **rest)
    record = {"on": on, **({"strength": strength} if strength else {})}
    return says(subject, name, {**record, **draw(st.sampled_from(({}, {"group": "g"})))}, key=key, **rest)


@settings(max_examples=80)
@given(
    st.lists(_said(), max_size=12, unique_by=name_of),
    st.sampled_from((datetime.date(2019, 6, 1), datetime.date(2021, 7, 10), datetime.date(2026, 11, 23))),
    st.booleans(),
    st.booleans(),
)
def test_the_graph_of_any_statements_is_that_told_fact_by_fact(
    said: list[Statement], day: datetime.date, backwards: bool, per_room: bool
) -> None:
    things = [one for name in PARTS[:4] for one in named(name, name[-1])]
    more = [says("component/a", "replicated_per", "room")] if per_room else []
    room = says(ROOM, "type", "regional")
    at = Coordinates(valid_at=day, assume_backwards=backwards)
    _same(Picture(table_with([*WORLD, *things, room, *more, *said]), at))


@pytest.mark.parametrize("day", [(2015, 6, 1), (2019, 6, 24), (2021, 7, 1), (2026, 11, 23)])
@pytest.mark.parametrize("backwards", [False, True])
def test_the_graph_of_the_real_data_is_that_told_fact_by_fact(
    reference_picture: ReferencePicture, day: tuple[int, int, int], backwards: bool
) -> None:
    _same(reference_picture(datetime.date(*day), assume_backwards=backwards))


def test_a_look_at_one_thing_makes_no_link_of_another(
    reference_picture: ReferencePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of thousands of links would otherwise be made to draw twenty."""
    made: list[str] = []
    link_from = _graph.link_from
    monkeypatch.setattr(
        _graph, "link_from", lambda *args, **rest: made.append(rest["dependent"]) or link_from(*args, **rest)
    )
    whole = _graph.graph(reference_picture(datetime.date(2026, 11, 23)))
    whole.needs("service/ecall")
    assert set(made) <= {"service/ecall"}
