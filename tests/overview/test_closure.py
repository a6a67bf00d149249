# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What fails if this fails: against every way in which the unknown may turn out, and closed forms."""

import datetime
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.overview import Consequences, impact_document, what_fails
from kamerbreed.picture import Coordinates, Picture, PictureError
from kamerbreed.vocabulary import Statement
from tests import facts
from tests.conftest import ReferencePicture
from tests.world import COMPILER, OTHER_ROOM, REGION, ROOM, WORLD, named, says, table_with

DAY = datetime.date(2026, 11, 23)
SEEN = {"observed_on": "2026-06-01"}
ASSUMED = {"basis": "assumed", "stated_by": COMPILER}


def _picture(*said: Statement, things: Iterable[str] = "abcdef") -> Picture:
    parts = [one for name in things for one in named(f"component/{name}", name)]
    return Picture(table_with([*WORLD, *parts, *said]), Coordinates(valid_at=DAY))


def _needs(dependent: str, on: str, *, strength: str = "stops", group: str = "", **rest: Any) -> Statement:
    subject, target = (one if "/" in one else f"component/{one}" for one in (dependent, on))
    value = {
        "on": target,
        **({"strength": strength} if strength else {}),
        **({"group": group} if group else {}),
    }
    return says(subject, "depends_on", value, key=target, **{**SEEN, **rest})


def _group(dependent: str, needed: int, of: int, **rest: Any) -> Statement:
    return says(
        f"component/{dependent}",
        "redundancy_group",
        {"needed": needed, "of": of},
        key="g",
        **{**SEEN, **rest},
    )


def _names(found: Consequences, *, certain: bool) -> set[str]:
    return {hit.subject.partition("/")[2] for hit in found.things if hit.certain is certain}


def _fails(*said: Statement, subject: str = "component/a", **options: Any) -> Consequences:
    return what_fails(_picture(*said), subject, **options)


# --- every way in which the unknown may turn out --------------------------------------------------


class _Need(NamedTuple):
    dependent: str
    on: str
    sure: bool
    grouped: bool


@st.composite
def _systems(draw: st.DrawFn) -> tuple[list[_Need], Mapping[str, tuple[int, bool]]]:
    """Up to five things, some dependencies of which are unsure, and of some a group k of n."""
    names = "abcde"[: draw(st.integers(2, 5))]
    pairs = [(one, other) for one in names for other in names if one != other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8))
    needs = [_Need(*pair, draw(st.booleans()), draw(st.booleans())) for pair in chosen]
    groups: dict[str, tuple[int, bool]] = {}
    for dependent in dict.fromkeys(need.dependent for need in needs if need.grouped):
        size = sum(need.grouped for need in needs if need.dependent == dependent)
        groups[dependent] = draw(st.integers(1, size)), draw(st.booleans())
    return needs, groups


def _world_fails(
    needs: Sequence[_Need], groups: Mapping[str, int], passing: set[int], useless: set[str]
) -> set[str]:
    """What fails with 'a' if these dependencies pass it on, and these groups are of no use."""
    failed = {"a"}
    while True:
        gone: dict[str, int] = {}
        more: set[str] = set()
        for number, need in enumerate(needs):
            if number in passing and need.on in failed:
                if need.grouped and need.dependent not in useless:
                    gone[need.dependent] = gone.get(need.dependent, 0) + 1
                else:
                    more.add(need.dependent)
        for dependent, count in gone.items():
            size = sum(need.grouped for need in needs if need.dependent == dependent)
            if size - count < groups[dependent]:
                more.add(dependent)
        if more <= failed:
            return failed
        failed |= more


