# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The main job on the real data: who knew what, when, and what is disputed."""

import datetime

import pytest

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, PictureError, Saying, Taking, retract, state
from kamerbreed.vocabulary import Component, ControlRoom, Outage, Party, Region, Statement, Takeover
from tests.conftest import ReferencePicture

Day = datetime.date
LETTER = "report/letter-2021"


def _sources(picture, subject: str, name: str) -> set[str]:  # type: ignore[no-untyped-def]
    fact = picture.fact(subject, name)
    return {source for voice in fact.voices if voice.role == "stands" for source in voice.entry.said.sources}


def test_den_haag_joins_the_national_ict_on_14_may_2024_and_each_side_has_its_source(
    reference_picture: ReferencePicture,
) -> None:
    before, after = reference_picture(Day(2023, 6, 1)), reference_picture(Day(2024, 6, 1))
    room = "control-room/den-haag"
    assert before.get(room, ControlRoom).national_ict == "not_connected"
    assert after.get(room, ControlRoom).national_ict == "connected"
    assert _sources(before, room, "national_ict") == {"source/S46"}
    assert _sources(after, room, "national_ict") == {"source/S46"}
    assert reference_picture(Day(2024, 5, 13)).one(room, "national_ict") == "not_connected"
    assert reference_picture(Day(2024, 5, 14)).one(room, "national_ict") == "connected"


