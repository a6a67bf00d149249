# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A value is said in words of people: every part of a record has a name."""

from kamerbreed.vocabulary import LANGUAGES, every_property, say_value, text_keys

_SAID_OTHERWISE = {"on", "lang", "strength", "nl", "en"}


def test_every_field_of_a_record_has_a_name() -> None:
    fields = {field for _, found in every_property() for field in found.type.fields}
    assert {field for field in fields - _SAID_OTHERWISE if f"field.{field}" not in text_keys()} == set()


def test_a_record_names_the_thing_that_it_points_at() -> None:
    (found,) = (one for kind, one in every_property() if (kind.slug, one.name) == ("request", "question"))
    record = {"on": "control-room/x", "property": "city", "text": "?", "criterion": "criterion/c"}
    for lang in LANGUAGES:
        told = say_value(found, record, lang, lambda thing: f"<{thing}>")
        assert "<control-room/x>" in told
        assert ": <criterion/c>" in told
