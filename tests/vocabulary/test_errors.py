# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever goes wrong is told in Dutch and in English, with the same particulars and what to do."""

import ast
import pathlib
import pickle
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

import kamerbreed
from kamerbreed.vocabulary import (
    LANGUAGES,
    Label,
    Place,
    Told,
    VocabularyError,
    checked,
    kind_of,
    partial_date,
    property_of,
    read_json,
    whole_day,
)
from kamerbreed.vocabulary._errors import MAX_PART
from kamerbreed.vocabulary._labels import read_table
from tests.world import LMS, REGION, ROOM, says

SOURCE = pathlib.Path(kamerbreed.__file__).parent
ROWS = read_table("errors.csv")
WORDINGS = {row["key"]: row for row in ROWS}
OWN_TEXTS = {
    # Broken promises between programmers, which no input of a user can bring about.
    ("picture/_table.py", "ValueError"),
    ("reference/_convert.py", "AssertionError"),
    ("web/_chart.py", "ChartError"),
}


def parts_of(text: str) -> set[str]:
    """The names between braces in a wording."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# --- the table and the code -----------------------------------------------------------------------


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Each module of the code by its path."""
    for file in sorted(SOURCE.rglob("*.py")):
        yield file.relative_to(SOURCE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def name_of(node: ast.expr) -> str:
    """The last part of a name with dots; empty for what is no name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def told_classes() -> set[str]:
    """Told, and every class of the code that descends from it."""
    classes = [node for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {"Told"}
    while more := {one.name for one in classes if found & {name_of(base) for base in one.bases}} - found:
        found |= more
    return found


class Call(NamedTuple):
    """A place in the code where something is told: its key, and the parts that it is given."""

    place: str
    key: str | None
    parts: frozenset[str | None]


def calls() -> list[Call]:
    """Every place in the code where something is told; without a key if it is no literal text."""
    classes = told_classes()
    found = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or name_of(node.func) not in classes:
                continue
            first = node.args[0] if len(node.args) == 1 else None
            key = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
            parts = frozenset(keyword.arg for keyword in node.keywords)
            found.append(Call(f"{path}:{node.lineno}", key, parts))
    return found


CALLS = calls()


def test_the_walk_over_the_code_sees_the_errors_of_every_room() -> None:
    """Guards the tests below, which would pass if they looked at nothing."""
    assert told_classes() >= {
        "VocabularyError",
        "PictureError",
        "Refusal",
        "ExchangeError",
        "LedgerError",
        "CommandError",
    }
    rooms = {call.place.partition("/")[0] for call in CALLS}
    assert rooms >= {"vocabulary", "picture", "exchange", "ledger", "cli"}


def test_every_error_in_the_code_has_its_row() -> None:
    assert [call.place for call in CALLS if call.key not in WORDINGS] == []


def test_every_row_is_used() -> None:
    assert sorted(WORDINGS.keys() - {call.key for call in CALLS}) == []


def test_every_error_is_given_the_parts_of_its_wording_no_more_and_no_less() -> None:
    wrong = [
        (call.place, sorted(map(str, call.parts)))
        for call in CALLS
        if call.key in WORDINGS and call.parts != parts_of(WORDINGS[call.key]["nl"])
    ]
    assert wrong == []


def test_every_row_stands_once_and_says_the_same_parts_in_both_languages() -> None:
    assert len(WORDINGS) == len(ROWS)
    assert [row["key"] for row in ROWS if not row["nl"] or not row["en"]] == []
    assert [row["key"] for row in ROWS if parts_of(row["nl"]) != parts_of(row["en"])] == []


def test_no_wording_formats_its_parts_by_number_or_by_rule() -> None:
    odd = [
        row["key"]
        for row in ROWS
        for lang in LANGUAGES
        for _, name, rule, conversion in string.Formatter().parse(row[lang])
        if name is not None and (not name.isidentifier() or rule or conversion)
    ]
    assert odd == []


def test_nothing_is_raised_with_a_text_of_its_own() -> None:
    found = {
        (path, name_of(node.exc.func))
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        for given in node.exc.args[:1]
        if isinstance(given, ast.JoinedStr)
        or (isinstance(given, ast.Constant) and isinstance(given.value, str) and " " in given.value)
    }
    assert found == OWN_TEXTS


# --- telling --------------------------------------------------------------------------------------


def test_an_error_reads_as_english_for_whoever_reads_the_log() -> None:
    error = VocabularyError("field", name="key", problem=Told("text.nul"))
    assert str(error) == error.in_language("en") == "key: text holds a NUL character; take it out"


def test_a_part_that_is_told_itself_follows_the_language() -> None:
    place = Place(file="in.csv", row=3)
    error = Told(
        "fault", place=place, problem=Told("statement.twin", place=Told("place.statement", number=2))
    )
    assert error.in_language("nl") == "in.csv rij 3: dezelfde uitspraak als uitspraak 2; laat er één weg"
    assert error.in_language("en") == "in.csv row 3: the same statement as statement 2; leave one out"


def test_a_label_is_said_in_the_language_and_a_list_gives_a_line_each() -> None:
    reason = Told("note.reason", act=Label("intrekking", "retraction"))
    error = Told("faults.more", faults=[reason, Told("value.null")], n=3)
    assert error.in_language("nl").splitlines() == [
        "note: een intrekking heeft een reden nodig",
        "null is geen waarde; zeg met non_value waarom er geen is",
        "en nog 3",
    ]
    assert error.in_language("en").splitlines()[-1] == "and 3 more"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[2J", "\0", "\u2028", "\u202e", "\ud800"], ids=ascii)
def test_what_a_stranger_wrote_can_neither_break_the_line_nor_steer_the_terminal(
    lang: str, sign: str
) -> None:
    shown = Told("date.form", text=f"20{sign}23").in_language("en" if lang == "en" else "nl")
    assert shown.isprintable()
    assert sign[0].encode("unicode_escape").decode("ascii") in shown
    shown.encode()


def test_a_very_long_part_does_not_drown_what_is_wrong() -> None:
    shown = str(Told("date.form", text="9" * 1_000_000))
    assert len(shown) < MAX_PART + 100
    assert shown.endswith("write 2023, 2023-05 or 2023-05-01")


def test_braces_in_what_a_stranger_wrote_are_no_places_for_parts() -> None:
    assert str(Told("date.form", text="{text} {0} {x.y}")).startswith("'{text} {0} {x.y}' is no date")


def test_an_error_survives_the_way_to_another_process() -> None:
    error = VocabularyError("field", name="key", problem=Told("text.nul"))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is VocabularyError
    assert [again.in_language(lang) for lang in LANGUAGES] == [error.in_language(lang) for lang in LANGUAGES]


def test_an_unknown_key_or_a_missing_part_does_not_pass_for_a_message() -> None:
    with pytest.raises(KeyError):
        str(Told("no.such.row"))
    with pytest.raises(KeyError):
        str(Told("date.form"))


# --- what the vocabulary refuses ------------------------------------------------------------------

STAFF = says(ROOM, "staff", 150)
EXAMPLES: list[tuple[Callable[[], object], str, str]] = [
    (
        lambda: partial_date("2023-02-30"),
        "'2023-02-30' is geen bestaande datum; schrijf 2023, 2023-05 of 2023-05-01",
        "'2023-02-30' is no date that exists; write 2023, 2023-05 or 2023-05-01",
    ),
    (
        lambda: partial_date("9999"),
        "'9999' is geen bestaande datum; een jaar ligt tussen 0001 en 9998",
        "'9999' is no date that exists; a year lies between 0001 and 9998",
    ),
    (
        lambda: whole_day("2023-05"),
        "'2023-05' is niet één dag; schrijf de datum voluit, zoals 2023-05-01",
        "'2023-05' is not one day; write it in full, as 2023-05-01",
    ),
    (
        lambda: read_json("[1, twee]"),
        "[1, twee] is geen JSON-waarde, vanaf teken 5; tekst staat tussen dubbele aanhalingstekens",
        "[1, twee] is no JSON value, from character 5 on; text stands in double quotes",
    ),
    (
        lambda: read_json("1" * 5_000),
        "een getal kan hoogstens 4300 cijfers hebben",
        "a number can have 4300 digits at most",
    ),
    (
        lambda: checked(replace(STAFF, value="true")),
        "value: hier hoort een geheel getal te staan, niet true",
        "value: expected a whole number, found true",
    ),
    (
        lambda: checked(says("service/112", "description", {"de": "Anrufe"})),
        'value: hier hoort tekst, of een record zoals {"en": "..."} voor een andere taal, te staan,'
        ' niet {"de": "Anrufe"}',
        'value: expected text, or a record like {"en": "..."} for another language, found {"de": "Anrufe"}',
    ),
    (
        lambda: checked(says(REGION, "served_by", "party/lms")),
        "value: hier hoort een control-room te staan, niet 'party/lms'",
        "value: expected a control-room, found 'party/lms'",
    ),
    (
        lambda: checked(says("takeover/t", "room", "party/x")),
        "value: hier hoort een control-room of component te staan, niet 'party/x'",
        "value: expected a control-room or component, found 'party/x'",
    ),
    (
        lambda: checked(says(ROOM, "depends_on", {"on": "net"}, key="component/net")),
        "value: veld on: hier hoort een zaak als soort/naam te staan, niet 'net'",
        "value: field on: expected a thing as kind/slug, found 'net'",
    ),
    (
        lambda: checked(replace(STAFF, basis="documented")),
        "sources: een gedocumenteerde uitspraak (documented) heeft een bron nodig; zonder bron is ze gesteld"
        " (stated)",
        "sources: a documented statement needs a source; without one it is stated",
    ),
    (
        lambda: checked(replace(STAFF, valid_from="2021", valid_to="2020")),
        "valid_to: 2020 ligt niet na valid_from 2021; het einde is de eerste dag waarop het niet meer geldt",
        "valid_to: 2020 is not after valid_from 2021; the end is the first day on which it no longer holds",
    ),
    (
        lambda: checked(replace(STAFF, act="retract", about="ab" * 32)),
        "note: een intrekking heeft een reden nodig",
        "note: a retraction needs a reason",
    ),
    (
        lambda: checked(replace(STAFF, act="delete")),
        "act: hier hoort een van assert, retract, rule, classify, destroy te staan, niet 'delete'",
        "act: expected one of assert, retract, rule, classify, destroy, found 'delete'",
    ),
    (
        lambda: checked(replace(STAFF, stated_by="lms")),
        "stated_by: hier hoort de partij die dit zegt, als party/..., te staan, niet 'lms'",
        "stated_by: expected the party that says so as party/..., found 'lms'",
    ),
    (
        lambda: checked(says(ROOM, "city", "Drachten", key=LMS)),
        "key: city heeft één waarde en krijgt geen key; laat 'party/lms' weg",
        "key: city has one value and takes no key, found 'party/lms'",
    ),
]


@pytest.mark.parametrize(("refuse", "nl", "en"), EXAMPLES, ids=[en[:40] for _, _, en in EXAMPLES])
def test_what_is_refused_is_told_in_the_language_of_whoever_asked(
    refuse: Callable[[], object], nl: str, en: str
) -> None:
    with pytest.raises(VocabularyError) as refused:
        refuse()
    assert refused.value.in_language("nl") == nl
    assert refused.value.in_language("en") == str(refused.value) == en


def test_an_unknown_kind_or_property_is_told_with_those_that_exist() -> None:
    with pytest.raises(VocabularyError) as refused:
        kind_of("palace/x")
    assert refused.value.in_language("nl").startswith(
        "er is geen soort 'palace'; er zijn region, control-room"
    )
    with pytest.raises(VocabularyError) as refused:
        property_of(ROOM, "colour")
    told = refused.value.in_language("nl")
    assert told.startswith("een control-room heeft geen eigenschap 'colour'; wel type")
    assert "…" not in told
