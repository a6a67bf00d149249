# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hidden things leak nowhere: to a reader the world is the same with and without them."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.picture import (
    KEEPER_OF_THE_LEDGER,
    PUBLIC,
    Coordinates,
    InSteps,
    Picture,
    PictureError,
    Refusal,
    Table,
    Viewer,
    classify,
    level_of,
    mark_of,
    openly,
    retract,
    rule,
    state,
)
from kamerbreed.vocabulary import SENSITIVITIES, ControlRoom, Statement, kinds
from tests.world import CBS, LMS, OTHER_ROOM, ROOM, WORLD, named, rows_of, saying, says, taking

DAY = datetime.date(2025, 6, 1)
SUPERVISOR = "party/inspectie-jenv"
SUPERVISORS = (
    *named(SUPERVISOR, "Inspectie Justitie en Veiligheid"),
    says(SUPERVISOR, "type", "supervisor", stated_by="party/samensteller"),
)
CONFIDENTIAL = Viewer(clearance="confidential")


class World:
    """A table to which acts are done, each at a moment of its own."""

    def __init__(self, *said: Statement) -> None:
        self.table = Table()
        self._moment = 0
        self._append(InSteps(statements=(*WORLD, *SUPERVISORS, *said), steps=()))

    def _append(self, given: InSteps) -> list[str]:
        at = f"2025-01-01T00:00:{self._moment:02d}.000000Z"
        self._moment += 1
        said = list(given.statements)
        for place, on in given.about.items():
            digest = rows_of([said[on]])[0].digest
            said[place] = replace(said[place], about=digest)
        start = len(self.table)
        rows = [row._replace(position=start + row.position) for row in rows_of(said, recorded_at=at)]
        self.table.extend(rows)
        return [row.digest for row in rows]

    def do(self, act: Any, intent: Any) -> list[str]:
        """Do an act as the ledger does."""
        picture = Picture(self.table, Coordinates(valid_at=DAY, viewer=KEEPER_OF_THE_LEDGER))
        found = act(picture, intent)
        return self._append(found if isinstance(found, InSteps) else InSteps(statements=found, steps=()))

    def seen(self, viewer: Viewer = PUBLIC, **at: Any) -> Picture:
        """The picture of a viewer."""
        return Picture(self.table, Coordinates(**{"valid_at": DAY, "viewer": viewer, **at}))


def told(picture: Picture) -> list[Any]:
    """All that a picture tells, by facts and by columns, with histories and who names whom."""
    found: list[Any] = [picture.fingerprint, picture.position, picture.destroyed_rows()]
    for kind in kinds().values():
        subjects = picture.subjects(kind)
        found.append((kind.slug, list(subjects), picture.existences(kind).state.tolist()))
        for subject in subjects:
            found.append([picture.name(subject, "nl"), picture.facts(subject)])
            found.append([(voice.role, voice.entry.digest) for voice in picture.history(subject)])
            found.append(picture.incoming(subject))
        for name in kind.properties():
            column = picture.column(kind, name)
            found.append([(column.standing(cell), bool(column.known[cell])) for cell in range(len(column))])
    rows, left_out = picture.told_rows()
    return [*found, [picture.table.digest(row) for row in rows], left_out]


SEEN = {"observed_on": "2024-01-01"}
HIDDEN = st.sampled_from(
    [
        [says(ROOM, "staff", 77, sensitivity="confidential", **SEEN)],
        [says(ROOM, "staff", 78, audience=(CBS,), **SEEN)],
        [says(ROOM, "staff", 79, act="rule", sensitivity="confidential", note="x", **SEEN)],
        [says(ROOM, "exists", False, sensitivity="internal", valid_from="2024-01-01")],
        [
            *(replace(one, sensitivity="internal") for one in named("component/secret", "Geheim")[:1]),
            says("component/secret", "name", "Geheim", stated_by=LMS),
            says(ROOM, "depends_on", {"on": "component/secret", "strength": "stops"}, key="geheim"),
        ],
        [
            *(replace(one, sensitivity="confidential") for one in named("source/secret", "Geheim stuk")),
            says(ROOM, "city", "Elders", sources=("source/secret",), **SEEN),
        ],
        [says("site/bunker", "exists", True), says("site/bunker", "address", "Weg 1", **SEEN)][1:],
    ]
)


