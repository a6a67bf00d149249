# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A picture that goes out in a file and comes in elsewhere is the same picture."""

import datetime
import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamerbreed.exchange import extract, plan, write_workbook
from kamerbreed.exchange._statement_sheet import CHUNK, statement_rows
from kamerbreed.ledger import Ledger
from kamerbreed.picture import (
    Coordinates,
    InSteps,
    Picture,
    Saying,
    Table,
    Taking,
    Viewer,
    classify,
    retract,
    state,
)
from kamerbreed.vocabulary import (
    BASES,
    SENSITIVITIES,
    Lang,
    Property,
    Statement,
    VocabularyError,
    canonical,
    checked,
    every_property,
    kinds,
)
from tests.conftest import ReferencePicture
from tests.databases import Templates
from tests.exchange.files import DAY, entered, read, written
from tests.exchange.saying import DATES, TEXTS, members
from tests.world import CBS, COMPILER, LMS, OTHER_ROOM, ROOM, WORLD, content_of, named, says

AT = [
    Coordinates(valid_at=DAY),
    Coordinates(valid_at=datetime.date(2021, 7, 1), known_at=datetime.date(2021, 7, 15)),
    Coordinates(valid_at=datetime.date(2019, 1, 1), assume_backwards=True),
]
SECRET = Viewer(clearance="confidential", parties=(LMS,))
FORMS = [("nl", "xlsx"), ("en", "csv")]


@pytest.fixture
def elsewhere(templates: Templates) -> Iterator[Ledger]:
    """Another installation, empty."""
    with templates.copied() as alias:
        yield Ledger(alias)


def contents(picture: Picture) -> list[list[str]]:
    """The cells of the statements without digests and times; what is about another is told by its row."""
    rows, _ = picture.told_rows()
    cells = list(statement_rows(picture, rows))
    numbers = {one[19]: number for number, one in enumerate(cells)}
    return [[str(numbers.get(cell, cell)) for cell in (*one[:19], *one[21:])] for one in cells]


def brought_in(path: pathlib.Path) -> Picture:
    """The picture of an empty system after this file, without a database."""
    empty = Picture(Table(), Coordinates(valid_at=DAY))
    return plan(empty, read(path)).recorded.after(empty)


def assert_same(there: Ledger, here: Ledger, at: Sequence[Coordinates] = AT) -> None:
    for coordinates in at:
        one, other = there.picture(coordinates), here.picture(coordinates)
        assert one.fingerprint == other.fingerprint
    assert content_of(one) == content_of(other)


@pytest.mark.parametrize(("lang", "form"), FORMS)
def test_the_public_data_comes_back_whole_and_a_second_time_adds_nothing(
    reference_ledger: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path, lang: Lang, form: str
) -> None:
    file = written(tmp_path / f"all.{form}", reference_ledger.picture(AT[0]), lang)
    held = len(reference_ledger.picture(AT[0]).table)
    assert entered(elsewhere, file) == held
    assert_same(reference_ledger, elsewhere)
    assert entered(elsewhere, file) == 0
    assert entered(reference_ledger, file) == 0
    assert contents(reference_ledger.picture(AT[0])) == contents(elsewhere.picture(AT[0]))
    assert elsewhere.verify().fault == ""


def test_the_sheets_for_people_of_an_import_are_those_of_the_export(
    reference_picture: ReferencePicture, tmp_path: pathlib.Path
) -> None:
    first = written(tmp_path / "first.xlsx", reference_picture(DAY), "en")
    second = written(tmp_path / "second.xlsx", brought_in(first), "nl")
    third = written(tmp_path / "third.xlsx", brought_in(second), "en")
    one, other = (openpyxl.load_workbook(path, read_only=True) for path in (first, third))
    assert one.sheetnames == other.sheetnames
    for name in one.sheetnames:
        if name not in ("statements", "Read me"):
            assert list(one[name].values) == list(other[name].values)


