# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""On the real data, through the ledger: what is refused adds nothing, what is frozen stays."""

import datetime

import pytest

from kamerbreed.ledger import Ledger
from kamerbreed.oversight import (
    Linking,
    entered_since,
    link,
    record_event,
    stand_document,
    track_of,
    tracks,
)
from kamerbreed.picture import Coordinates, Refusal
from tests.oversight.made import recording

ITEM, MINISTER, INSPECTION = "recommendation/R2019-d", "party/minister-jenv", "party/inspectie-jenv"
JULY = datetime.date(2021, 7, 1)


def test_a_refused_event_adds_nothing_to_the_ledger(reference_ledger: Ledger) -> None:
    held = reference_ledger.picture(Coordinates(valid_at=JULY)).position
    closing = recording("closure", "2021-06-01", INSPECTION, item=ITEM, closure_ground="implemented")
    with pytest.raises(Refusal, match="letter"):
        reference_ledger.perform(record_event, closing, recorded_by="test")
    assert reference_ledger.picture(Coordinates(valid_at=JULY)).position == held


def test_the_state_of_july_2021_stays_what_it_was_when_a_verdict_is_entered_later(
    reference_ledger: Ledger,
) -> None:
    live = Coordinates(valid_at=JULY)
    before = reference_ledger.picture(live)
    position, then = before.position, repr(tracks(before))
    judging = recording("verdict", "2021-06-01", INSPECTION, item=ITEM, verdict="zeer_beperkt")
    reference_ledger.perform(record_event, judging, recorded_by="test")
    after = reference_ledger.picture(live)
    found = track_of(after, ITEM, MINISTER)
    assert found is not None
    assert found.standing.verdicts == {INSPECTION: "zeer_beperkt"}
    frozen = reference_ledger.picture(Coordinates(valid_at=JULY, position=position))
    assert repr(tracks(frozen)) == then
    others = [one for one in tracks(after) if one.recommendation != ITEM]
    assert others == [one for one in tracks(before) if one.recommendation != ITEM]


def test_a_link_and_its_reverse_cannot_both_be_recorded(reference_ledger: Ledger) -> None:
    later = "recommendation/V2021-3"
    linking = Linking(later=later, earlier=ITEM, kind="sharpens", stated_by=INSPECTION)
    reference_ledger.perform(link, linking, recorded_by="test")
    reverse = Linking(later=ITEM, earlier=later, kind="repeats", stated_by=INSPECTION)
    with pytest.raises(Refusal, match=later):
        reference_ledger.perform(link, reverse, recorded_by="test")


def test_an_event_without_a_document_was_known_to_who_did_it_and_not_to_the_public(
    reference_ledger: Ledger,
) -> None:
    judging = recording("verdict", "2021-06-01", INSPECTION, item=ITEM, verdict="zeer_beperkt")
    reference_ledger.perform(record_event, judging, recorded_by="test")
    seen = []
    for day, party in (("2021-06-01", INSPECTION), ("2021-05-31", INSPECTION), ("2021-06-01", MINISTER)):
        known_at = datetime.date.fromisoformat(day)
        then = Coordinates(valid_at=JULY, known_at=known_at, known_by=party)
        found = track_of(reference_ledger.picture(then), ITEM, MINISTER)
        assert found is not None
        seen.append(found.standing.verdict)
    assert seen == ["zeer_beperkt", "", ""]


def test_a_frozen_stand_is_the_same_to_the_byte_and_the_live_one_names_what_came_later(
    reference_ledger: Ledger,
) -> None:
    live = Coordinates(valid_at=JULY, known_at=JULY, known_by=INSPECTION)
    before = reference_ledger.picture(live)
    position, then = before.position, stand_document(before, "nl").model_dump_json()
    judging = recording("verification", "2021-06-01", INSPECTION, item=ITEM)
    reference_ledger.perform(record_event, judging, recorded_by="test")
    after = reference_ledger.picture(live)
    frozen = reference_ledger.picture(
        Coordinates(valid_at=JULY, known_at=JULY, known_by=INSPECTION, position=position)
    )
    assert stand_document(frozen, "nl").model_dump_json() == then
    assert stand_document(after, "nl").model_dump_json() != then
    found = entered_since(frozen, after)
    record = f"source/gebeurtenis-{judging.event.partition('/')[2]}"
    assert [one.subject for one in found.entered] == [judging.event, record]
    assert [(one.recommendation, one.addressee) for one in found.tracks] == [(ITEM, MINISTER)]
    changed = found.tracks[0]
    assert changed.before is not None
    assert changed.now is not None
    assert changed.before.standing.state != changed.now.standing.state == "under_verification"


def test_nothing_was_entered_after_the_head(reference_ledger: Ledger) -> None:
    live = reference_ledger.picture(Coordinates(valid_at=JULY))
    same = reference_ledger.picture(Coordinates(valid_at=JULY, position=live.position))
    found = entered_since(same, live)
    assert (found.statements, found.tracks, found.set_verdicts) == (0, (), ())
