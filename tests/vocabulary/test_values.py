# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Values: equal ones are equal text, and what no database or file can keep never comes in."""

import json
import math
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.vocabulary import (
    FIELDS,
    Statement,
    VocabularyError,
    canonical,
    checked,
    is_reference,
    kinds,
    property_of,
    read_json,
    references,
)
from kamerbreed.vocabulary._values import MAX_VALUE_CHARACTERS
from tests.world import CBS, LMS, OTHER_ROOM, REGION, ROOM, says

# --- canonical text -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (-0.0, "0"),
        (5, "5"),
        (5.5, "5.5"),
        (1e3, "1000"),
        (True, "true"),
        (False, "false"),
        ("é", '"é"'),
        ("e\u0301", '"é"'),
        ('"\\\n', '"\\"\\\\\\n"'),
        ({"b": 1, "a": 2.0}, '{"a":2,"b":1}'),
        ([1.0, [2.0]], "[1,[2]]"),
        ((1, "x"), '[1,"x"]'),
        ({"e\u0301": 1}, '{"é":1}'),
        (2**53, "9007199254740992"),
        (float(2**53), "9007199254740992.0"),
    ],
)
def test_equal_values_have_one_text(value: object, text: str) -> None:
    assert canonical(value) == text


JSON = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=4,
).filter(lambda value: depth(value) <= 4)


def depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(JSON)
def test_canonical_text_reads_back_as_an_equal_value_and_is_its_own_canonical_text(value: Any) -> None:
    text = canonical(value)
    assert canonical(read_json(text)) == text
    assert unicodedata.is_normalized("NFC", text)
    assert json.loads(text) == json.loads(unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False)))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (math.nan, "finite"),
        (math.inf, "finite"),
        (-math.inf, "finite"),
        ([1, {"a": math.nan}], "finite"),
        (None, "null is no value"),
        ([None], "null is no value"),
        ("a\0b", "NUL"),
        ({"a\0": 1}, "NUL"),
        ("\ud800", "surrogate"),
        ({"\udfff": 1}, "surrogate"),
        ([[[[[1]]]]], "nested deeper"),
        ({"a": {"a": {"a": {"a": {"a": 1}}}}}, "nested deeper"),
        (b"x", "bytes"),
        ({1, 2}, "set"),
        (range(2), "range"),
        ("x" * MAX_VALUE_CHARACTERS, "longer than"),
        (10**5000, None),
        ({"é": 1, "e\u0301": 2}, None),
    ],
    ids=lambda given: type(given).__name__ if isinstance(given, int) else repr(given)[:24],
)
def test_what_no_database_or_file_can_keep_is_no_value(value: object, reason: str | None) -> None:
    with pytest.raises(VocabularyError, match=reason):
        canonical(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("NaN", "NaN is no number"),
        ("Infinity", "Infinity is no number"),
        ("[-Infinity]", "-Infinity is no number"),
        ('{"a": 1, "a": 2}', "same field twice"),
        ('[{"b": {"a": 1, "a": 1}}]', "same field twice"),
        ("", "no JSON value"),
        ("Drachten", "text stands in double quotes"),
        ("'Drachten'", "text stands in double quotes"),
        ('"Drachten', "no JSON value"),
        ("1 2", "no JSON value"),
        ("{}{}", "no JSON value"),
        ("01", "no JSON value"),
        ("٥", "no JSON value"),
        ("1" * 5000, "digits"),
        ("[" * 90_000, None),
        ('{"a":' * 10_000 + "1" + "}" * 10_000, None),
        (" " * MAX_VALUE_CHARACTERS + "1", "longer than"),
        ('"tab\tin text"', "no JSON value"),
    ],
    ids=lambda given: repr(given)[:24],
)
def test_text_that_is_not_strictly_one_json_value_is_refused(text: str, reason: str | None) -> None:
    with pytest.raises(VocabularyError, match=reason) as refused:
        read_json(text)
    assert len(str(refused.value)) < 300


# --- values of a property -------------------------------------------------------------------------


def value_of(subject: str, name: str, text: str, **rest: Any) -> str | None:
    """The value of a statement after the check, given as JSON text."""
    return checked(replace(says(subject, name, **rest), value=text)).value


