# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of each cell of a file, and what the user is told of it."""

# ruff: noqa: E501  # a case is one line

import pathlib
from typing import Any

import pytest

from kamerbreed.exchange._verdicts import VERDICTS, Plan
from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Refusal, Saying, Taking, retract, state
from tests.exchange.files import DAY, edited, entered, judged, read, workbook, written
from tests.world import CBS, LMS, OTHER_ROOM, ROOM, WORLD, says

HEADS = ["id", "personeel [personen]", "plaats", "uitwijkmeldkamer"]
AT = Coordinates(valid_at=DAY)


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger that knows the things of the tiny world, and the staff of one room."""
    said = [*WORLD, says(ROOM, "staff", 150, observed_on="2024-01-01"), says(ROOM, "city", "Drachten")]
    ledger.perform(state, Saying(statements=said), recorded_by="test")
    return ledger


def rooms(path: pathlib.Path, *rows: Any, heads: Any = HEADS) -> pathlib.Path:
    """A workbook with the sheet of rooms."""
    return workbook(path / "in.xlsx", {"Meldkamer": [heads, *rows]})


def verdicts(plan: Plan) -> dict[str, str]:
    """The verdict of each property in a file about one thing."""
    return {said.property: VERDICTS[plan.verdicts[index]] for index, said in enumerate(plan.said)}


def told(ledger: Ledger, path: pathlib.Path, **wishes: Any) -> tuple[list[str], list[str]]:
    """The faults of a file in Dutch and in English; and that nothing of it was entered."""
    before = len(ledger.picture(AT).table)
    with pytest.raises(Refusal) as refusal:
        entered(ledger, path, **wishes)
    ledger.follow()
    assert len(ledger.picture(AT).table) == before
    return refusal.value.in_language("nl").split("\n"), refusal.value.in_language("en").split("\n")


def test_what_nobody_said_before_is_new(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [OTHER_ROOM, 80, "Den Haag", ROOM])
    found = judged(world, file, stated_by=LMS)
    assert verdicts(found) == {"staff": "new", "city": "new", "fallback_room": "new"}
    assert found.undated == 3
    assert entered(world, file, stated_by=LMS) == 3
    assert entered(world, file, stated_by=LMS) == 0
    assert world.picture(AT).get(OTHER_ROOM).staff == 80


def test_a_later_day_another_source_and_another_party_confirm(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [ROOM, 150, None, None])
    assert verdicts(judged(world, file, stated_by=LMS)) == {"staff": "same"}
    assert verdicts(judged(world, file, stated_by=LMS, observed_on="2025-06-01")) == {"staff": "confirms"}
    assert verdicts(judged(world, file, stated_by=LMS, sources=("source/2021",))) == {"staff": "confirms"}
    assert verdicts(judged(world, file, stated_by=CBS)) == {"staff": "confirms"}
    assert entered(world, file, stated_by=LMS, observed_on="2025-06-01") == 1
    assert world.picture(AT).fact(ROOM, "staff").standing.fresh.confirmed_on == "2025-06-01"
    assert entered(world, file, stated_by=LMS, observed_on="2025-06-01") == 0


def test_another_value_of_the_same_party_asks_for_a_choice(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [ROOM, 160, None, None])
    dutch, english = told(world, file, stated_by=LMS)
    assert dutch == [
        "in.xlsx, blad Meldkamer, rij 2, kolom B (personeel [personen]): party/lms zei eerder 150; kies:"
        " --changed-on DATUM (het veranderde), --it-was-wrong (het was fout), of vul een datum in op de regel"
    ]
    assert english == [
        "in.xlsx, sheet Meldkamer, row 2, column B (personeel [personen]): party/lms said 150 before; choose:"
        " --changed-on DATE (it changed), --it-was-wrong (it was wrong), or fill in a date on the row"
    ]


def test_something_changed_keeps_what_was_before(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [ROOM, 160, None, None])
    assert verdicts(judged(world, file, stated_by=LMS, changed_on="2025-03-01")) == {"staff": "changed"}
    assert entered(world, file, stated_by=LMS, changed_on="2025-03-01") == 1
    assert world.picture(AT).one(ROOM, "staff") == 160
    assert world.picture(Coordinates(valid_at=DAY.replace(year=2024, month=6))).one(ROOM, "staff") == 150
    assert entered(world, file, stated_by=LMS, changed_on="2025-03-01") == 0


def test_what_changed_may_change_back(world: Ledger, tmp_path: pathlib.Path) -> None:
    first = workbook(tmp_path / "first.xlsx", {"Meldkamer": [["id", "staff"], [OTHER_ROOM, 80]]})
    second = workbook(tmp_path / "second.xlsx", {"Meldkamer": [["id", "staff"], [OTHER_ROOM, 90]]})
    assert entered(world, first, stated_by=LMS) == 1
    assert entered(world, second, stated_by=LMS, changed_on="2024-01-01") == 1
    assert entered(world, first, stated_by=LMS) == 0
    assert world.picture(AT).one(OTHER_ROOM, "staff") == 90
    assert entered(world, first, stated_by=LMS, changed_on="2025-01-01") == 1
    assert world.picture(AT).one(OTHER_ROOM, "staff") == 80
    assert entered(world, first, stated_by=LMS, changed_on="2025-01-01") == 0


def test_it_was_wrong_takes_back_and_keeps_the_dates(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [ROOM, 160, None, None])
    assert judged(world, file, stated_by=LMS, it_was_wrong=True).retractions == 1
    assert entered(world, file, stated_by=LMS, it_was_wrong=True, reason="typefout") == 2
    history = world.picture(AT).history(ROOM)
    assert [(voice.entry.said.act, voice.entry.said.note) for voice in history[-2:]] == [
        ("retract", "typefout"),
        ("assert", ""),
    ]
    assert history[-1].entry.said.observed_on == "2024-01-01"
    assert world.picture(AT).one(ROOM, "staff") == 160
    assert world.picture(AT).fact(ROOM, "staff").standing.agreement == "one_voice"


def test_a_date_on_the_row_tells_when(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [ROOM, 160, "14-5-2025"], heads=["id", "staff", "peildatum"])
    assert verdicts(judged(world, file, stated_by=LMS)) == {"staff": "changed"}
    assert entered(world, file, stated_by=LMS) == 1
    assert world.picture(AT).history(ROOM)[-1].entry.said.observed_on == "2025-05-14"


def test_who_says_otherwise_is_named(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [ROOM, 160, None, None])
    found = judged(world, file, stated_by=CBS, observed_on="2024-01-01")
    assert verdicts(found) == {"staff": "disputes"}
    assert found.parties == {0: (LMS,)}
    later = judged(world, file, stated_by=CBS, observed_on="2025-01-01")
    assert verdicts(later) == {"staff": "changed"}
    assert entered(world, file, stated_by=CBS, observed_on="2024-01-01") == 1
    assert world.picture(AT).fact(ROOM, "staff").standing.agreement == "disputed"


def test_a_file_never_brings_back_what_was_retracted(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [OTHER_ROOM, 80, None, None])
    exported = tmp_path / "out.xlsx"
    entered(world, file, stated_by=LMS)
    written(exported, world.picture(AT))
    digest = world.picture(AT).history(OTHER_ROOM)[-1].entry.digest
    world.perform(retract, Taking(digest=digest, reason="fout", stated_by=LMS), recorded_by="test")
    found = judged(world, file, stated_by=LMS)
    assert verdicts(found) == {"staff": "retracted"}
    assert entered(world, file, stated_by=LMS) == 0
    assert judged(world, exported).recorded.verdicts.count(2) == 1
    assert entered(world, exported) == 0
    assert world.picture(AT).one(OTHER_ROOM, "staff") is None


def test_what_is_left_out_deletes_nothing_and_is_told(world: Ledger, tmp_path: pathlib.Path) -> None:
    exported = written(tmp_path / "out.xlsx", world.picture(AT))
    edited(exported, "Meldkamer", {(ROOM, "personeel [personen]"): None})
    found = judged(world, exported)
    assert [(one.property, one.place.in_language("nl")) for one in found.empties] == [
        ("staff", "out.xlsx, blad Meldkamer, rij 3, kolom X (personeel [personen])")
    ]
    assert entered(world, exported) == 0
    assert world.picture(AT).one(ROOM, "staff") == 150
    bare = judged(world, rooms(tmp_path, [ROOM, 150, None, None]), stated_by=LMS)
    assert [one.property for one in bare.empties] == ["city"]


def test_a_row_that_is_gone_from_an_export_deletes_nothing(world: Ledger, tmp_path: pathlib.Path) -> None:
    import openpyxl  # noqa: PLC0415

    exported = written(tmp_path / "out.xlsx", world.picture(AT))
    book = openpyxl.load_workbook(exported)
    book["Meldkamer"].delete_rows(3)
    book.save(exported)
    assert judged(world, exported).missing == {"control-room": 1}
    assert entered(world, exported) == 0


def test_a_changed_cell_of_an_export_is_a_new_statement_and_all_others_say_nothing(
    world: Ledger, tmp_path: pathlib.Path
) -> None:
    exported = written(tmp_path / "out.xlsx", world.picture(AT), "en")
    edited(exported, "Control room", {(ROOM, "staff [persons]"): 170})
    found = judged(world, exported, stated_by=LMS, changed_on="2025-01-01")
    assert [VERDICTS[one] for one in found.verdicts if VERDICTS[one] != "unchanged"] == ["changed"]
    assert not found.edited
    assert entered(world, exported, stated_by=LMS, changed_on="2025-01-01") == 1
    assert world.picture(AT).one(ROOM, "staff") == 170
    assert entered(world, exported, stated_by=LMS, changed_on="2025-01-01") == 0


@pytest.mark.parametrize(
    "wishes", [{"changed_on": "2025-01-01"}, {"it_was_wrong": True}], ids=["changed", "wrong"]
)
def test_an_export_with_a_changed_cell_comes_in_elsewhere_at_once(
    world: Ledger, templates: Any, tmp_path: pathlib.Path, wishes: Any
) -> None:
    exported = written(tmp_path / "out.xlsx", world.picture(AT))
    edited(exported, "Meldkamer", {(ROOM, "personeel [personen]"): 170})
    with templates.copied() as alias:
        elsewhere = Ledger(alias)
        extra = 1 if "changed_on" in wishes else 2
        assert entered(elsewhere, exported, stated_by=LMS, **wishes) == len(WORLD) + 2 + extra
        assert elsewhere.picture(AT).one(ROOM, "staff") == 170
        assert elsewhere.picture(AT).fact(ROOM, "staff").standing.agreement == "one_voice"
        assert elsewhere.verify().fault == ""


def test_a_changed_sheet_of_statements_is_noticed(world: Ledger, tmp_path: pathlib.Path) -> None:
    import openpyxl  # noqa: PLC0415

    exported = written(tmp_path / "out.xlsx", world.picture(AT))
    book = openpyxl.load_workbook(exported)
    sheet = book["uitspraken"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(row[0].row for row in sheet.iter_rows() if row[heads["property"] - 1].value == "staff")
    sheet.cell(row, heads["value"]).value = "151"
    book.save(exported)
    assert judged(world, exported).edited


def test_a_thing_may_be_named_by_the_name_that_only_it_has(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(
        tmp_path,
        [OTHER_ROOM, None, None, "Meldkamer Noord-Nederland"],
        ["control-room/nieuw", None, None, "den-haag"],
    )
    assert entered(world, file, stated_by=LMS) == 2
    assert world.picture(AT).one(OTHER_ROOM, "fallback_room") == ROOM
    assert world.picture(AT).one("control-room/nieuw", "fallback_room") == OTHER_ROOM


def test_things_that_are_new_in_the_same_file_may_be_named(world: Ledger, tmp_path: pathlib.Path) -> None:
    heads = ["id", "naam", "uitwijkmeldkamer"]
    file = rooms(tmp_path, ["a", "Kamer A", "Kamer B"], ["b", "Kamer B", "control-room/a"], heads=heads)
    assert entered(world, file, stated_by=LMS) == 4
    assert world.picture(AT).one("control-room/a", "fallback_room") == "control-room/b"


def test_a_thing_that_nobody_named_before_is_told_since_its_id_may_be_mistyped(
    world: Ledger, tmp_path: pathlib.Path
) -> None:
    heads = ["id", "staff", "bestaat", "geldig van"]
    rows = [ROOM, 150, None, None], ["drachtn", 5, None, None], ["new", 5, "ja", 2020], ["new", 6, None, 2021]
    found = judged(world, rooms(tmp_path, *rows, heads=heads), stated_by=LMS)
    assert list(found.strangers) == ["control-room/drachtn"]


def test_rows_with_dates_tell_a_history(world: Ledger, tmp_path: pathlib.Path) -> None:
    heads = ["id", "staff", "geldig van"]
    file = rooms(tmp_path, [OTHER_ROOM, 70, 2022], [OTHER_ROOM, 80, "2024-02"], heads=heads)
    assert entered(world, file, stated_by=LMS) == 2
    assert world.picture(AT).one(OTHER_ROOM, "staff") == 80
    assert world.picture(Coordinates(valid_at=DAY.replace(year=2023))).one(OTHER_ROOM, "staff") == 70


@pytest.mark.parametrize(
    ("heads", "rows", "nl", "en"),
    [
        (["id", "staff"], [["x y", 1]], "rij 2, kolom A (id): 'x y' is geen id van deze soort; schrijf control-room/naam, met kleine letters, cijfers en streepjes", "row 2, column A (id): 'x y' is no id of this kind; write control-room/name, in small letters, digits and hyphens"),
        (["id", "staff"], [["region/vr01", 1]], "rij 2, kolom A (id): 'region/vr01' is geen id van deze soort;", "row 2, column A (id): 'region/vr01' is no id of this kind;"),
        (["id", "staff"], [[None, 1]], "rij 2, kolom A (id): deze regel heeft geen id; vul control-room/naam in", "row 2, column A (id): this row has no id; fill in control-room/name"),
        (["id", "staff"], [["a", "=1+1"]], "rij 2, kolom B (staff): dit is een formule (=1+1), en die wordt niet uitgerekend; plak hier haar waarde", "row 2, column B (staff): this is a formula (=1+1)"),
        (["id", "staff"], [["a", "1e400"]], "rij 2, kolom B (staff): '1e400' is te groot om als getal te bewaren", "row 2, column B (staff): '1e400' is too large"),
        (["id", "staff"], [["a", "NaN"]], "rij 2, kolom B (staff): 'NaN' is geen getal;", "row 2, column B (staff): 'NaN' is no number;"),
        (["id", "officieel geopend op"], [["a", "2023-02-30"]], "rij 2, kolom B (officieel geopend op): '2023-02-30' is geen bestaande datum;", "row 2, column B (officieel geopend op): '2023-02-30' is no date that exists;"),
        (["id", "uitwijkmeldkamer"], [["a", "control-room/nergens"]], "rij 2, kolom B (uitwijkmeldkamer): er is geen meldkamer control-room/nergens; voer eerst in wat ontbreekt, of zet het in hetzelfde bestand", "row 2, column B (uitwijkmeldkamer): there is no control-room/nergens; enter this control room first"),
        (["id", "uitwijkmeldkamer"], [["a", "Dubbel"], ["b", None], ["c", None]], "rij 2, kolom B (uitwijkmeldkamer): 'Dubbel' heten er meer: control-room/d1, control-room/d2; schrijf de id", "row 2, column B (uitwijkmeldkamer): several are called 'Dubbel': control-room/d1, control-room/d2; write the id"),
        (["id", "uitwijkmeldkamer"], [["a", "Nergens heen"]], "rij 2, kolom B (uitwijkmeldkamer): er is niets met de naam 'Nergens heen' (control-room); schrijf de id", "row 2, column B (uitwijkmeldkamer): there is nothing called 'Nergens heen'"),
        (["id", "staff"], [["a", 1], ["a", 1]], "rij 3, kolom B (staff): dezelfde uitspraak als in.xlsx, blad Meldkamer, rij 2, kolom B (staff); laat er één weg", "row 3, column B (staff): the same statement as in.xlsx, sheet Meldkamer, row 2, column B (staff); leave one out"),
        (["id", "staff"], [["a", 1], ["a", 2]], "rij 3, kolom B (staff): zegt iets anders dan in.xlsx, blad Meldkamer, rij 2, kolom B (staff), van dezelfde partij en dezelfde dagen;", "row 3, column B (staff): says otherwise than in.xlsx, sheet Meldkamer, row 2, column B (staff), by the same party"),
        (["id", "staff", "personeel"], [["a", 1, 2]], "rij 1: de kolom 'personeel' staat er twee keer (ook als 'staff'); laat er één weg", "row 1: column 'personeel' stands twice (as 'staff' too); leave one out"),
        (["id", "staff", "kleur"], [["a", 1, "rood"]], "rij 1: deze kolommen zijn niet bekend: kleur; verbeter de kop, of geef --ignore-columns \"kleur\"", "row 1: these columns are not known: kleur; correct the head, or give --ignore-columns \"kleur\""),
        (["naam", "staff"], [["a", 1]], "rij 1: er is geen kolom 'id'; zet er een in, met de vaste naam van elke zaak", "row 1: there is no column 'id'; put one in"),
        (["id", "staff", "geldig van", "geldig tot"], [["a", 1, 2024, 2020]], "rij 2: valid_to: 2020 ligt niet na valid_from 2024;", "row 2: valid_to: 2020 is not after valid_from 2024;"),
        (["id", "staff", "grondslag"], [["a", 1, "zeker"]], "rij 2, kolom C (grondslag): hier hoort een van gemeten, gedocumenteerd", "row 2, column C (grondslag): expected one of gemeten"),
        (["id", "bronhouder"], [["a", "party/lms\nparty/lms"]], "rij 2, kolom B (bronhouder): 'party/lms' staat er twee keer; laat er één weg", "row 2, column B (bronhouder): 'party/lms' stands twice; leave one out"),
        (["id", "staff", "bron"], [["a", 1, "source/nergens"]], "rij 2, kolom B (staff): er is geen bron source/nergens;", "row 2, column B (staff): there is no source/nergens;"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_entered(
    world: Ledger, tmp_path: pathlib.Path, *, heads: Any, rows: Any, nl: str, en: str
) -> None:
    twice = [says(f"control-room/d{number}", "name", "Dubbel") for number in (1, 2)]
    world.perform(state, Saying(statements=twice), recorded_by="test")
    dutch, english = told(world, rooms(tmp_path, *rows, heads=heads), stated_by=LMS)
    assert dutch[0].startswith(f"in.xlsx, blad Meldkamer, {nl}"), dutch
    assert english[0].startswith(f"in.xlsx, sheet Meldkamer, {en}"), english


def test_signs_that_mislead_the_eye_are_warned_of_and_those_that_turn_it_round_refused(
    world: Ledger, tmp_path: pathlib.Path
) -> None:
    look_alike = rooms(tmp_path, [OTHER_ROOM, None, "Den H\u0430ag", None])
    warnings = read(look_alike, stated_by=LMS).warnings
    assert len(warnings) == 1
    assert warnings[0].in_language("nl").startswith("in.xlsx, blad Meldkamer, rij 2, kolom C (plaats): ")
    assert entered(world, look_alike, stated_by=LMS) == 1
    dutch, _ = told(world, rooms(tmp_path, [OTHER_ROOM, None, "Den \u202eHaag", None]), stated_by=LMS)
    assert dutch[0].startswith("in.xlsx, blad Meldkamer, rij 2, kolom C (plaats): ")


def test_who_says_it_must_be_told(world: Ledger, tmp_path: pathlib.Path) -> None:
    dutch, english = told(world, rooms(tmp_path, [OTHER_ROOM, 1, None, None]))
    assert dutch[0].endswith("wie dit zegt is niet bekend; geef --stated-by, of vul de kolom 'afgever' in")
    assert english[0].endswith(
        "who says this is not known; give --stated-by, or fill in the column 'stated by'"
    )


def test_of_many_faults_twenty_are_shown_and_all_are_counted(world: Ledger, tmp_path: pathlib.Path) -> None:
    dutch, _ = told(world, rooms(tmp_path, *[["a", "veel", None, None]] * 30), stated_by=LMS)
    assert len(dutch) == 21
    assert dutch[-1] == "en nog 10"


def test_columns_that_are_named_as_unread_are_not_read(world: Ledger, tmp_path: pathlib.Path) -> None:
    file = rooms(tmp_path, [OTHER_ROOM, 1, "rood"], heads=["id", "staff", "Kleur"])
    assert entered(world, file, stated_by=LMS, ignored=("kleur",)) == 1


def test_a_source_makes_it_documented_and_the_row_goes_before_the_file(
    world: Ledger, tmp_path: pathlib.Path
) -> None:
    heads = ["id", "staff", "bron", "afgever", "vindplaats", "grondslag", "toelichting"]
    rows = [["a", 1, None, None, None, None, None], ["b", 2, "2021", "cbs", "blz. 3", "gemeten", "geteld"]]
    intake = read(rooms(tmp_path, *rows, heads=heads), stated_by=LMS, sources=("source/2019",))
    first, second = intake.said
    assert (first.basis, first.sources, first.stated_by) == ("documented", ("source/2019",), LMS)
    assert (second.basis, second.sources, second.stated_by) == ("measured", ("source/2021",), CBS)
    assert (second.locator, second.note) == ("blz. 3", "geteld")
    assert entered(world, tmp_path / "in.xlsx", stated_by=LMS, sources=("source/2019",)) == 2
