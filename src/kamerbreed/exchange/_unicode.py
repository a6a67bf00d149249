# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signs that mislead the eye: invisible ones, and letters that look like others (Unicode TR 36 and 39)."""

import re
import unicodedata
from collections.abc import Sequence

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.vocabulary import Told

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x80-\x9f\ufffd]")
_WIDE = re.compile("[\uff01-\uff5e]")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_DIGIT = re.compile(r"[^\W\D0-9]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOK_ALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_UNITS = str.maketrans("", "", "μΩΔπ")
"""Greek letters that stand beside Latin ones for good reasons, as in kΩ."""
_SHOWN = 60
_SHORT = 100


def suspicious(text: str) -> Sequence[Told]:
    """Warnings for signs that mislead the eye, at most one of each sort; none for plain text.

    An odd space is warned of where it does harm: in an id or a number, or at an edge. Raises
    ExchangeError, without a place, for signs that turn the direction of what follows.
    """
    if text.isascii():
        return ()
    if found := _TURNING.search(text):
        raise ExchangeError("text.turning", text=_cut(text), code=_code(found[0]))
    warnings: list[Told] = []
    if found := _INVISIBLE.search(text):
        warnings.append(Told("text.invisible", text=_cut(text), code=_code(found[0])))
    if found := _CONTROL.search(text):
        warnings.append(Told("text.garbled", text=_cut(text), code=_code(found[0])))
    if found := _WIDE.search(text) or _DIGIT.search(text):
        plain = unicodedata.normalize("NFKC", found[0])
        plain = str(unicodedata.digit(plain, plain))
        warnings.append(Told("text.wide", text=_cut(text), code=_code(found[0]), plain=plain))
    if (found := _ODD_SPACE.search(text)) and _spaces_matter(text):
        warnings.append(Told("text.space", text=_cut(text), code=_code(found[0])))
    for word in _WORD.findall(text):
        mixed = _LOOK_ALIKE.search(word.translate(_UNITS))
        if mixed and _LATIN.search(word):
            warnings.append(Told("text.mixed", text=_cut(word), sign=mixed[0], code=_code(mixed[0])))
            break
    return warnings


def _spaces_matter(text: str) -> bool:
    """An id or a number has no ordinary spaces, and prose of some length has."""
    return text != text.strip() or (len(text) <= _SHORT and " " not in text)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