@pytest.mark.parametrize(
    "name", ["staff", "lat", "city", "remark", "designated_by_law", "in_operation_since"]
)
@pytest.mark.parametrize(
    "text",
    [
        "1e400",
        "-1e400",
        "NaN",
        "Infinity",
        "null",
        '"a\\u0000b"',
        '"\\ud800"',
        "[[[[[1]]]]]",
        "[" * 90_000,
        '{"a":1,"a":2}',
        '"' + "x" * MAX_VALUE_CHARACTERS + '"',
        "9" * 5000,
    ],
    ids=lambda text: text[:16],
)
def test_a_hostile_value_is_refused_by_every_type_with_a_message_that_can_be_shown(
    name: str, text: str
) -> None:
    key = "iets" if name == "remark" else ""
    with pytest.raises(VocabularyError, match=r"^value: ") as refused:
        value_of(ROOM, name, text, key=key)
    str(refused.value).encode()


@pytest.mark.parametrize(
    ("subject", "name", "text", "kept"),
    [
        (ROOM, "staff", "5.0", "5"),
        (ROOM, "staff", " 5 ", "5"),
        (ROOM, "staff", "1e2", "100"),
        (ROOM, "lat", "53.10", "53.1"),
        (ROOM, "lat", "53", "53"),
        (ROOM, "city", '"Drachte\\u0301n"', '"Drachtén"'),
        (ROOM, "designated_by_law", "true", "true"),
        (ROOM, "exists", '"planned"', '"planned"'),
        (ROOM, "exists", "false", "false"),
        (ROOM, "type", '"regional"', '"regional"'),
        (ROOM, "in_operation_since", '"2021-01/2021-03"', '"2021-01/2021-03"'),
        (ROOM, "migration_started_at", '"2024-05-14T06:00"', '"2024-05-14T06:00"'),
        (ROOM, "last_tested", '"2024-05"', '"2024-05"'),
        (REGION, "served_by", '"drachten"', '"control-room/drachten"'),
        ("service/112", "description", '{"en":"calls","nl":"oproepen"}', '{"en":"calls","nl":"oproepen"}'),
    ],
)
def test_a_right_value_is_kept_in_its_one_form(subject: str, name: str, text: str, kept: str) -> None:
    assert value_of(subject, name, text) == kept


@pytest.mark.parametrize(
    ("subject", "name", "text", "expected"),
    [
        (ROOM, "staff", "5.5", "whole number"),
        (ROOM, "staff", "true", "whole number"),
        (ROOM, "staff", '"5"', "whole number"),
        (ROOM, "lat", '"53.1"', "a number"),
        (ROOM, "lat", "false", "a number"),
        (ROOM, "city", '""', "text"),
        (ROOM, "city", '"  "', "text"),
        (ROOM, "city", "5", "text"),
        (ROOM, "city", '["Drachten"]', "text"),
        (ROOM, "designated_by_law", "1", "true or false"),
        (ROOM, "designated_by_law", '"true"', "true or false"),
        (ROOM, "exists", "1", '"planned"'),
        (ROOM, "exists", '"yes"', '"planned"'),
        (ROOM, "type", '"Regional"', "regional"),
        (ROOM, "type", "[]", "regional"),
        (ROOM, "last_tested", '"2023-02-30"', "no date"),
        (ROOM, "last_tested", '"2023-13"', "no date"),
        (ROOM, "last_tested", '"0000"', "no date"),
        (ROOM, "last_tested", "2023", "a date such as"),
        (ROOM, "in_operation_since", '"2021-03/2021-01"', "ends before it begins"),
        (REGION, "served_by", '"service/112"', "a control-room"),
        (REGION, "served_by", '"party/lms"', "a control-room"),
        (REGION, "served_by", '"huis/1"', "a control-room"),
        (REGION, "served_by", '"control-room/"', "kind/slug"),
        (REGION, "served_by", '"control-room/a b"', "kind/slug"),
        (REGION, "served_by", '"Control-room/a"', "kind/slug"),
        (REGION, "served_by", '"control-room/a/b"', "kind/slug"),
        (REGION, "served_by", '"control-room/é"', "kind/slug"),
        (REGION, "served_by", "5", "kind/slug"),
        ("service/112", "description", '{"de":"Anrufe"}', "another language"),
        ("service/112", "description", "{}", "another language"),
        ("service/112", "description", '{"en":5}', "another language"),
    ],
)
def test_a_wrong_value_is_told_what_was_expected(subject: str, name: str, text: str, expected: str) -> None:
    with pytest.raises(VocabularyError, match=r"^value: ") as refused:
        value_of(subject, name, text)
    assert expected in str(refused.value)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"on": "component/net", "strength": "total loss"}, "field strength"),
        ({"on": "net"}, "field on"),
        ({"strength": "total"}, "lacks on"),
        ({"on": "component/net", "colour": "red"}, "has colour"),
        ({"on": "component/net", "fallback": ""}, "field fallback"),
        ("component/net", "a record with on"),
    ],
    ids=str,
)
def test_a_record_names_the_field_that_is_wrong(record: object, reason: str) -> None:
    with pytest.raises(VocabularyError, match=f"^value: .*{reason}"):
        checked(says(ROOM, "depends_on", record, key="component/net"))