@settings(max_examples=25)
@given(st.lists(HIDDEN, min_size=1, max_size=4, unique_by=repr))
def test_a_reader_is_told_the_same_before_and_after_something_hidden_is_added(
    added: Sequence[Sequence[Statement]],
) -> None:
    world = World(says(ROOM, "staff", 9, **SEEN), says(ROOM, "city", "Drachten", **SEEN))
    before = told(world.seen())
    for one in added:
        world._append(InSteps(statements=one, steps=()))
    assert told(world.seen()) == before
    assert told(world.seen(KEEPER_OF_THE_LEDGER)) != before


def test_whoever_is_cleared_sees_it() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 77, sensitivity="confidential", **SEEN)))
    assert world.seen(CONFIDENTIAL).one(ROOM, "staff") == 77
    assert world.seen(Viewer(clearance="internal")).one(ROOM, "staff") is None


def test_an_audience_sees_what_is_for_it_and_nobody_else_however_well_cleared() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 77, audience=(CBS,), **SEEN)))
    assert world.seen(Viewer(parties=(CBS,))).one(ROOM, "staff") == 77
    assert world.seen(Viewer(clearance=SENSITIVITIES[-1], parties=(LMS,))).one(ROOM, "staff") is None


def test_a_property_that_is_sensitive_by_its_kind_is_shielded_whether_or_not_something_is_stated() -> None:
    empty, full = (World(*named("site/bunker", "Bunker")) for _ in range(2))
    full.do(state, saying(says("site/bunker", "address", "Weg 1", **SEEN)))
    facts = [world.seen().fact("site/bunker", "address") for world in (empty, full)]
    assert facts[0] == facts[1]
    assert facts[0].standing.question == "shielded"
    assert full.seen(Viewer(clearance="internal")).one("site/bunker", "address") == "Weg 1"


def test_a_hidden_thing_takes_all_that_names_it_along() -> None:
    world = World()
    secret = [replace(one, sensitivity="internal") for one in named("component/secret", "Geheim")[:1]]
    world.do(state, saying(*secret, says(ROOM, "depends_on", {"on": "component/secret"}, key="geheim")))
    with pytest.raises(PictureError):
        world.seen().get("component/secret")
    assert not world.seen().members(ROOM, "depends_on")
    assert world.seen(Viewer(clearance="internal")).members(ROOM, "depends_on")


def test_a_link_to_what_the_speaker_may_not_see_is_refused_like_a_link_to_nothing() -> None:
    world = World()
    world.do(state, saying(*(replace(one, sensitivity="internal") for one in named("component/a", "A"))))

    def refusal(thing: str) -> str:
        intent = saying(says(ROOM, "depends_on", {"on": thing}, key="k"))
        with pytest.raises(Refusal) as caught:
            world.do(state, replace(intent, viewer=PUBLIC))
        return str(caught.value).replace(thing, "THING")

    assert refusal("component/a") == refusal("component/b")
    (digest, *_) = world.do(state, saying(says(ROOM, "staff", 1, sensitivity="internal", **SEEN)))
    texts = []
    for one in (digest, "ab" * 32):
        with pytest.raises(Refusal) as caught:
            world.do(retract, taking(one, viewer=PUBLIC))
        texts.append(str(caught.value).replace(one, "DIGEST"))
    assert texts[0] == texts[1]


def test_a_position_that_a_reader_may_not_see_is_none_to_him() -> None:
    world = World()
    (digest,) = world.do(state, saying(says(ROOM, "staff", 1, sensitivity="internal", **SEEN)))
    with pytest.raises(PictureError):
        world.seen(position=digest)
    assert world.seen(CONFIDENTIAL, position=digest).one(ROOM, "staff") == 1


def test_a_shield_takes_the_place_of_a_value_that_somebody_refuted_in_confidence() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 9, **SEEN)))
    world.do(
        openly(state), saying(says(ROOM, "staff", 4, sensitivity="confidential", valid_from="2025-01-01"))
    )
    fact = world.seen().fact(ROOM, "staff")
    assert (fact.value, fact.standing.question, fact.known) == (None, "shielded", False)
    column = world.seen().column(ControlRoom, "staff")
    cell = world.seen().subjects(ControlRoom).index(ROOM)
    assert column.standing(cell) == fact.standing
    assert world.seen(CONFIDENTIAL).one(ROOM, "staff") == 4
    assert {voice.role for voice in world.seen().history(ROOM)} >= {"shielded"}
    assert [voice.entry.said.about for voice in fact.voices] == [""]


