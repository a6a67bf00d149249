# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An act that may not be done says why, where in the input, and what to do, in both languages."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from kamerbreed.picture import Coordinates, Picture, Refusal, Saying, destroy, retract, state
from kamerbreed.vocabulary import LANGUAGES, Place, Statement
from tests.world import LMS, ROOM, WORLD, name_of, says, table_with, taking

STAFF = says(ROOM, "staff", 150)


def picture_of(*statements: Statement) -> Picture:
    """The tiny world, and these."""
    return Picture(table_with([*WORLD, *statements]), Coordinates(valid_at=datetime.date(2025, 1, 1)))


def told(refuse: Callable[[], object]) -> tuple[str, str]:
    """What is told in Dutch and in English."""
    with pytest.raises(Refusal) as refused:
        refuse()
    dutch, english = (refused.value.in_language(lang) for lang in LANGUAGES)
    assert english == str(refused.value)
    return dutch, english


def stating(*statements: Statement, where: Sequence[str | Place] = ()) -> Callable[[], object]:
    """That somebody wants to state these."""
    return lambda: state(picture_of(), Saying(statements=statements, where=where))


def test_a_source_that_nobody_entered_is_told_by_its_kind() -> None:
    bad = replace(STAFF, sources=("source/none",))
    assert told(stating(bad, where=[Place(file="in.csv", row=2)])) == (
        "in.csv rij 2: er is geen bron source/none; voer eerst in wat ontbreekt,"
        " of zet het in hetzelfde bestand",
        "in.csv row 2: there is no source/none; enter this source first, or put it in the same file",
    )


def test_a_thing_of_a_kind_that_does_not_exist_is_told_as_such() -> None:
    bad = says(ROOM, "depends_on", {"on": "palace/x"}, key="palace/x")
    dutch, english = told(stating(bad))
    assert dutch.startswith("uitspraak 1: er is geen soort 'palace'; er zijn ")
    assert english.startswith("statement 1: there is no kind 'palace'; there are ")


def test_the_same_statement_twice_is_told_with_both_places() -> None:
    assert told(stating(STAFF, STAFF, where=["blad 1", "blad 2"])) == (
        "blad 2: dezelfde uitspraak als blad 1; laat er één weg",
        "blad 2: the same statement as blad 1; leave one out",
    )


def test_an_act_in_a_file_follows_the_rule_of_its_command() -> None:
    assert told(stating(replace(STAFF, act="destroy"))) == (
        "uitspraak 1: er is geen uitspraak ; 'kamerbreed history ID' noemt de digests",
        "statement 1: there is no statement ; 'kamerbreed history ID' lists the digests",
    )
    assert told(stating(replace(STAFF, act="whisper")))[1].startswith("statement 1: act: expected one of")


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (20, 20), (21, 20), (50, 20)])
def test_at_most_twenty_faults_are_told_each_on_its_line_and_then_how_many_more(
    count: int, shown: int
) -> None:
    bad = [says(ROOM, "staff", f"veel {number}") for number in range(count)]
    dutch, english = (text.splitlines() for text in told(stating(*bad)))
    assert [line.partition(":")[0] for line in dutch[:shown]] == [f"uitspraak {n + 1}" for n in range(shown)]
    assert dutch[shown:] == ([f"en nog {count - shown}"] if count > shown else [])
    assert english[shown:] == ([f"and {count - shown} more"] if count > shown else [])


def test_a_statement_that_is_not_there_cannot_be_taken_back() -> None:
    assert told(lambda: retract(picture_of(), taking("ab" * 32))) == (
        f"er is geen uitspraak {'ab' * 32}; 'kamerbreed history ID' noemt de digests",
        f"there is no statement {'ab' * 32}; 'kamerbreed history ID' lists the digests",
    )


@pytest.mark.parametrize(
    ("wrong", "nl", "en"),
    [
        (
            {"stated_by": "party/none"},
            "er is geen partij party/none; 'kamerbreed list party' noemt wat er is",
            "there is no party/none; 'kamerbreed list party' names every party",
        ),
        (
            {"sources": ("source/none",)},
            "er is geen bron source/none; 'kamerbreed list source' noemt wat er is",
            "there is no source/none; 'kamerbreed list source' names every source",
        ),
        ({"reason": " "}, "note: een intrekking heeft een reden nodig", "note: a retraction needs a reason"),
    ],
    ids=["party", "source", "reason"],
)
def test_taking_back_on_a_wrong_ground_is_told(wrong: dict[str, object], nl: str, en: str) -> None:
    assert told(lambda: retract(picture_of(STAFF), taking(name_of(STAFF), **wrong))) == (nl, en)


def test_taking_back_for_a_party_of_no_kind_is_a_refusal_too() -> None:
    dutch, _ = told(lambda: retract(picture_of(STAFF), taking(name_of(STAFF), stated_by="palace/x")))
    assert dutch.startswith("er is geen soort 'palace'; er zijn ")


def test_what_was_done_before_or_cannot_be_undone_is_told() -> None:
    digest = name_of(STAFF)
    common = {"property": "staff", "about": digest, "note": "fout", "stated_by": LMS}
    retracted = Statement(act="retract", subject=ROOM, **common)  # type: ignore[arg-type]  # texts
    destroyed = Statement(act="destroy", subject=ROOM, **common)  # type: ignore[arg-type]  # texts
    picture = picture_of(STAFF, retracted, destroyed)
    assert told(lambda: retract(picture, taking(digest))) == (
        f"{digest[:12]} is al eerder ingetrokken",
        f"{digest[:12]} was retracted before",
    )
    assert told(lambda: destroy(picture, taking(digest))) == (
        f"{digest[:12]} is al eerder vernietigd",
        f"{digest[:12]} was destroyed before",
    )
    stem = name_of(retracted)[:12]
    assert told(lambda: retract(picture, taking(name_of(retracted)))) == (
        f"{stem} is een intrekking, en zoiets wordt niet ingetrokken; doe een nieuwe uitspraak",
        f"{stem} is a retraction, which cannot be retracted; state anew",
    )
    stem = name_of(destroyed)[:12]
    assert told(lambda: destroy(picture, taking(name_of(destroyed)))) == (
        f"{stem} is een besluit tot vernietiging, en dat blijft staan",
        f"{stem} is a decision to destroy, which stays",
    )