def test_a_picture_of_the_past_comes_back_as_that_picture(
    reference_ledger: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path
) -> None:
    file = written(tmp_path / "past.xlsx", reference_ledger.picture(AT[1]))
    assert 0 < entered(elsewhere, file) < len(reference_ledger.picture(AT[1]).table)
    assert_same(reference_ledger, elsewhere, [AT[1]])


# --- anything that the vocabulary allows -------------------------------------------------------

PROPERTIES: list[tuple[str, Property[Any]]] = [(kind.slug, found) for kind, found in every_property()]


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement on one of two things of a kind, with any value, dates, ground and reach."""
    slug, found = draw(st.sampled_from(PROPERTIES))
    member = draw(members(found))[0]
    said = Statement(
        subject=f"{slug}/{draw(st.sampled_from('ab'))}",
        property=found.name,
        key=member.key,
        value=member.value,
        non_value=member.non_value,
        stated_by=draw(st.sampled_from([LMS, CBS, COMPILER])),
        basis=draw(st.sampled_from(BASES)),
        sources=("source/2021", "source/letter"),
        locator=draw(st.one_of(st.just(""), TEXTS)),
        quotation=draw(st.one_of(st.just(""), TEXTS)),
        note=draw(st.one_of(st.just(""), TEXTS)),
        valid_from=draw(st.one_of(st.just(""), DATES)),
        valid_to=draw(st.one_of(st.just(""), DATES)),
        observed_on=draw(st.one_of(st.just(""), DATES)),
        sensitivity=draw(st.sampled_from(SENSITIVITIES)),
        audience=draw(st.sampled_from([(), (LMS,), (LMS, CBS)])),
    )
    try:
        return checked(said)
    except VocabularyError:
        return says(ROOM, "remark", draw(TEXTS), key="fallback")


def with_things(said: Sequence[Statement]) -> list[Statement]:
    """The statements, and that everything exists which they name."""
    from kamerbreed.vocabulary import references  # noqa: PLC0415

    things = sorted({thing for one in said for thing in (one.subject, *references(one))})
    known = {one.subject for one in WORLD}
    return [
        *said,
        *(says(thing, "exists", True, stated_by=COMPILER) for thing in things if thing not in known),
    ]


@given(
    said=st.lists(statements(), min_size=1, max_size=12, unique=True),
    acts=st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(["retract", "public", "internal"])), max_size=4
    ),
    lang=st.sampled_from(["nl", "en"]),
    form=st.sampled_from(["xlsx", "csv"]),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_the_vocabulary_allows_comes_back_with_the_acts_on_it(
    templates_by_vendor: Any,
    tmp_path_factory: pytest.TempPathFactory,
    *,
    said: Any,
    acts: Any,
    lang: Any,
    form: str,
) -> None:
    templates = templates_by_vendor("sqlite")
    with templates.copied() as alias:
        there = Ledger(alias)
        there.perform(state, Saying(statements=WORLD), recorded_by="test")
        digests = list(
            there.perform(
                state, Saying(statements=list(dict.fromkeys(with_things(said)))), recorded_by="test"
            )
        )
        for number, act in acts:
            _act(there, digests, number, act)
        for viewer in (Viewer(), SECRET):
            at = [replace(coordinates, viewer=viewer) for coordinates in AT]
            file = tmp_path_factory.mktemp("out") / f"out.{form}"
            if form == "csv" and not _whole(there.picture(at[0])):
                continue
            written(file, there.picture(at[0]), lang)
            with templates.copied() as fresh:
                elsewhere = Ledger(fresh)
                entered(elsewhere, file)
                assert_same(there, elsewhere, at)
                assert entered(elsewhere, file) == 0
                assert entered(there, file) == 0
                assert contents(there.picture(at[0])) == contents(elsewhere.picture(at[0]))


def _whole(picture: Picture) -> bool:
    """Whether the statements name nothing that this viewer may not see."""
    from kamerbreed.exchange._extract import not_described  # noqa: PLC0415

    return not not_described(extract(picture, "nl"))


def _act(ledger: Ledger, digests: list[str], number: int, act: str) -> None:
    taking = Taking(digest=digests[number % len(digests)], reason="=invoerfout\n", stated_by=LMS)
    if act == "retract":
        table = ledger.picture(AT[0]).table
        if not any(one.act == "retract" and one.target == table.find(taking.digest) for one in table.acts):
            ledger.perform(retract, taking, recorded_by="test")
    else:
        ledger.perform(classify, replace(taking, sensitivity=act), recorded_by="test")


# --- what a file keeps apart -------------------------------------------------------------------


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger that knows the things of the tiny world."""
    ledger.perform(state, Saying(statements=WORLD), recorded_by="test")
    return ledger


