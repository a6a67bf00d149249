# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The named checks: what each finds, what it leaves alone, and what it must not pretend to know."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from kamerbreed.overview import (
    SEVERITIES,
    CheckError,
    CheckResult,
    Parameters,
    check_document,
    check_of,
    checks,
    findings_on,
    run_check,
    run_checks,
)
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import ASPECTS, LANGUAGES, Statement, property_of, say, scales, text_keys
from tests import facts
from tests.conftest import ReferencePicture
from tests.world import COMPILER, LMS, OTHER_ROOM, REGION, ROOM, WORLD, named, says, table_with

DAY = datetime.date(2026, 11, 23)
SERVICE, PART, OTHER = "service/intake", "component/phone", "component/power"
TAKEOVER = "takeover/one"
ASSUMED = {"basis": "assumed", "stated_by": COMPILER}
SEEN = {"observed_on": "2026-06-01"}
OLD = {"observed_on": "2010-01-01"}
PARTS = (*named(SERVICE, "Aanname"), *named(PART, "Telefonie"), *named(OTHER, "Stroom"))


def _picture(*said: Statement, day: datetime.date = DAY) -> Picture:
    return Picture(table_with([*WORLD, *PARTS, *said]), Coordinates(valid_at=day))


def _found(id: str, *said: Statement, **parameters: Any) -> CheckResult:
    return run_check(_picture(*said), check_of(id), Parameters(**parameters))


def _outcomes(result: CheckResult) -> Mapping[str, str]:
    """The outcome of each thing that is not fine."""
    return {
        **{one.subject: "finding" for one in result.findings},
        **{one.subject: "unknown" for one in result.unknown},
    }


def _owner(party: str, **rest: Any) -> Statement:
    return says(SERVICE, "owner", party, key=party, **{**SEEN, **rest})


def _needs(
    dependent: str, on: str, *, key: str = "", record: Mapping[str, str] | None = None, **rest: Any
) -> Statement:
    value = {"on": on, "strength": "stops", **(record or {})}
    return says(dependent, "depends_on", value, key=key or on, **{**SEEN, **rest})


def _working(room: str = ROOM) -> Statement:
    return says(room, "operational_state", "in_operation", **SEEN)


def _takeover(*said: Statement, **rest: Any) -> list[Statement]:
    return [
        says(TAKEOVER, "exists", True, **rest),
        says(TAKEOVER, "type", "takeover", key="takeover", **rest),
        says(TAKEOVER, "room", ROOM, **{**SEEN, **rest}),
        says(TAKEOVER, "taken_over_by", OTHER_ROOM, **{**SEEN, **rest}),
        *said,
    ]