def _subsets(things: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
    return itertools.chain.from_iterable(
        itertools.combinations(things, size) for size in range(len(things) + 1)
    )


@given(_systems())
def test_certain_is_what_fails_in_every_way_and_possible_what_fails_in_some(
    system: tuple[list[_Need], Mapping[str, tuple[int, bool]]],
) -> None:
    """Each unsure dependency may pass a failure on or not; each group may hold or be of no use.

    A group that is only derived may also be smaller than it says, so that nothing of it is certain:
    its dependencies may all be harmless.
    """
    needs, groups = system
    said = [
        *(
            _needs(
                need.dependent,
                need.on,
                strength="stops" if need.sure else "degrades",
                group="g" * need.grouped,
            )
            for need in needs
        ),
        *(
            _group(
                dependent,
                needed,
                sum(need.grouped for need in needs if need.dependent == dependent),
                basis="stated" if firm else "derived",
            )
            for dependent, (needed, firm) in groups.items()
        ),
    ]
    found = what_fails(_picture(*said), "component/a")
    unsure = [
        number
        for number, need in enumerate(needs)
        if not need.sure or (need.grouped and not groups[need.dependent][1])
    ]
    sure = set(range(len(needs))) - set(unsure)
    numbers = {dependent: needed for dependent, (needed, _) in groups.items()}
    worlds = [
        _world_fails(needs, numbers, sure | set(passing), set(useless)) - {"a"}
        for passing in _subsets(unsure)
        for useless in _subsets(list(groups))
    ]
    every, some = set.intersection(*worlds), set.union(*worlds)
    assert _names(found, certain=True) == every
    assert _names(found, certain=False) == some - every


@given(_systems())
def test_a_path_leads_from_what_fails_to_what_is_hit_without_a_gap(
    system: tuple[list[_Need], Mapping[str, tuple[int, bool]]],
) -> None:
    needs, _ = system
    found = _fails(*(_needs(need.dependent, need.on) for need in needs))
    for hit in found.things:
        assert hit.path[0].on == "component/a"
        assert hit.path[-1].thing == hit.subject
        assert all(one.thing == following.on for one, following in itertools.pairwise(hit.path))
        assert len(hit.path) == hit.steps == len({step.thing for step in hit.path})


@given(_systems(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_said_changes_nothing(
    system: tuple[list[_Need], Mapping[str, tuple[int, bool]]], random: Any
) -> None:
    said = [_needs(need.dependent, need.on) for need in system[0]]
    mixed = list(said)
    random.shuffle(mixed)

    def told(found: Consequences) -> object:
        return [
            (hit.subject, hit.certain, [(step.thing, step.on) for step in hit.path]) for hit in found.things
        ]

    assert told(_fails(*said)) == told(_fails(*mixed))


# --- closed forms ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("needed", "of"), [(k, n) for n in range(1, 6) for k in range(1, n + 1)])
def test_a_group_k_of_n_fails_for_certain_when_n_minus_k_plus_1_fail_and_not_before(
    needed: int, of: int
) -> None:
    """k-out-of-n:G fails if and only if n - k + 1 fail (Barlow and Proschan 1975, Kuo and Zuo 2003)."""
    members = "bcdef"[:of]
    group = [*(_needs("top", one, group="g") for one in members), _group("top", needed, of)]
    for failing in range(1, of + 1):
        said = [*group, *(_needs(one, "a") for one in members[:failing])]
        found = what_fails(_picture(*said, things=["top", *"abcdef"]), "component/a")
        assert ("top" in _names(found, certain=True)) == (failing >= of - needed + 1)
        assert "top" in _names(found, certain=True) | _names(found, certain=False)


def test_series_is_n_of_n_and_parallel_is_1_of_n() -> None:
    members = "bcd"
    for needed, failing, certain in ((3, 1, True), (1, 2, False), (1, 3, True)):
        said = [
            *(_needs("e", one, group="g") for one in members),
            _group("e", needed, 3),
            *(_needs(one, "a") for one in members[:failing]),
        ]
        assert ("e" in _names(_fails(*said), certain=True)) is certain


def test_a_member_of_a_group_that_nobody_named_may_be_what_holds_it() -> None:
    said = [_needs("b", "a", group="g"), _group("b", 1, 2)]
    found = _fails(*said)
    assert _names(found, certain=False) == {"b"}
    assert found.things[0].why == ("redundancy",)


def test_a_group_of_which_nobody_says_how_many_are_needed_is_never_certain() -> None:
    assert _names(_fails(_needs("b", "a", group="g")), certain=True) == set()


# --- why it is only possible ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (_needs("b", "a", strength="degrades"), ("degrades",)),
        (_needs("b", "a", strength=""), ("unknown_strength",)),
        (_needs("b", "a", basis="derived"), ("derived",)),
        (_needs("b", "a", observed_on="2026"), ("uncertain", "unknown_strength")),
    ],
)
def test_what_is_not_certain_says_why(said: Statement, why: tuple[str, ...]) -> None:
    found = _fails(said)
    assert [(hit.certain, set(hit.why) >= set(why[:1])) for hit in found.things] == [(False, True)]


def test_a_strength_that_is_only_derived_makes_nothing_certain() -> None:
    apart = says("component/b", "dependency_strength", "stops", key="component/a", basis="derived", **SEEN)
    found = _fails(_needs("b", "a", strength=""), apart)
    assert [(hit.certain, hit.why) for hit in found.things] == [(False, ("derived",))]


def test_a_disputed_strength_makes_nothing_certain() -> None:
    said = [_needs("b", "a", valid_from="2020"), _needs("b", "a", strength="degrades", valid_from="2020")]
    found = _fails(*said)
    assert [(hit.certain, hit.why) for hit in found.things] == [(False, ("unknown_strength",))]


def test_a_reserve_in_words_is_no_promise_and_no_proof_of_the_opposite() -> None:
    value = {"on": "component/a", "strength": "stops", "redundancy": "UPS and generator"}
    found = _fails(says("component/b", "depends_on", value, key="component/a", **SEEN))
    assert [(hit.certain, hit.why) for hit in found.things] == [(False, ("reserve_in_words",))]


def test_an_assumed_dependency_is_left_out_and_counted_unless_assumptions_are_switched_on() -> None:
    said = [_needs("b", "a", **ASSUMED), _needs("d", "c", **ASSUMED)]
    plain = _fails(*said)
    assert (plain.things, plain.assumed_left_out) == ((), 1)
    found = _fails(*said, assumptions=True)
    assert [(hit.subject, hit.certain, hit.why) for hit in found.things] == [
        ("component/b", False, ("assumed",))
    ]
    assert (plain.rests_on_assumptions, found.rests_on_assumptions) == (False, True)


def test_a_circle_ends() -> None:
    found = _fails(_needs("b", "a"), _needs("c", "b"), _needs("b", "c"), _needs("a", "c"))
    assert _names(found, certain=True) == {"b", "c"}


def test_the_depth_that_was_asked_for_is_kept_and_says_that_there_is_more() -> None:
    said = [_needs("b", "a"), _needs("c", "b"), _needs("d", "c")]
    found = _fails(*said, depth=2)
    assert _names(found, certain=True) == {"b", "c"}
    assert (found.beyond, _fails(*said, depth=3).beyond) == (1, 0)


def test_what_nothing_tells_of_cannot_fail() -> None:
    with pytest.raises(PictureError):
        what_fails(_picture(), "component/never-heard-of")


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("common-cause/x", [says("common-cause/x", "affects", "component/b", key="component/b", **SEEN)]),
        ("site/x", [says("site/x", "hosts", "component/b", key="component/b", **SEEN)]),
        ("site/x", [says(ROOM, "site", "site/x", **SEEN)]),
        ("staff-group/x", [says("staff-group/x", "room", ROOM, **SEEN)]),
    ],
)
def test_a_common_cause_a_site_and_a_staff_group_possibly_hit_what_they_name(
    subject: str, said: Sequence[Statement]
) -> None:
    found = _fails(says(subject, "exists", True), *said, subject=subject)
    assert [(hit.certain, hit.why) for hit in found.things] == [(False, ("unknown_strength",))]


