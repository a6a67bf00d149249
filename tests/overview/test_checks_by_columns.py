# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The checks, made by columns, find what is found when every thing is judged by itself."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.overview import Judged, Parameters, checks, findings_on, run_checks
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import BASES, Statement, canonical, checked
from tests.conftest import ReferencePicture
from tests.overview import slow_checks
from tests.overview.test_checks import CASES, PARTS
from tests.picture.test_column import DATES, at_two_times, on_few_properties
from tests.picture.test_picture_properties import coordinates
from tests.world import CBS, COMPILER, LMS, OTHER_ROOM, REGION, ROOM, WORLD, name_of, says, table_with

DAY = datetime.date(2026, 11, 23)
PARAMETERS = (
    Parameters(),
    Parameters(assumptions=True),
    Parameters(critical_components=0, statements_of_undated=1),
    Parameters(critical_components=0, statements_of_undated=2, assumptions=True),
)


def _same(picture: Picture, parameters: Parameters) -> None:
    """Compare every check with what the slow way judges: each outcome, in the same order, told alike."""
    for result in run_checks(picture, parameters):
        slow: dict[str, list[Judged]] = {name: [] for name in ("finding", "unknown", "fine", "left_out")}
        for judged in slow_checks.JUDGES[result.check.id](picture, parameters):
            slow[judged.outcome].append(judged)
        assert list(result.findings) == slow["finding"], result.check.id
        assert list(result.unknown) == slow["unknown"], result.check.id
        counted = sum(len(slow[name]) for name in ("finding", "unknown", "fine"))
        assert (result.of, result.left_out) == (counted, len(slow["left_out"])), result.check.id
        assert result.assumed == sum(one.assumed for one in slow["finding"])


def test_every_check_is_judged_in_both_ways() -> None:
    assert set(slow_checks.JUDGES) == set(checks())


@pytest.mark.parametrize("parameters", PARAMETERS)
@pytest.mark.parametrize(
    ("valid_at", "more"),
    [
        (DAY, {}),
        (datetime.date(2021, 7, 1), {"known_at": datetime.date(2021, 7, 1)}),
        (datetime.date(2019, 6, 24), {"known_at": datetime.date(2019, 6, 24)}),
        (datetime.date(2015, 6, 1), {"assume_backwards": True}),
    ],
)
def test_the_checks_of_the_real_data_find_what_is_found_thing_by_thing(
    reference_picture: ReferencePicture,
    valid_at: datetime.date,
    more: dict[str, Any],
    parameters: Parameters,
) -> None:
    _same(reference_picture(valid_at, **more), parameters)


def _all_cases() -> Iterator[Statement]:
    """What all cases say together, once each."""
    found = {name_of(one): one for _, _, said, _ in CASES for one in said}
    yield from found.values()


@pytest.mark.parametrize("parameters", PARAMETERS)
def test_a_world_of_all_cases_at_once_is_judged_as_thing_by_thing(parameters: Parameters) -> None:
    for day in (DAY, datetime.date(2026, 6, 1), datetime.date(2020, 1, 1)):
        table = table_with([*WORLD, *PARTS, *_all_cases()])
        _same(Picture(table, Coordinates(valid_at=day)), parameters)


# --- made-up worlds -------------------------------------------------------------------------------

ROOMS = (ROOM, OTHER_ROOM)
COMPONENTS = tuple(f"component/{name}" for name in ("a", "b", "c", "model", "per-room"))
SERVICES = ("service/one", "service/two")
THINGS = (*ROOMS, *COMPONENTS, *SERVICES)
PARTIES = (LMS, CBS)
DAYS = st.sampled_from(["", "", *DATES, "2025-11-22", "2026"])
STRENGTHS = ("stops", "stops", "degrades", "inconveniences", "")


