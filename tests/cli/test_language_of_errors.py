# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An error speaks the language of the command line, also where the command line itself is wrong."""

import pytest

from kamerbreed.cli._errors import asked_language


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ([], "nl"),
        (["overview"], "nl"),
        (["overview", "--lang", "en"], "en"),
        (["overview", "--lang=en"], "en"),
        (["overview", "--lang", "nl"], "nl"),
        (["overview", "--lang", "en", "--lang", "nl"], "nl"),
        (["overview", "--lang=nl", "--lang", "en"], "en"),
        (["overview", "--lang", "fr"], "nl"),
        (["overview", "--lang", "EN"], "nl"),
        (["overview", "--lang"], "nl"),
        (["overview", "--lang="], "nl"),
        (["overview", "--language", "en"], "nl"),
        (["find", "--", "--lang", "en"], "nl"),
        (["find", "--lang", "en", "--", "--lang=nl"], "en"),
        (["find", "en"], "nl"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else given,
)
def test_the_last_language_that_is_asked_for_counts_and_dutch_if_we_speak_none(
    words: list[str], lang: str
) -> None:
    assert asked_language(words) == lang
