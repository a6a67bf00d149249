# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signs that mislead the eye are warned of, and ordinary text in any language is left in peace."""

import pytest

from kamerbreed.exchange import ExchangeError
from kamerbreed.exchange._unicode import suspicious

FINE = [
    "meldkamer Drachten",
    "één café, 40 % à € 5,– “zo” – 12 µm, 5 kΩ, Δt",
    "naïef\nFryslân\tÿ",
    "диспетчер",
    "Ελλάδα",
    "日本",
    "een alinea met een\u00a0vaste spatie tussen gewone",
    "🚑",
]


@pytest.mark.parametrize("text", FINE, ids=ascii)
def test_ordinary_text_is_not_warned_of(text: str) -> None:
    assert list(suspicious(text)) == []


WARNED = [
    (
        "dra\u200bchten",
        "'dra\\u200bchten' bevat een onzichtbaar teken (U+200B);"
        " haal het weg als het er niet met opzet staat",
        "'dra\\u200bchten' holds an invisible sign (U+200B); take it out unless it is meant",
    ),
    (
        "\ufeffid",
        "'\\ufeffid' bevat een onzichtbaar teken (U+FEFF); haal het weg als het er niet met opzet staat",
        "'\\ufeffid' holds an invisible sign (U+FEFF); take it out unless it is meant",
    ),
    (
        "meldk\u0430mer",
        "in 'meldkаmer' staat een letter uit een ander schrift, 'а' (U+0430), die op een gewone letter lijkt;"
        " typ het woord opnieuw",
        "in 'meldkаmer' stands a letter of another script, 'а' (U+0430), that looks like an ordinary one;"
        " type the word again",
    ),
    (
        "\u039fost",
        "in 'Οost' staat een letter uit een ander schrift, 'Ο' (U+039F), die op een gewone letter lijkt;"
        " typ het woord opnieuw",
        "in 'Οost' stands a letter of another script, 'Ο' (U+039F), that looks like an ordinary one;"
        " type the word again",
    ),
    (
        "１50",
        "'１50' bevat een teken uit een ander schrift (U+FF11) waar gewoonlijk 1 staat; typ het opnieuw",
        "'１50' holds a sign of another script (U+FF11) where 1 is usual; type it again",
    ),
    (
        "٣0",
        "'٣0' bevat een teken uit een ander schrift (U+0663) waar gewoonlijk 3 staat; typ het opnieuw",
        "'٣0' holds a sign of another script (U+0663) where 3 is usual; type it again",
    ),
    (
        "1\u202f500",
        "'1\\u202f500' bevat een bijzondere spatie (U+202F); vervang die door een gewone of haal haar weg",
        "'1\\u202f500' holds a special space (U+202F); replace it by an ordinary one or take it out",
    ),
    (
        "caf\x82",
        "'caf\\x82' bevat een teken dat bij het overzetten is verminkt (U+0082); typ het opnieuw",
        "'caf\\x82' holds a sign that was garbled on the way (U+0082); type it again",
    ),
]


@pytest.mark.parametrize(("text", "nl", "en"), WARNED, ids=[ascii(text) for text, _, _ in WARNED])
def test_what_misleads_the_eye_is_warned_of(text: str, nl: str, en: str) -> None:
    (warning,) = suspicious(text)
    assert (warning.in_language("nl"), warning.in_language("en")) == (nl, en)


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2066", "\u2069"], ids=ascii)
def test_a_sign_that_turns_the_text_around_is_refused(sign: str) -> None:
    with pytest.raises(ExchangeError) as refused:
        suspicious(f"factuur{sign}fdp.exe")
    assert refused.value.in_language("nl").endswith("zodat er iets anders lijkt te staan; haal het weg")
    assert "turns the direction of reading" in refused.value.in_language("en")


def test_every_sort_is_warned_of_once() -> None:
    found = suspicious("\u200b\u0430x １\u200b\u200b \u0430x １")
    assert [warning.key for warning in found] == ["text.invisible", "text.wide", "text.mixed"]