@st.composite
def _value(draw: st.DrawFn) -> tuple[str, str, str, object]:
    """A thing, a property, a key and a value such as checks look at."""
    thing, part, party = (draw(st.sampled_from(some)) for some in (THINGS, COMPONENTS, PARTIES))
    room, service = draw(st.sampled_from(ROOMS)), draw(st.sampled_from(SERVICES))
    on = draw(st.sampled_from((*THINGS, "component/nowhere")))
    record = {"on": on, "strength": draw(st.sampled_from(STRENGTHS))}
    record |= {name: draw(st.sampled_from(["", "", "", "x"])) for name in ("group", "redundancy")}
    dependency = {name: text for name, text in record.items() if text}
    day = draw(st.sampled_from([*DATES, "2025-11-22", "2021/2026"]))
    return draw(
        st.sampled_from(
            [
                *[(thing, "depends_on", on, dependency)] * 6,
                (thing, "depends_on", draw(st.sampled_from(["k", "l"])), dependency),
                (thing, "dependency_strength", on, "degrades"),
                *[(thing, "exists", "", draw(st.sampled_from([True, True, False, "planned"])))] * 3,
                (part, "end_of_life", "", day.partition("/")[0]),
                (part, "planned_for", "", day),
                (part, "in_operation_since", "", day.partition("/")[0]),
                (part, "last_tested", "", day.partition("/")[0]),
                (part, "operational_state", "", draw(st.sampled_from(["in_operation", "not_in_operation"]))),
                *[(part, name, party, party) for name in ("owner", "operator", "supplier", "keeper")],
                (service, "owner", party, party),
                ("component/per-room", "replicated_per", "", "room"),
                ("component/model", "stands_for", "", "room"),
                (room, "type", "", "regional"),
                (room, "operational_state", "", "in_operation"),
                (room, "fallback_room", "", draw(st.sampled_from(ROOMS))),
                (room, "staff", "", draw(st.sampled_from([8, 9]))),
                (room, "minimum_staffing", "", 3),
                (room, "last_tested", "", day.partition("/")[0]),
                (REGION, "served_by", "", room),
                (REGION, "designated_room", "", draw(st.sampled_from(ROOMS))),
                ("takeover/x", "exists", "", True),
                ("takeover/x", "type", "takeover", "takeover"),
                ("takeover/x", "room", "", room),
                ("takeover/x", "taken_over_by", "", draw(st.sampled_from(ROOMS))),
                ("takeover/x", "last_tested", "", day.partition("/")[0]),
                ("exercise/x", "exists", "", True),
                ("exercise/x", "held_on", "", day.partition("/")[0]),
                ("exercise/x", "tests", "takeover/x", "takeover/x"),
                ("contract/x", "exists", "", True),
                ("contract/x", "supplier", "", party),
                ("contract/x", "covers", part, part),
                ("figure/x", "value", "", draw(st.sampled_from([1, 2]))),
            ]
        )
    )


@st.composite
def _said(draw: st.DrawFn) -> Statement:
    """A statement of something at which a check looks, on any ground, at any time."""
    subject, name, key, value = draw(_value())
    reason = draw(st.sampled_from(["", "", "", "", "", "unknown", "not_applicable"]))
    begin, seen, end = (draw(DAYS) for _ in range(3))
    if end and (begin >= end[: len(begin)] or seen >= end[: len(seen)]):
        end = ""
    return checked(
        Statement(
            subject=subject,
            property=name,
            key=key,
            value=None if reason else canonical(value),
            non_value=reason,
            note="geen" if reason else "",
            basis=draw(st.sampled_from([basis for basis in BASES if basis != "documented"])),
            stated_by=draw(st.sampled_from([LMS, CBS, COMPILER])),
            sources=draw(st.sampled_from([(), (), ("source/2019",), ("source/undated",)])),
            valid_from=begin,
            observed_on=seen,
            valid_to=end if draw(st.integers(0, 3)) == 0 else "",
        )
    )


def _certain(said: Sequence[Statement]) -> list[Statement]:
    """The same without dates, so that more of it stands and more hangs together."""
    return [
        Statement(
            subject=one.subject,
            property=one.property,
            key=one.key,
            value=one.value,
            basis=one.basis,
            stated_by=one.stated_by,
            sources=one.sources,
        )
        for one in said
        if one.value is not None
    ]