def test_the_order_in_which_a_party_spoke_comes_along(
    world: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path
) -> None:
    """Of two values without dates the later recorded stands; without the order both would."""
    for staff in (150, 160, 155):
        world.perform(state, Saying(statements=[says(ROOM, "staff", staff)]), recorded_by="test")
    entered(elsewhere, written(tmp_path / "x.xlsx", world.picture(AT[0])))
    assert elsewhere.picture(AT[0]).one(ROOM, "staff") == 155
    assert_same(world, elsewhere)


def test_what_was_retracted_and_stated_again_stands_elsewhere_too(
    world: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path
) -> None:
    said = Saying(statements=[says(ROOM, "staff", 150)])
    (digest,) = world.perform(state, said, recorded_by="test")
    world.perform(retract, Taking(digest=digest, reason="fout", stated_by=LMS), recorded_by="test")
    world.perform(state, said, recorded_by="test")
    entered(elsewhere, written(tmp_path / "x.csv", world.picture(AT[0])))
    assert elsewhere.picture(AT[0]).one(ROOM, "staff") == 150
    assert_same(world, elsewhere)
    assert entered(elsewhere, tmp_path / "x.csv") == 0


def test_a_text_too_long_for_a_cell_is_split_and_comes_back(
    world: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path
) -> None:
    long = "é𝄞 " * (3 * CHUNK // 3) + "einde"
    said = [says(ROOM, "remark", long, key="lang", note="n" * (CHUNK + 1))]
    world.perform(state, Saying(statements=said), recorded_by="test")
    for name in ("x.xlsx", "x.csv"):
        file = written(tmp_path / name, world.picture(AT[0]))
        assert entered(elsewhere, file) in (len(WORLD) + 1, 0)
    assert_same(world, elsewhere)


def test_statements_that_fill_a_sheet_go_on_in_the_next(
    world: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamerbreed.exchange._write_workbook.MOST_ROWS", 10)
    file = written(tmp_path / "x.xlsx", world.picture(AT[0]), "en")
    sheets = [name for name in openpyxl.load_workbook(file).sheetnames if name.startswith("statements")]
    assert sheets == [
        "statements",
        *(f"statements {number}" for number in range(2, -(-len(WORLD) // 10) + 1)),
    ]
    assert entered(elsewhere, file) == len(WORLD)
    assert_same(world, elsewhere)


def test_a_cell_too_long_for_people_points_to_the_statements_and_says_nothing(
    world: Ledger, tmp_path: pathlib.Path
) -> None:
    said = [says(ROOM, "remark", "x" * 20_000, key=str(number)) for number in range(3)]
    world.perform(state, Saying(statements=said), recorded_by="test")
    file = written(tmp_path / "x.xlsx", world.picture(AT[0]))
    cells = [cell for row in openpyxl.load_workbook(file)["Meldkamer"].values for cell in row]
    assert "(zie de uitspraken)" in cells
    assert entered(world, file) == 0


def test_what_was_destroyed_is_left_out_and_counted(
    world: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path
) -> None:
    from kamerbreed.picture import destroy  # noqa: PLC0415

    (digest,) = world.perform(
        state, Saying(statements=[says(ROOM, "city", "Geheimstad")]), recorded_by="test"
    )
    world.perform(destroy, Taking(digest=digest, reason="per ongeluk", stated_by=LMS), recorded_by="test")
    taken = extract(world.picture(AT[0]), "nl")
    assert (taken.destroyed, len(taken.statements or ())) == (1, len(WORLD))
    write_workbook(tmp_path / "x.xlsx", taken)
    assert b"Geheimstad" not in (tmp_path / "x.xlsx").read_bytes()
    entered(elsewhere, tmp_path / "x.xlsx")
    assert_same(world, elsewhere)


def test_what_a_reader_may_not_see_is_not_in_the_file(world: Ledger, tmp_path: pathlib.Path) -> None:
    said = [says(ROOM, "city", "Geheimstad", sensitivity="confidential"), says(ROOM, "staff", 5)]
    _, digest = world.perform(state, Saying(statements=said), recorded_by="test")
    taking = Taking(digest=digest, reason="te veel", stated_by=LMS, sensitivity="internal")
    world.perform(classify, taking, recorded_by="test")
    file = written(tmp_path / "x.csv", world.picture(AT[0]))
    text = file.read_text(encoding="utf-8-sig")
    assert "Geheimstad" not in text
    assert "classify" not in text
    assert len(read(file).recorded) == len(WORLD)


def test_an_export_of_an_earlier_position_holds_what_was_held_then(
    world: Ledger, tmp_path: pathlib.Path
) -> None:
    before = world.picture(AT[0]).position
    (digest,) = world.perform(state, Saying(statements=[says(ROOM, "staff", 5)]), recorded_by="test")
    world.perform(retract, Taking(digest=digest, reason="fout", stated_by=LMS), recorded_by="test")
    file = written(tmp_path / "x.csv", world.picture(replace(AT[0], position=before)))
    assert len(read(file).recorded) == len(WORLD)
    both = written(tmp_path / "y.csv", world.picture(replace(AT[0], position=digest)))
    assert len(read(both).recorded) == len(WORLD) + 1


def test_an_act_on_what_comes_in_the_same_file_finds_it(world: Ledger, database: str) -> None:
    """The digest of what is not yet recorded nobody knows; the ledger fills it in."""
    said = says(OTHER_ROOM, "staff", 7)
    act = Statement(
        act="retract", subject=OTHER_ROOM, property="staff", about="0" * 64, note="fout", stated_by=LMS
    )
    given = InSteps(statements=[said, act], steps=[0, 1], about={1: 0})
    digests = world.perform(lambda picture, intent: given, None, recorded_by="test")
    history = world.picture(AT[0]).history(OTHER_ROOM)
    assert history[-1].entry.said.about == digests[0]
    assert world.picture(AT[0]).one(OTHER_ROOM, "staff") is None
    assert world.verify().fault == ""


def test_things_named_in_an_export_and_described_nowhere_in_it_are_let_in(
    world: Ledger, elsewhere: Ledger, tmp_path: pathlib.Path
) -> None:
    # Of a site that nobody says exists only the name is hidden; what names it is not.
    hidden = [replace(said, sensitivity="internal") for said in named("site/geheim", "Gebouw")[1:]]
    world.perform(state, Saying(statements=[*hidden, says(ROOM, "site", "site/geheim")]), recorded_by="test")
    file = written(tmp_path / "x.xlsx", world.picture(AT[0]))
    assert entered(elsewhere, file) == len(WORLD) + 1
    assert_same(world, elsewhere, AT[:1])


def test_the_strategies_cover_every_property() -> None:
    """Guards the property test above: what it draws from is the whole vocabulary."""
    assert {slug for slug, _ in PROPERTIES} == set(kinds())
    assert canonical(1.0) == "1"