def test_a_confidential_retraction_never_leaves_the_refuted_value_standing() -> None:
    for act in (retract, openly(retract)):
        world = World()
        (digest,) = world.do(state, saying(says(ROOM, "staff", 9, **SEEN)))
        world.do(act, taking(digest, sensitivity="confidential"))
        for reader in (PUBLIC, CONFIDENTIAL):
            assert world.seen(reader).one(ROOM, "staff") is None
        assert "retracted" not in {voice.role for voice in world.seen().history(ROOM)}
    assert world.seen().fact(ROOM, "staff").standing.question == "shielded"
    assert world.seen(CONFIDENTIAL).fact(ROOM, "staff").standing.question == "never_asked"


def test_a_shield_goes_with_what_it_shields() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 9, **SEEN)))
    digest, _ = world.do(openly(state), saying(says(ROOM, "staff", 4, sensitivity="internal", **SEEN)))
    world.do(openly(retract), taking(digest))
    assert world.seen().one(ROOM, "staff") == 9
    (reason,) = [voice.entry.said.note for voice in world.seen().history(ROOM) if voice.role == "retract"]
    assert reason == "de afscherming is vervallen"


def test_of_two_hidden_statements_the_shield_of_one_stays_when_the_other_goes() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 9, **SEEN)))
    first, _ = world.do(openly(state), saying(says(ROOM, "staff", 4, sensitivity="internal", **SEEN)))
    world.do(openly(state), saying(says(ROOM, "staff", 3, sensitivity="internal", stated_by=CBS, **SEEN)))
    world.do(openly(retract), taking(first))
    fact = world.seen().fact(ROOM, "staff")
    assert (fact.value, fact.standing.question) == (None, "shielded")


def test_hiding_a_value_afterwards_leaves_a_shield_in_every_picture() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 8, observed_on="2020-01-01")))
    (digest,) = world.do(state, saying(says(ROOM, "staff", 9, **SEEN)))
    world.do(openly(classify), taking(digest, sensitivity="confidential"))
    assert world.seen().fact(ROOM, "staff").standing.question == "shielded"
    assert world.seen(valid_at=datetime.date(2021, 1, 1)).one(ROOM, "staff") is None
    assert world.seen(CONFIDENTIAL).one(ROOM, "staff") == 9


def test_acts_are_as_secret_as_what_they_touch() -> None:
    world = World()
    (digest,) = world.do(state, saying(says(ROOM, "staff", 9, sensitivity="confidential", **SEEN)))
    (taken,) = world.do(retract, taking(digest, sensitivity="public"))
    row = world.table.find(taken)
    assert row is not None
    assert level_of(world.table, row) == SENSITIVITIES.index("confidential")
    assert digest not in {voice.entry.said.about for voice in world.seen().history(ROOM)}


def _disputed() -> World:
    return World(says(ROOM, "staff", 9, **SEEN), says(ROOM, "staff", 8, stated_by=CBS, **SEEN))


def _ruling(value: int, **rest: Any) -> Any:
    return saying(says(ROOM, "staff", value, stated_by=SUPERVISOR, note="nageteld", **{**SEEN, **rest}))


def test_a_ruling_stands_beside_the_view_that_it_goes_against() -> None:
    world = _disputed()
    assert world.seen().fact(ROOM, "staff").standing.agreement == "disputed"
    world.do(rule, _ruling(9))
    fact = world.seen().fact(ROOM, "staff")
    assert (fact.value, fact.values) == (9, (9, 8))
    assert (fact.standing.agreement, fact.ruled_by, fact.disputed_by) == ("ruled", SUPERVISOR, (CBS,))
    assert sorted(voice.role for voice in fact.voices) == ["agrees", "differs", "rules"]


def test_a_later_contrary_statement_opens_the_question_again() -> None:
    world = _disputed()
    world.do(rule, _ruling(9))
    world.do(state, saying(says(ROOM, "staff", 7, stated_by=CBS, observed_on="2025-02-01")))
    fact = world.seen().fact(ROOM, "staff")
    assert fact.standing.agreement == "disputed"
    assert set(fact.values) == {7, 9}
    world.do(rule, _ruling(7, observed_on="2025-02-01"))
    assert world.seen().fact(ROOM, "staff").standing.agreement == "ruled"


