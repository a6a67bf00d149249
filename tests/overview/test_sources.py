# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What rests on a source, counted by columns, is what counting statement by statement gives."""

import datetime
from collections import Counter
from collections.abc import Iterator

import pytest

from kamerbreed.overview import Holder, holders, source_counts, source_use, told_later
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import Source, Statement, kinds
from tests.conftest import ReferencePicture
from tests.world import CBS, COMPILER, LMS, OTHER_ROOM, REGION, ROOM, WORLD, says, table_with

NOW = datetime.date(2026, 11, 23)
THEN = datetime.date(2021, 7, 1)
MOMENTS = [(NOW, None), (THEN, THEN), (NOW, datetime.date(2019, 6, 30)), (THEN, datetime.date(1950, 1, 1))]


def told(picture: Picture, source: str) -> bool:
    """Whether a source has no later date, asked of the source itself."""
    day = picture.undated_knowledge.one(source, "published_on")
    return day is None or not told_later(picture, day)


def known_by_then(picture: Picture, source: str) -> bool:
    """Whether a source could be known: one without a date not as soon as that is asked."""
    day = picture.undated_knowledge.one(source, "published_on")
    return told(picture, source) and (day is not None or picture.coordinates.known_at is None)


def supports(picture: Picture, also: str = "") -> Iterator[tuple[int, Statement, tuple[str, ...]]]:
    """Each standing statement on the system with its sources of then, one by one."""
    for row in picture.standing_rows():
        said = picture.table.entry(row).said
        if not said.subject.startswith("source/"):
            known = [one for one in said.sources if one == also or known_by_then(picture, one)]
            yield row, said, tuple(known)


def first_of(picture: Picture, source: str) -> str:
    """The first by name of the entries of one source: in the data they name each other in pairs."""
    return min(source, str(picture.one(source, "same_as") or source))


@pytest.mark.parametrize(("valid_at", "known_at"), MOMENTS)
def test_each_source_bears_what_counting_one_by_one_gives(
    reference_picture: ReferencePicture, valid_at: datetime.date, known_at: datetime.date | None
) -> None:
    picture = reference_picture(valid_at, known_at=known_at)
    every, alone = Counter[str](), Counter[str]()
    whole = grounded = single = unread = 0
    for _, _, sources in supports(picture):
        whole += 1
        every.update(sources)
        entries = {first_of(picture, one) for one in sources}
        grounded += bool(entries)
        single += len(entries) == 1
        unread += bool(entries) and all(picture.one(one, "read") in (None, "none") for one in sources)
        if len(entries) == 1:
            alone.update(sources)
    found = source_counts(picture)
    assert (found.whole, found.grounded, found.single, found.unread) == (whole, grounded, single, unread)
    assert {one.source for one in found.items} == {
        one for one in picture.subjects(Source) if known_by_then(picture, one)
    }
    for one in found.items:
        assert (one.statements, one.alone) == (every[one.source], alone[one.source]), one.source
        assert one.published_on == (picture.one(one.source, "published_on") or "")
        assert one.read == (picture.one(one.source, "read") or "")
    told_of = [one for one in picture.subjects(Source) if told(picture, one)]
    assert found.undated == len(told_of) - len(found.items)
    counts = [one.statements for one in found.items]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(("valid_at", "known_at"), MOMENTS[:2])