def test_ten_rooms_are_designated_and_nine_work(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(Day(2026, 11, 23))
    designated = [room for room in picture.things(ControlRoom, planned=True) if room.designated_by_law]
    assert len(designated) == 10
    assert {room.id for room in designated if room.operational_state != "in_operation"} == {
        "control-room/hilversum"
    }
    assert len(list(picture.things(Region))) == 25
    assert picture.get("control-room/driebergen-112", ControlRoom).operational_state == "in_operation"


def test_the_regions_of_a_room_add_up_to_the_population_that_the_facts_give_for_it(
    reference_picture: ReferencePicture,
) -> None:
    """The sums per room were made by the compiler of the facts, apart from our code."""
    picture = reference_picture(Day(2021, 12, 31))
    sums: dict[str, int] = {}
    for region in picture.things(Region):
        room = str(region.designated_room).partition("/")[2]
        sums[room] = sums.get(room, 0) + int(region.population or 0)
    assert sums == {room: picture.one(f"figure/pop-2021-{room}", "value") for room in sums}
    assert len(sums) == 10


def test_an_outage_is_not_known_before_it_happened(reference_picture: ReferencePicture) -> None:
    known = {
        thing.id for thing in reference_picture(Day(2019, 1, 1), known_at=Day(2019, 1, 1)).things(Outage)
    }
    assert "outage/nl-2017-amsterdam" in known
    assert "outage/nl-2019-kpn" not in known
    later = reference_picture(Day(2026, 11, 23)).things(Outage)
    assert "outage/nl-2019-kpn" in {thing.id for thing in later}


def test_a_plan_never_reads_as_what_happened(reference_picture: ReferencePicture) -> None:
    """Rotterdam was planned for 15 May 2018; no source says that it opened on that day."""
    picture = reference_picture(Day(2018, 6, 1))
    assert picture.one("control-room/rotterdam", "operational_state") is None
    assert picture.one("control-room/rotterdam", "in_operation_since") is None
    assert not picture.existence("control-room/rotterdam").there
    now = reference_picture(Day(2026, 11, 23))
    assert now.get("control-room/rotterdam", ControlRoom).planned_for == "2018-05-15"
    assert now.get("control-room/rotterdam", ControlRoom).in_operation_since is None
    assert now.existence("control-room/hilversum").state == "planned"


def test_closed_rooms_do_not_stay_in_operation(reference_picture: ReferencePicture) -> None:
    """Somebody saw Hengelo at work in 2021; its merger of 2023 closes that observation."""
    room = "control-room/legacy-hengelo"
    assert reference_picture(Day(2022, 6, 1)).one(room, "operational_state") == "in_operation"
    after = reference_picture(Day(2024, 1, 1))
    assert after.one(room, "operational_state") == "not_in_operation"
    assert after.existence(room).state == "ended"
    assert room not in {thing.id for thing in after.things(ControlRoom)}


def test_the_second_supervisor_has_the_name_of_its_time(reference_picture: ReferencePicture) -> None:
    for lang in ("nl", "en"):
        assert reference_picture(Day(2021, 7, 1)).name("party/rdi", lang).text == "Agentschap Telecom"
    assert reference_picture(Day(2024, 1, 1)).name("party/rdi", "nl").text == (
        "Rijksinspectie Digitale Infrastructuur"
    )


def test_the_letter_is_known_to_its_addressees_and_authors_alone_until_it_is_public(
    reference_picture: ReferencePicture,
) -> None:
    def known(day: Day, party: str) -> bool:
        picture = reference_picture(day, known_at=day, known_by=party)
        return picture.existence(LETTER).state == "present"

    parties = [f"party/{row.split('/')[1]}" for row in _parties(reference_picture)]
    on_the_way = Day(2021, 7, 15)
    knew = {party for party in parties if known(on_the_way, party)}
    assert knew == {
        "party/korpsleiding",
        "party/bmb-chair",
        "party/bmb",
        "party/inspectie-jenv",
        "party/rdi",
    }
    assert not known(on_the_way, "")
    assert known(Day(2021, 9, 23), "")
    assert not known(Day(2021, 9, 22), "")
    assert not known(Day(2021, 6, 30), "party/bmb")


def _parties(reference_picture: ReferencePicture) -> list[str]:
    return list(reference_picture(Day(2026, 11, 23)).subjects(Party))


def test_two_counts_of_the_staff_of_den_bosch_are_disputed_and_both_shown(
    reference_picture: ReferencePicture,
) -> None:
    fact = reference_picture(Day(2026, 11, 23)).fact("control-room/den-bosch", "staff")
    assert fact.standing.agreement == "disputed"
    assert set(fact.values) == {150, 250}


def test_a_later_count_of_inhabitants_follows_an_earlier_one_without_dispute(
    reference_picture: ReferencePicture,
) -> None:
    early = reference_picture(Day(2022, 1, 1)).fact("region/vr01", "population")
    late = reference_picture(Day(2025, 1, 1)).fact("region/vr01", "population")
    assert (early.value, late.value) == (586_813, 601_510)
    assert late.standing.agreement == "one_voice"
    inside = reference_picture(Day(2024, 6, 1)).fact("region/vr01", "population")
    assert inside.standing.agreement == "uncertain"
    assert set(inside.possible) == {586_813, 601_510}
    assert inside.edges == ("2023-12-31", "2024-12-31")


def test_a_later_change_by_the_party_that_should_know_overtakes(reference_ledger: Ledger) -> None:
    room = "control-room/den-bosch"
    said = Statement(
        subject=room,
        property="staff",
        value="200",
        basis="stated",
        stated_by="party/forehand",
        valid_from="2025-01-01",
    )
    reference_ledger.perform(state, Saying(statements=[said]), recorded_by="test")
    newer = Statement(
        subject=room,
        property="staff",
        value="210",
        basis="stated",
        stated_by="party/lms",
        valid_from="2026-01-01",
    )
    reference_ledger.perform(state, Saying(statements=[newer]), recorded_by="test")
    fact = reference_ledger.picture(Coordinates(valid_at=Day(2026, 6, 1))).fact(room, "staff")
    assert fact.value == 210
    assert fact.standing.agreement == "overtaken"
    assert {voice.role for voice in fact.voices if voice.entry.said.value == "200"} == {"overtaken"}


def test_an_old_document_entered_today_changes_the_live_past_and_not_the_frozen_one(
    reference_ledger: Ledger,
) -> None:
    day = Day(2021, 7, 1)
    live = Coordinates(valid_at=day, known_at=day)
    before = reference_ledger.picture(live)
    frozen_at, frozen = before.position, before.fingerprint
    said = Statement(
        subject="control-room/drachten",
        property="workplaces",
        value="60",
        basis="documented",
        sources=("source/S01",),
        stated_by="party/lms",
        valid_from="2020-08-01",
    )
    reference_ledger.perform(state, Saying(statements=[said]), recorded_by="test")
    after = reference_ledger.picture(live)
    assert after.fingerprint != frozen
    fact = after.fact("control-room/drachten", "workplaces")
    assert fact.value == 60
    assert [voice.entered_later for voice in fact.voices] == [True]
    then = reference_ledger.picture(Coordinates(valid_at=day, known_at=day, position=frozen_at))
    assert then.fingerprint == frozen
    assert then.one("control-room/drachten", "workplaces") is None


def test_a_retraction_on_the_ground_of_a_source_counts_from_when_that_source_was_public(
    reference_ledger: Ledger,
) -> None:
    fact = reference_ledger.picture().fact("control-room/haarlem", "in_operation_since")
    digest = fact.voices[0].entry.digest
    taking = Taking(digest=digest, reason="wrong", stated_by="party/lms", sources=("source/S11",))
    reference_ledger.perform(retract, taking, recorded_by="test")
    place = ("control-room/haarlem", "in_operation_since")

    def value(known_at: Day) -> object:
        return reference_ledger.picture(Coordinates(valid_at=Day(2024, 1, 1), known_at=known_at)).one(*place)

    assert value(Day(2023, 1, 23)) == "2019-05-14"
    assert value(Day(2023, 1, 24)) is None
    assert reference_ledger.picture().one(*place) is None


def test_both_databases_and_plain_files_give_one_fingerprint(
    reference_ledger: Ledger, reference_picture: ReferencePicture
) -> None:
    for at in ({}, {"known_at": Day(2021, 7, 15), "known_by": "party/bmb"}):
        day = Day(2021, 7, 15)
        ours = reference_ledger.picture(Coordinates(valid_at=day, **at))
        assert ours.fingerprint == reference_picture(day, **at).fingerprint


def test_the_present_is_folded_anew_when_the_local_date_changes(database: str) -> None:
    now = [datetime.datetime(2026, 3, 28, 22, 59, tzinfo=datetime.UTC)]
    ledger = Ledger(database, clock=lambda: now[0])
    first = ledger.picture()
    assert first is ledger.picture()
    assert first.coordinates.valid_at == Day(2026, 3, 28)
    now[0] = datetime.datetime(2026, 3, 28, 23, 0, tzinfo=datetime.UTC)
    assert ledger.picture().coordinates.valid_at == Day(2026, 3, 29)


def test_what_stands_per_room_is_expanded_for_the_rooms_of_that_day(
    reference_picture: ReferencePicture,
) -> None:
    now, then = reference_picture(Day(2026, 11, 23)), reference_picture(Day(2015, 6, 1))
    assert "component/ups@haarlem" in now.templates.instances
    assert "component/ups@haarlem" not in then.templates.instances
    assert "component/ups@legacy-zaandam" in then.templates.instances
    fact = now.members("component/room-power@haarlem", "depends_on")["component/ups@haarlem"]
    assert fact.standing.template
    assert not fact.known


def test_structure_is_assumed_backwards_only_when_asked(reference_picture: ReferencePicture) -> None:
    """KPN was seen to run the 112 platform in 2019; of 2015 that says nothing."""
    plain = reference_picture(Day(2015, 1, 1))
    asked = reference_picture(Day(2015, 1, 1), assume_backwards=True)
    assert plain.get("component/112-platform", Component).operator == {}
    fact = asked.members("component/112-platform", "operator")["party/kpn"]
    assert fact.value == "party/kpn"
    assert fact.standing.backwards
    assert fact.standing.solid == "assumed"
    assert not fact.known


def test_a_name_that_was_not_yet_knowable_is_marked(reference_picture: ReferencePicture) -> None:
    naming = reference_picture(Day(2019, 1, 1), known_at=Day(2019, 1, 1)).name("region/vr01", "nl")
    assert (naming.text, naming.later) == ("Groningen", True)
    assert not reference_picture(Day(2026, 1, 1)).name("region/vr01", "nl").later


def test_an_assumed_takeover_is_never_known(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(Day(2026, 11, 23))
    assumed = [one for one in picture.things(Takeover) if one.id.startswith("takeover/assumed-")]
    assert len(assumed) == 12
    assert not any(fact.known for one in assumed for fact in picture.facts(one.id))


def test_a_thing_that_nothing_tells_of_is_an_error_that_says_so(reference_picture: ReferencePicture) -> None:
    with pytest.raises(PictureError, match="control-room/atlantis is not in this picture"):
        reference_picture(Day(2026, 11, 23)).get("control-room/atlantis")