# --- regions and inhabitants ----------------------------------------------------------------------

SERVED = says(REGION, "served_by", ROOM, **SEEN)
PEOPLE = says(REGION, "population", 600_000, **SEEN)
BACK_UP = says(ROOM, "fallback_room", OTHER_ROOM, **SEEN)


def _regions(
    *said: Statement, subject: str = ROOM, **options: Any
) -> list[tuple[str, bool, tuple[str, ...]]]:
    found = _fails(*said, subject=subject, **options)
    return [(one.hit.subject, one.hit.certain, one.hit.why) for one in found.regions]


def test_a_region_is_hit_with_the_room_that_serves_it() -> None:
    found = _fails(SERVED, PEOPLE, _needs(ROOM, "a"))
    assert [hit.subject for hit in found.of_kind("control-room", certain=True)] == [ROOM]
    assert [(one.hit.certain, one.hit.steps) for one in found.regions] == [(True, 2)]
    assert (found.inhabitants.certain, found.inhabitants.possible) == (600_000, 0)


def test_a_room_that_another_can_take_over_leaves_its_regions_only_possibly_hit() -> None:
    assert _regions(SERVED, BACK_UP) == [(REGION, False, ("takeover",))]


def test_a_fallback_that_fails_too_covers_nothing() -> None:
    said = [SERVED, BACK_UP, _needs(ROOM, "a"), _needs(OTHER_ROOM, "a")]
    assert _regions(*said, subject="component/a") == [(REGION, True, ())]