@pytest.mark.parametrize(
    "source", ["source/S01", "source/S04", "source/S18", "source/S56", "source/letter-2021"]
)
def test_what_rests_on_a_source_is_counted_by_kind_basis_and_thing(
    reference_picture: ReferencePicture, valid_at: datetime.date, known_at: datetime.date | None, source: str
) -> None:
    picture = reference_picture(valid_at, known_at=known_at)
    if not told(picture, source):
        assert len(source_use(picture, source).subject) == 0
        return
    on_it = [(row, said, sources) for row, said, sources in supports(picture, source) if source in sources]
    alone = {row for row, _, sources in on_it if sources == (source,)}
    found = source_use(picture, source)
    kind_of = Counter(said.subject.partition("/")[0] for _, said, _ in on_it)
    assert {one.code: one.statements for one in found.by_kind()} == kind_of
    assert {one.code: one.statements for one in found.by_basis()} == Counter(
        said.basis for _, said, _ in on_it
    )
    for counted in (found.by_kind(), found.by_basis()):
        assert sum(one.alone for one in counted) == len(alone)
    of_thing = Counter(said.subject for _, said, _ in on_it)
    assert {one.subject: one.statements for one in found.things()} == of_thing
    assert {one.subject for one in found.things(alone=True)} == {
        said.subject for row, said, _ in on_it if row in alone
    }
    for kind in kind_of:
        for one in found.things(kind=kind, basis="documented"):
            assert one.statements == sum(
                said.subject == one.subject and said.basis == "documented" for _, said, _ in on_it
            )
    falls = sum(
        bool(fact.rows) and set(fact.rows) <= alone
        for kind in kinds().values()
        for subject in picture.subjects(kind)
        for fact in picture.facts(subject)
    )
    assert found.bare == falls


def on(*sources: str) -> dict[str, object]:
    return {"sources": tuple(f"source/{name}" for name in sources)}


def picture_of(*statements: Statement, known_at: datetime.date | None = None) -> Picture:
    return Picture(table_with((*WORLD, *statements)), Coordinates(valid_at=NOW, known_at=known_at))


def test_a_second_source_that_is_not_yet_public_supports_nothing_yet() -> None:
    said = says(ROOM, "city", "Drachten", **on("2019", "2021"))
    assert not source_use(picture_of(said), "source/2019").alone.any()
    early = source_use(picture_of(said, known_at=datetime.date(2020, 1, 1)), "source/2019")
    assert early.alone.tolist() == [True]
    assert early.bare == 1


def test_two_entries_of_one_source_do_not_support_each_other() -> None:
    said = says(ROOM, "city", "Drachten", **on("2019", "2021"))
    same = says("source/2021", "same_as", "source/2019", stated_by=COMPILER)
    assert source_use(picture_of(said, same), "source/2019").alone.all()
    assert source_use(picture_of(said, same), "source/2021").alone.all()


def test_a_fact_that_another_statement_bears_does_not_fall() -> None:
    one = says(ROOM, "city", "Drachten", **on("2019"))
    also = says(ROOM, "city", "Drachten", stated_by=CBS, **on("2021"))
    elsewhere = says(OTHER_ROOM, "city", "Den Haag", **on("2019"))
    found = source_use(picture_of(one, also, elsewhere), "source/2019")
    assert (int(found.alone.sum()), found.bare) == (2, 1)


def test_what_describes_a_source_is_not_counted_among_what_rests_on_one() -> None:
    said = says("source/2021", "url", "https://example.org", **on("2019"))
    assert len(source_use(picture_of(said), "source/2019").subject) == 0
    assert source_counts(picture_of()).whole == source_counts(picture_of(said)).whole


def test_what_a_reader_may_not_see_does_not_count() -> None:
    said = says(REGION, "population", 5, sensitivity="confidential", **on("2019"))
    assert len(source_use(picture_of(said), "source/2019").subject) == 0


def test_holders_had_it_by_receipt_or_as_authors_and_never_later_than_is_known() -> None:
    wrote = says("source/letter", "author", LMS, key=LMS, stated_by=COMPILER)
    received = Holder(party=CBS, since="2021-07-01", ground="received")
    author = Holder(party=LMS, since="2021-07-01", ground="author")
    assert holders(picture_of(wrote), "source/letter") == [received, author]
    early = picture_of(wrote, known_at=datetime.date(2021, 6, 1))
    assert holders(early, "source/letter") == [Holder(party=LMS, since="", ground="author")]
    dated = says("source/letter", "dated", "2021-05", stated_by=COMPILER)
    found = holders(picture_of(wrote, dated, known_at=datetime.date(2021, 6, 1)), "source/letter")
    assert found == [Holder(party=LMS, since="2021-05", ground="author")]