def test_a_ruling_counts_from_its_day_and_is_told_by_columns_too() -> None:
    world = _disputed()
    world.do(rule, _ruling(9, observed_on="", valid_from="2025-05-01"))
    before, after = world.seen(valid_at=datetime.date(2025, 4, 1)), world.seen()
    assert before.fact(ROOM, "staff").standing.agreement == "disputed"
    for picture in (before, after):
        column = picture.column(ControlRoom, "staff")
        for cell, subject in enumerate(picture.subjects(ControlRoom)):
            assert column.standing(cell) == picture.fact(subject, "staff").standing


@pytest.mark.parametrize(
    ("change", "reason"), [({"stated_by": CBS}, "only a supervisor"), ({"note": " "}, "needs a reason")]
)
def test_only_a_supervisor_rules_and_gives_a_reason(change: Any, reason: str) -> None:
    (said,) = _ruling(9).statements
    with pytest.raises(Refusal, match=reason):
        _disputed().do(rule, saying(replace(said, **change)))


def test_a_ruling_on_something_secret_is_as_secret() -> None:
    world = World()
    world.do(state, saying(says(ROOM, "staff", 5, sensitivity="confidential", **SEEN)))
    world.do(rule, _ruling(5))
    assert world.seen().fact(ROOM, "staff").value is None
    assert world.seen(CONFIDENTIAL).fact(ROOM, "staff").standing.agreement == "ruled"


def _slow(world: World, viewer: Viewer) -> list[bool]:
    """Who may see which statement, one by one, by the words of the rules; without hidden things."""
    found = []
    marks = {one.target: world.table.entry(one.row).said for one in world.table.acts if one.act == "classify"}
    for row in range(len(world.table)):
        said = marks.get(row, world.table.entry(row).said)
        cleared = SENSITIVITIES.index(said.sensitivity) <= SENSITIVITIES.index(viewer.clearance)
        found.append(cleared and (not said.audience or bool(set(said.audience) & set(viewer.parties))))
    for act in world.table.acts:
        if act.act == "classify":
            found[act.row] = found[act.row] and found[act.target]
    return found


@given(
    st.lists(
        st.tuples(
            st.sampled_from(SENSITIVITIES[:3]),
            st.sampled_from([(), (CBS,), (LMS,), (CBS, LMS)]),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.sampled_from(SENSITIVITIES),
    st.sampled_from([(), (CBS,), (LMS,)]),
)
def test_the_mask_is_what_one_by_one_would_give(
    marks: Iterable[tuple[str, tuple[str, ...], bool]], clearance: str, parties: tuple[str, ...]
) -> None:
    world = World()
    (digest, *_) = world.do(state, saying(says(OTHER_ROOM, "staff", 1, **SEEN)))
    for number, (level, audience, again) in enumerate(marks):
        if again:
            world.do(classify, taking(digest, sensitivity=level, audience=audience))
        else:
            said = says(ROOM, "staff", number, sensitivity=level, audience=audience, **SEEN)
            (digest,) = world.do(state, saying(said))
    viewer = Viewer(clearance=clearance, parties=parties)
    assert world.seen(viewer).readable.tolist() == _slow(world, viewer)


def test_a_mark_is_the_highest_of_what_its_viewer_is_told_and_higher_where_much_comes_together() -> None:
    world = World()
    assert mark_of(world.seen()).public
    world.do(state, saying(says(ROOM, "staff", 1, audience=(CBS,), **SEEN)))
    assert mark_of(world.seen()).public
    narrow = mark_of(world.seen(Viewer(parties=(CBS,))))
    assert (narrow.level, narrow.narrow, narrow.public) == ("public", True, False)
    secrets = [says(ROOM, "remark", n, key=f"k{n}", sensitivity="internal", **SEEN) for n in range(499)]
    world.do(state, saying(*secrets))
    insider = Viewer(clearance="internal")
    assert mark_of(world.seen(insider)).level == "internal"
    assert mark_of(world.seen(insider), OTHER_ROOM).public
    world.do(state, saying(says(OTHER_ROOM, "remark", 1, key="last", sensitivity="internal", **SEEN)))
    mark = mark_of(world.seen(insider))
    assert (mark.own, mark.level, mark.accumulated) == ("internal", "confidential", True)