def test_an_assumed_takeover_covers_no_region_unless_assumptions_are_switched_on_and_then_it_shows() -> None:
    assumed = says(ROOM, "fallback_room", OTHER_ROOM, **SEEN, **ASSUMED)
    assert _regions(SERVED, assumed) == [(REGION, True, ())]
    assert _fails(SERVED, assumed, subject=ROOM).takeovers_left_out == 1
    assert _regions(SERVED, assumed, assumptions=True) == [(REGION, False, ("takeover", "assumed"))]


def test_a_region_that_a_room_may_serve_is_not_forgotten() -> None:
    maybe = says(REGION, "served_by", ROOM, observed_on="2026")
    assert _regions(maybe) == [(REGION, False, ("uncertain",))]
    disputed = [
        says(REGION, "served_by", ROOM, valid_from="2020"),
        says(REGION, "served_by", OTHER_ROOM, valid_from="2020"),
    ]
    for room in (ROOM, OTHER_ROOM):
        assert _regions(*disputed, subject=room) == [(REGION, False, ("uncertain",))]


def test_a_national_service_that_stops_hits_every_region() -> None:
    service = [
        *named("service/x", "Aannemen"),
        says("service/x", "scope", "national"),
        _needs("service/x", "a"),
    ]
    assert _regions(*service, subject="component/a") == [(REGION, True, ())]


def test_an_unknown_population_is_counted_as_unknown_and_never_as_nobody() -> None:
    found = _fails(SERVED, subject=ROOM)
    assert found.inhabitants.certain == 0
    assert found.inhabitants.certain_unknown == (REGION,)
    assert found.regions[0].population is None


# --- the public facts -----------------------------------------------------------------------------


def test_the_inhabitants_of_a_room_are_those_of_its_regions_in_the_public_facts(
    reference_picture: ReferencePicture,
) -> None:
    regions = [row for row in facts.rows("regions.csv") if row["control_room"] == "drachten"]
    people = next(name for name in regions[0] if "2024" in name or name == "population")
    found = what_fails(reference_picture(DAY), ROOM)
    assert {one.hit.subject for one in found.regions} == {f"region/{row['id']}" for row in regions}
    assert found.inhabitants.certain == sum(int(row[people]) for row in regions)
    assert found.takeovers_left_out == 1


def test_every_hit_leads_to_the_statements_under_it(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(DAY)
    found = what_fails(picture, "component/nafin", templates=True)
    document = impact_document(picture, found, "nl")
    assert len(document.things) > 20
    for hit in (*document.things, *document.regions):
        assert all(step.statements for step in hit.path)


def test_general_models_make_nothing_certain(reference_picture: ReferencePicture) -> None:
    found = what_fails(reference_picture(DAY), "component/mdc-support", templates=True)
    rooms = found.of_kind("control-room")
    assert len(rooms) == 12
    assert all("template" in hit.why and not hit.certain for hit in rooms)


def test_on_the_eve_of_the_outage_of_2019_nothing_was_public_of_the_platform_that_failed(
    reference_picture: ReferencePicture,
) -> None:
    day = datetime.date(2019, 6, 1)
    with pytest.raises(PictureError):
        what_fails(reference_picture(day, known_at=day), "component/112-platform")
    # What was later seen and dated counts before that only as an assumption, when it is asked for.
    plain = what_fails(reference_picture(day), "component/112-platform")
    back = what_fails(
        reference_picture(day, assume_backwards=True), "component/112-platform", assumptions=True
    )
    assert len(plain.things) < len(back.things)
    assert back.rests_on_assumptions