@pytest.mark.parametrize(
    "text", ["control-room/drachten", "component/net@drachten", "source/S1_a.b:c", "party/112ned", "a/A"]
)
def test_an_id_is_a_kind_and_a_slug(text: str) -> None:
    assert is_reference(text)


NO_IDS = [
    "",
    "/",
    "a",
    "a/",
    "/a",
    "A/a",
    "1a/b",
    "a b/c",
    "a/b c",
    "a/b\n",
    "a/é",
    "a/b;c/d",
    "a//b",
    "a/-b",
]


@pytest.mark.parametrize("text", [*NO_IDS, 5, None])
def test_what_is_no_id_is_not_taken_for_one(text: object) -> None:
    assert not is_reference(text)


# --- statements -----------------------------------------------------------------------------------

GOOD = says(ROOM, "city", "Drachten")


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("act", "Assert"),
        ("act", ""),
        ("subject", ""),
        ("subject", "drachten"),
        ("subject", "huis/1"),
        ("subject", "control-room/a\0"),
        ("subject", "control-room/\ud800"),
        ("property", ""),
        ("property", "colour"),
        ("property", "__class__"),
        ("key", "iets"),
        ("value", None),
        ("value", ""),
        ("non_value", "unknown"),
        ("sources", ("S1",)),
        ("sources", ("party/lms",)),
        ("sources", ("source/a;source/b",)),
        ("sources", ("source/a", "source/a\0")),
        ("locator", "a\0"),
        ("locator", "\udc80"),
        ("locator", "x" * 20_001),
        ("quotation", "a\0"),
        ("quotation", "\ud83d"),
        ("quotation", "x" * 20_001),
        ("basis", ""),
        ("basis", "known"),
        ("stated_by", ""),
        ("stated_by", "lms"),
        ("stated_by", "service/112"),
        ("stated_by", "party/a\0"),
        ("valid_from", "2023-02-30"),
        ("valid_from", "gisteren"),
        ("valid_to", "2023-13"),
        ("observed_on", "0000"),
        ("observed_on", "\ud800"),
        ("known_from", "2023-1-1"),
        ("known_from", "onbekend"),
        ("sensitivity", ""),
        ("sensitivity", "secret"),
        ("audience", ("lms",)),
        ("audience", ("service/112",)),
        ("audience", ("party/a;party/b",)),
        ("audience", ("party/a b",)),
        ("audience", ("party/",)),
        ("audience", ("party/a\0",)),
        ("about", "a\0"),
        ("about", "\ud800"),
        ("about", "x" * 1_000_000),
        ("note", "a\0"),
        ("note", "\ud800"),
        ("note", "x" * 20_001),
    ],
    ids=lambda given: ascii(given)[:30],
)
def test_a_bad_field_is_refused_and_named_in_a_message_that_can_be_shown(field: str, content: object) -> None:
    fields = {name: getattr(GOOD, name) for name in FIELDS}
    with pytest.raises(VocabularyError) as refused:
        checked(Statement(**{**fields, field: content}))
    message = str(refused.value)
    named = message.encode().decode()
    assert field == "act" or field in named.partition(":")[0] or (field == "non_value" and "value" in named)


def test_a_good_statement_comes_back_as_it_is() -> None:
    assert checked(GOOD) == GOOD


@pytest.mark.parametrize("field", ["key", "locator", "quotation", "note"])
def test_texts_are_kept_in_one_form_so_that_equal_ones_compare_equal(field: str) -> None:
    said = says(ROOM, "remark", "x", **{"key": "k", field: "Cafe\u0301"})
    assert getattr(checked(said), field) == "Café"


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"valid_from": "2023-05-01", "valid_to": "2023-05-01"}, "valid_to"),
        ({"valid_from": "2023-05-02", "valid_to": "2023-05-01"}, "valid_to"),
        ({"valid_from": "2024", "valid_to": "2023"}, "valid_to"),
        ({"valid_from": "2023-06", "valid_to": "2023-05"}, "valid_to"),
        ({"observed_on": "2023-05-01", "valid_to": "2023-05-01"}, "observed_on"),
        ({"observed_on": "2024", "valid_to": "2023"}, "observed_on"),
    ],
)
def test_an_end_that_is_not_after_the_beginning_is_refused(dates: dict[str, str], field: str) -> None:
    with pytest.raises(VocabularyError, match=f"^{field}: "):
        checked(says(ROOM, "city", "Drachten", **dates))