@settings(max_examples=300)
@given(
    st.lists(_said(), min_size=1, max_size=30, unique_by=name_of),
    coordinates(),
    st.sampled_from(PARAMETERS),
    st.booleans(),
)
def test_any_world_is_judged_as_thing_by_thing(said, at, parameters, plain) -> None:
    there = [says(thing, "exists", True, stated_by=COMPILER) for thing in (*SERVICES, *COMPONENTS[:3])]
    made = _certain(said) if plain else said
    unique = list({name_of(one): one for one in [*WORLD, *there, *made]}.values())
    _same(Picture(table_with(unique), at), parameters)


@st.composite
def _need(draw: st.DrawFn) -> Statement:
    """A dependency in a thick web: mostly it stops, mostly it is certain."""
    thing, on = draw(st.sampled_from(THINGS)), draw(st.sampled_from(THINGS))
    record = {"on": on, "strength": draw(st.sampled_from(("stops", "stops", "stops", *STRENGTHS)))}
    record |= {name: draw(st.sampled_from([""] * 9 + ["x"])) for name in ("group", "redundancy")}
    return says(
        thing,
        "depends_on",
        {name: text for name, text in record.items() if text},
        key=draw(st.sampled_from([on, on, on, "k"])),
        observed_on=draw(st.sampled_from(["2015", "2015", "2015", "", "2021"])),
        basis=draw(st.sampled_from(["stated", "stated", "measured", "derived", "assumed"])),
        stated_by=draw(st.sampled_from([LMS, CBS])),
    )


WEB = (
    *(says(thing, "exists", True, stated_by=COMPILER) for thing in (*SERVICES, *COMPONENTS)),
    *(says(room, "type", "regional") for room in ROOMS),
    *(says(room, "operational_state", "in_operation") for room in ROOMS),
    *(says(part, "supplier", LMS, key=LMS, observed_on="2010") for part in COMPONENTS[1:]),
    says("contract/y", "exists", True),
    says("contract/y", "supplier", LMS),
    *(says("contract/y", "covers", part, key=part) for part in COMPONENTS[:2]),
    says(COMPONENTS[4], "replicated_per", "room"),
)


@settings(max_examples=200)
@given(
    st.lists(_need(), min_size=5, max_size=30, unique_by=name_of),
    st.lists(_said(), max_size=6, unique_by=name_of),
    coordinates(),
    st.sampled_from(PARAMETERS),
    st.booleans(),
)
def test_a_thick_web_of_dependencies_is_judged_as_thing_by_thing(needs, said, at, parameters, model) -> None:
    stands = [says(COMPONENTS[3], "stands_for", "room")] if model else []
    unique = list({name_of(one): one for one in [*WORLD, *WEB, *stands, *needs, *said]}.values())
    _same(Picture(table_with(unique), at), parameters)


@settings(max_examples=60)
@given(st.lists(on_few_properties(), max_size=8, unique_by=name_of), coordinates(), st.booleans())
def test_where_parties_say_much_of_little_it_is_judged_as_thing_by_thing(said, at, twice) -> None:
    _same(Picture(at_two_times(said) if twice else table_with([*WORLD, *said]), at), Parameters())


def test_findings_are_told_only_where_somebody_reads_them(
    reference_picture: ReferencePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check of a whole country may find fifty thousand things; a page shows fifty."""
    picture = reference_picture(DAY)
    results = run_checks(picture)
    asked: list[str] = []
    fact = Picture.fact

    def counted(of: Picture, subject: str, name: str, key: str = "") -> Any:
        asked.append(subject)
        return fact(of, subject, name, key)

    monkeypatch.setattr(Picture, "fact", counted)
    one = next(result for result in results if result.check.id == "dependency-one-sided")
    assert len(one.findings) > 50
    assert asked == []
    shown = one.findings[10:12]
    assert set(asked) == {judged.subject for judged in shown}


def test_findings_on_a_thing_are_those_of_all_findings(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(DAY)
    results = run_checks(picture)
    every = [(one.check.id, judged) for one in results for judged in one.findings]
    for subject in sorted({judged.subject for _, judged in every})[::5]:
        found = [(check.id, judged) for check, judged in findings_on(picture, results, subject)]
        assert found == [pair for pair in every if pair[1].subject == subject]
    assert findings_on(picture, results, "component/nobody-knows-this") == []