Case = tuple[str, str, Sequence[Statement], str | None]
CASES: Sequence[Case] = [
    ("service-without-owner", SERVICE, [], "finding"),
    ("service-without-owner", SERVICE, [_owner(LMS)], None),
    ("service-without-owner", SERVICE, [_owner(LMS, **ASSUMED)], "finding"),
    ("service-without-owner", SERVICE, [_owner(LMS, observed_on="2026")], "unknown"),
    ("component-without-operator", PART, [], "finding"),
    ("component-without-operator", PART, [says(PART, "operator", LMS, key=LMS, **SEEN)], None),
    ("several-owners", SERVICE, [], "unknown"),
    ("several-owners", SERVICE, [_owner(LMS)], None),
    ("several-owners", SERVICE, [_owner(LMS), _owner("party/cbs")], "finding"),
    ("several-owners", SERVICE, [_owner(LMS), _owner("party/cbs", **ASSUMED)], None),
    ("room-without-fallback", ROOM, [], "finding"),
    ("room-without-fallback", ROOM, [says(ROOM, "fallback_room", OTHER_ROOM, **SEEN)], None),
    ("room-without-fallback", ROOM, [says(ROOM, "fallback_room", "control-room/gone", **SEEN)], "finding"),
    ("room-without-fallback", ROOM, _takeover(), None),
    ("room-without-fallback", ROOM, _takeover(**ASSUMED), "finding"),
    ("room-without-fallback", ROOM, [says(ROOM, "fallback_room", OTHER_ROOM, observed_on="2026")], "unknown"),
    ("room-without-staff", ROOM, [_working()], "finding"),
    ("room-without-staff", ROOM, [], "unknown"),
    ("room-without-staff", ROOM, [_working(), says(ROOM, "staff", 90, **SEEN)], None),
    ("room-without-staff", ROOM, [says(ROOM, "operational_state", "not_in_operation", **SEEN)], None),
    ("room-without-minimum-staffing", ROOM, [_working(), says(ROOM, "staff", 90, **SEEN)], "finding"),
    ("room-without-minimum-staffing", ROOM, [_working(), says(ROOM, "minimum_staffing", 9, **SEEN)], None),
    ("region-served-elsewhere", REGION, [says(REGION, "served_by", ROOM, **SEEN)], "unknown"),
    (
        "region-served-elsewhere",
        REGION,
        [says(REGION, "served_by", ROOM, **SEEN), says(REGION, "designated_room", ROOM, **SEEN)],
        None,
    ),
    (
        "region-served-elsewhere",
        REGION,
        [says(REGION, "served_by", ROOM, **SEEN), says(REGION, "designated_room", OTHER_ROOM, **SEEN)],
        "finding",
    ),
    ("past-end-of-life", PART, [], "unknown"),
    ("past-end-of-life", PART, [says(PART, "end_of_life", "2025", **SEEN)], "finding"),
    ("past-end-of-life", PART, [says(PART, "end_of_life", "2026", **SEEN)], "unknown"),
    ("past-end-of-life", PART, [says(PART, "end_of_life", "2026-11-23", **SEEN)], None),
    ("past-end-of-life", PART, [says(PART, "end_of_life", "2025", **SEEN, **ASSUMED)], "unknown"),
    ("plan-overdue", PART, [], None),
    ("plan-overdue", PART, [says(PART, "planned_for", "2027", **SEEN)], None),
    ("plan-overdue", PART, [says(PART, "planned_for", "2021-01/2021-03", **SEEN)], "finding"),
    (
        "plan-overdue",
        PART,
        [says(PART, "planned_for", "2021", **SEEN), says(PART, "in_operation_since", "2022", **SEEN)],
        None,
    ),
    (
        "plan-overdue",
        PART,
        [says(PART, "planned_for", "2021", **SEEN), says(PART, "operational_state", "in_operation", **SEEN)],
        "unknown",
    ),
    ("takeover-never-tested", TAKEOVER, _takeover(), "finding"),
    ("takeover-never-tested", TAKEOVER, _takeover(**ASSUMED), None),
    (
        "takeover-never-tested",
        TAKEOVER,
        _takeover(says(TAKEOVER, "last_used", "2024-05-14", **SEEN)),
        "finding",
    ),
    ("takeover-never-tested", TAKEOVER, _takeover(says(TAKEOVER, "last_tested", "2020", **SEEN)), None),
    (
        "takeover-never-tested",
        TAKEOVER,
        _takeover(
            says("exercise/one", "exists", True),
            says("exercise/one", "held_on", "2025-03", **SEEN),
            says("exercise/one", "tests", TAKEOVER, key=TAKEOVER, **SEEN),
        ),
        None,
    ),
    ("test-overdue", ROOM, [], "unknown"),
    ("test-overdue", ROOM, [says(ROOM, "last_tested", "2025-11-22", **SEEN)], "finding"),
    ("test-overdue", ROOM, [says(ROOM, "last_tested", "2025-11-23", **SEEN)], None),
    (
        "figure-stale",
        "figure/x",
        [says("figure/x", "exists", True), says("figure/x", "value", 7, **OLD)],
        "finding",
    ),
    (
        "figure-stale",
        "figure/x",
        [says("figure/x", "exists", True), says("figure/x", "value", 7, **SEEN)],
        None,
    ),
    ("figure-stale", "figure/x", [says("figure/x", "exists", True), says("figure/x", "value", 7)], "unknown"),
    (
        "critical-fact-stale",
        PART,
        [_needs(SERVICE, PART), says(PART, "operator", LMS, key=LMS, **OLD)],
        "finding",
    ),
    ("critical-fact-stale", PART, [_needs(SERVICE, PART), says(PART, "operator", LMS, key=LMS)], "unknown"),
    (
        "critical-fact-stale",
        PART,
        [
            _needs(SERVICE, PART, record={"strength": "degrades"}),
            says(PART, "operator", LMS, key=LMS, **OLD),
        ],
        None,
    ),
    ("dependency-one-sided", SERVICE, [_needs(SERVICE, PART, stated_by="party/cbs")], "finding"),
    ("dependency-one-sided", SERVICE, [_needs(SERVICE, PART)], None),
    (
        "dependency-one-sided",
        SERVICE,
        [_needs(SERVICE, PART), says(PART, "operator", "party/cbs", key="party/cbs", **SEEN)],
        "finding",
    ),
    (
        "dependency-one-sided",
        SERVICE,
        [
            _needs(SERVICE, PART),
            _needs(SERVICE, PART, stated_by="party/cbs"),
            says(PART, "operator", "party/cbs", key="party/cbs", **SEEN),
        ],
        None,
    ),
    ("dependency-strength-contradicted", SERVICE, [_needs(SERVICE, PART)], None),
    (
        "dependency-strength-contradicted",
        SERVICE,
        [_needs(SERVICE, PART), _needs(SERVICE, PART, key="again", record={"strength": "degrades"})],
        "finding",
    ),
    (
        "dependency-strength-contradicted",
        SERVICE,
        [says(SERVICE, "depends_on", {"on": PART}, key=PART, **SEEN)],
        "unknown",
    ),
    ("dependency-on-absent", SERVICE, [_needs(SERVICE, PART)], None),
    (
        "dependency-on-absent",
        SERVICE,
        [_needs(SERVICE, "component/new"), says("component/new", "exists", "planned", **SEEN)],
        "finding",
    ),
    ("dependency-on-absent", SERVICE, [_needs(SERVICE, "component/never-stated")], "unknown"),
    ("takeover-by-absent-room", TAKEOVER, _takeover(), None),
    (
        "takeover-by-absent-room",
        TAKEOVER,
        _takeover(says(OTHER_ROOM, "exists", False, valid_from="2020-01-01")),
        "finding",
    ),
    ("source-undated", "source/undated", [], None),
    (
        "source-undated",
        "source/undated",
        [says(ROOM, "remark", n, key=str(n), sources=("source/undated",), **SEEN) for n in range(20)],
        "finding",
    ),
    ("named-not-stated", "component/x", [_needs(SERVICE, "component/x")], "finding"),
    ("named-not-stated", PART, [_needs(SERVICE, PART)], None),
    (
        "dispute-unruled",
        ROOM,
        [says(ROOM, "staff", 9, valid_from="2020"), says(ROOM, "staff", 8, valid_from="2020")],
        "finding",
    ),
    (
        "dispute-unruled",
        ROOM,
        [
            says(ROOM, "staff", 9, valid_from="2020"),
            says(ROOM, "staff", 8, valid_from="2020"),
            says(ROOM, "staff", 9, act="rule", valid_from="2020"),
        ],
        None,
    ),
    (
        "dispute-unruled",
        ROOM,
        [says(ROOM, "staff", 9, valid_from="2020"), says(ROOM, "staff", 9, valid_from="2020")],
        None,
    ),
]