@pytest.mark.parametrize(
    "dates",
    [
        {"valid_from": "2023-05-01", "valid_to": "2023-05-02"},
        {"valid_from": "2023", "valid_to": "2023"},
        {"valid_from": "2023-05", "valid_to": "2023"},
        {"observed_on": "2023-04-30", "valid_to": "2023-05-01"},
        {"known_from": "unknown"},
        {"known_from": "2023"},
    ],
)
def test_dates_that_can_be_right_are_accepted_with_their_precision(dates: dict[str, str]) -> None:
    said = checked(says(ROOM, "city", "Drachten", **dates))
    assert {name: getattr(said, name) for name in dates} == dates


@pytest.mark.parametrize("non_value", ["unknown", "refused", "not_applicable"])
def test_a_reason_for_having_no_value_takes_its_place(non_value: str) -> None:
    assert checked(says(ROOM, "staff", non_value=non_value)).value is None
    with pytest.raises(VocabularyError, match=r"^value: there cannot be both"):
        checked(says(ROOM, "staff", 5, non_value=non_value))


def test_a_reason_that_nobody_knows_is_refused() -> None:
    with pytest.raises(VocabularyError, match=r"^non_value: expected one of unknown"):
        checked(says(ROOM, "staff", non_value="geen idee"))


def test_a_documented_statement_needs_a_source() -> None:
    with pytest.raises(VocabularyError, match=r"^sources: "):
        checked(says(ROOM, "city", "Drachten", basis="documented"))
    checked(says(ROOM, "city", "Drachten", basis="documented", sources=("source/2019",)))


@pytest.mark.parametrize("value", [OTHER_ROOM, "den-haag"])
@pytest.mark.parametrize("key", [OTHER_ROOM, "den-haag"])
def test_a_member_is_named_in_full_by_the_thing_it_is(value: str, key: str) -> None:
    said = checked(says(ROOM, "merged_from", value, key=key))
    assert (said.key, said.value) == (OTHER_ROOM, f'"{OTHER_ROOM}"')


@pytest.mark.parametrize(
    "said",
    [
        says(ROOM, "merged_from", OTHER_ROOM),
        says(ROOM, "remark", "x"),
        says(ROOM, "merged_from", OTHER_ROOM, key=ROOM),
        says(ROOM, "merged_from", OTHER_ROOM, key="Den Haag"),
        says("source/letter", "received", "2021-07-01", key="cbs"),
        says(ROOM, "city", "Drachten", key="stad"),
    ],
)
def test_a_key_that_is_missing_or_does_not_fit_is_refused(said: Statement) -> None:
    with pytest.raises(VocabularyError, match=r"^key: "):
        checked(said)


@pytest.mark.parametrize("act", ["retract", "classify", "destroy"])
@pytest.mark.parametrize(
    "about", ["", "abc", "z" * 64, "é" * 64, "A" * 63 + "\0"], ids=lambda text: f"{text[:2]!a}{len(text)}"
)
def test_an_act_on_a_statement_names_it_by_its_digest(act: str, about: str) -> None:
    said = Statement(act=act, subject=ROOM, property="city", about=about, note="fout", stated_by=LMS)
    with pytest.raises(VocabularyError, match=r"^about: "):
        checked(said)


def test_everything_that_a_statement_names_is_told() -> None:
    said = says(
        ROOM,
        "depends_on",
        {"on": "component/net"},
        key="component/net",
        sources=("source/2019", "source/2021"),
        audience=(CBS,),
    )
    assert set(references(said)) == {"component/net", "source/2019", "source/2021", LMS, CBS}
    assert ROOM in references(says(REGION, "served_by", ROOM))
    assert CBS in references(says("source/letter", "received", "2021", key=CBS))


def test_every_reference_of_the_vocabulary_is_to_a_kind_that_exists() -> None:
    known = kinds()
    for kind in known.values():
        for name, found in kind.properties().items():
            assert set(found.type.kinds) <= set(known), f"{kind.slug}.{name}"


def test_a_question_asks_for_a_property_that_its_thing_has() -> None:
    question = property_of("request", "question")
    asked = {"on": "control-room/den-haag", "property": "staff", "text": {"nl": "Hoeveel?"}}
    assert question.check(asked)
    with pytest.raises(VocabularyError, match="staf"):
        question.check({**asked, "property": "staf"})
    with pytest.raises(VocabularyError):
        question.check({**asked, "on": "niets/den-haag"})