@pytest.mark.parametrize(("id", "subject", "said", "outcome"), CASES)
def test_a_check_finds_what_it_is_for_and_nothing_else(
    id: str, subject: str, said: Sequence[Statement], outcome: str | None
) -> None:
    assert _outcomes(_found(id, *said)).get(subject) == outcome


def test_every_check_is_tried_with_something_to_find() -> None:
    """Guards the test above; the last two have tests of their own below."""
    tried = {one for one, _, _, outcome in CASES if outcome == "finding"}
    assert set(checks()) - tried == {"single-point", "supplier-of-many-critical"}


def _supplies(part: str, party: str) -> Statement:
    return says(part, "supplier", party, key=party, **SEEN)


def test_a_supplier_of_too_many_critical_components_is_found_and_the_components_are_named() -> None:
    result = _found(
        "supplier-of-many-critical",
        _needs(SERVICE, PART),
        _needs(PART, OTHER),
        _supplies(PART, LMS),
        _supplies(OTHER, LMS),
        critical_components=1,
    )
    assert [(one.subject, one.value, one.related) for one in result.findings] == [(LMS, 2, (PART, OTHER))]


def test_a_supplier_is_not_cleared_while_the_supplier_of_critical_components_is_unknown() -> None:
    said = [_needs(SERVICE, PART), _needs(PART, OTHER), _supplies(PART, LMS)]
    assert _outcomes(_found("supplier-of-many-critical", *said, critical_components=1)) == {LMS: "unknown"}
    told = [*said, _supplies(OTHER, "party/cbs")]
    assert _outcomes(_found("supplier-of-many-critical", *told, critical_components=1)) == {}


def test_a_contract_shows_a_supplier_too() -> None:
    contract = [
        says("contract/c", "exists", True),
        says("contract/c", "supplier", LMS, **SEEN),
        says("contract/c", "covers", PART, key=PART, **SEEN),
    ]
    result = _found("supplier-of-many-critical", _needs(SERVICE, PART), *contract, critical_components=0)
    assert [(one.subject, one.related) for one in result.findings] == [(LMS, (PART,))]


ROOMS = [
    *(says(room, "type", "regional") for room in (ROOM, OTHER_ROOM)),
    _working(ROOM),
    _working(OTHER_ROOM),
]


def test_a_component_under_every_room_is_a_single_point() -> None:
    result = _found("single-point", *ROOMS, _needs(ROOM, PART), _needs(OTHER_ROOM, PART), _needs(PART, OTHER))
    assert {one.subject: one.value for one in result.findings} == {PART: 2, OTHER: 2}


@pytest.mark.parametrize(
    "second",
    [
        [],
        [_needs(OTHER_ROOM, PART, record={"redundancy": "a second line"})],
        [_needs(OTHER_ROOM, PART, **ASSUMED)],
        [_needs(OTHER_ROOM, PART, observed_on="2026")],
    ],
)
def test_what_is_not_certain_of_one_room_makes_no_single_point_and_clears_none(
    second: Sequence[Statement],
) -> None:
    result = _found("single-point", *ROOMS, _needs(ROOM, PART), *second)
    assert _outcomes(result) == {PART: "unknown"}


def test_the_general_model_of_a_room_counts_only_with_assumptions_and_is_marked() -> None:
    model = "component/model-room"
    said = [
        *ROOMS,
        *named(model, "Meldkamer"),
        says(model, "stands_for", "room"),
        says(model, "replicated_per", "room"),
        _needs(model, PART),
    ]
    assert _outcomes(_found("single-point", *said)) == {PART: "unknown"}
    found = _found("single-point", *said, assumptions=True)
    assert [(one.subject, one.assumed) for one in found.findings] == [(PART, True)]
    assert found.assumed == 1


def test_an_assumed_takeover_clears_no_room_unless_assumptions_are_switched_on_and_then_it_shows() -> None:
    said = _takeover(**ASSUMED)
    plain = _found("room-without-fallback", *said)
    assert _outcomes(plain)[ROOM] == "finding"
    assumed = _found("room-without-fallback", *said, assumptions=True)
    assert ROOM not in _outcomes(assumed)
    assert (plain.assumptions, assumed.assumptions) == (False, True)


def test_what_is_only_assumed_to_exist_is_in_no_denominator() -> None:
    said = [says("service/maybe", "exists", True, **ASSUMED)]
    plain = _found("service-without-owner", *said)
    assert (plain.of, plain.left_out, len(plain.findings)) == (1, 1, 1)
    assumed = _found("service-without-owner", *said, assumptions=True)
    assert (assumed.of, assumed.left_out, assumed.assumed) == (2, 0, 1)


def test_a_finding_leads_to_the_statements_under_it() -> None:
    picture = _picture(_owner(LMS), _owner("party/cbs"))
    finding = run_check(picture, check_of("several-owners")).findings[0]
    said = [picture.table.entry(row).said for row in finding.rows]
    assert sorted(one.key for one in said if one.property == "owner") == ["party/cbs", LMS]
    assert (finding.property, finding.related) == ("owner", ("party/cbs", LMS))


def test_a_check_and_a_severity_that_do_not_exist_are_refused_with_those_that_do() -> None:
    with pytest.raises(CheckError, match="service-without-owner"):
        run_checks(_picture(), ids=["no-such-check"])
    with pytest.raises(CheckError, match="serious"):
        run_checks(_picture(), severities=["urgent"])


def test_only_the_severities_that_are_asked_for_are_run() -> None:
    assert {one.check.severity for one in run_checks(_picture(), severities=["note"])} == {"note"}


@pytest.mark.parametrize("id", list(checks()))
def test_every_check_says_in_both_languages_what_it_finds_what_it_means_and_how_to_mend_it(id: str) -> None:
    one = check_of(id)
    assert one.severity in SEVERITIES
    assert one.severity in scales()["severity"]
    assert one.aspect in ASPECTS
    for lang in LANGUAGES:
        assert all([one.title(lang), one.meaning(lang), one.mend(lang), one.counted(lang)])
        message = say(f"check.{id}.message", lang, thing="T", related="R", value="V", property="P")
        assert "T" in message


def test_no_wording_of_a_check_is_left_without_its_check() -> None:
    named_ones = {key.split(".")[1] for key in text_keys() if key.startswith("check.")} - {"counts"}
    assert named_ones == set(checks())


def test_there_are_more_checks_than_were_asked_for_and_each_points_at_a_property_that_exists(
    reference_picture: ReferencePicture,
) -> None:
    results = run_checks(reference_picture(DAY))
    assert len(results) >= 14
    for result in results:
        for judged in (*result.findings, *result.unknown):
            if judged.property:
                property_of(judged.subject, judged.property)
        assert len(result.findings) + len(result.unknown) <= result.of


def test_the_checks_find_in_the_public_facts_what_a_count_by_hand_finds(
    reference_picture: ReferencePicture,
) -> None:
    found = {one.check.id: one for one in run_checks(reference_picture(DAY))}
    services = [row for row in facts.rows("services.csv") if row["basis"] in ("documented", "derived")]
    assert (len(found["service-without-owner"].findings), found["service-without-owner"].of) == (
        len(services),
        len(services),
    )
    # One of 2018 stands in the long table alone.
    takeovers = [*(row for row in facts.rows("takeovers.csv") if row["basis"] == "documented"), "2018"]
    assert found["takeover-never-tested"].of == len(takeovers)
    assert len(found["takeover-never-tested"].findings) == len(takeovers)
    assert len(found["room-without-fallback"].findings) == found["room-without-fallback"].of
    overdue = {one.subject for one in found["plan-overdue"].findings}
    assert overdue == {
        "component/moip",
        "component/rtt-service",
        "control-room/drachten",
        "control-room/hilversum",
    }
    absent = {one.related[0] for one in found["dependency-on-absent"].findings}
    assert absent == {"component/moip", "component/rtt-service"}
    served = {one.subject for one in found["region-served-elsewhere"].findings}
    assert served == {"region/vr09", "region/vr14", "region/vr25"}
    suppliers = {one.subject for one in found["supplier-of-many-critical"].findings}
    assert suppliers == {"party/hytera-mobilfunk"}


def test_no_finding_rests_on_an_assumption_unless_they_are_switched_on(
    reference_picture: ReferencePicture,
) -> None:
    picture = reference_picture(DAY)
    assert sum(one.assumed for one in run_checks(picture)) == 0
    assert sum(one.assumed for one in run_checks(picture, Parameters(assumptions=True))) > 0


def test_a_check_of_the_past_finds_nothing_of_later(reference_picture: ReferencePicture) -> None:
    day = datetime.date(2019, 6, 24)
    past = reference_picture(day, known_at=day)
    for result in run_checks(past):
        for judged in (*result.findings, *result.unknown):
            assert all(past.standing[row] for row in judged.rows)


def test_the_findings_on_one_thing_are_those_that_name_it(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(DAY)
    found = {one.id for one, _ in findings_on(picture, run_checks(picture), "control-room/drachten")}
    assert "plan-overdue" in found
    assert "room-without-fallback" in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_can_be_told_in_words(reference_picture: ReferencePicture, lang: Any) -> None:
    picture = reference_picture(DAY)
    document = check_document(picture, run_checks(picture), lang, assumptions=False)
    messages = [found.message for one in document.checks for found in one.findings]
    assert len(messages) == document.findings > 100
    assert all(messages)
    assert not [text for text in messages if "{" in text or "None" in text]
