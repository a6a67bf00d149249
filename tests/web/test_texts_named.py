# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of forms that show each wording in a case of its own: code or template names every one.

Whether a page shows a text is tested where its pages are; here no text may stand that nothing asks for.
"""

import pathlib
import re

import kamerbreed
from kamerbreed.vocabulary._labels import read_labels

TEXTS_HERE = (
    *("web.act.", "web.draft.", "web.judge.", "web.judging.", "web.letters.", "web.set.", "web.settle."),
    *("web.together.", "web.report.", "web.rights", "web.item.judging"),
)
_CODE = pathlib.Path(kamerbreed.__file__).parent
_NAMES = re.compile(r"""["'](web\.[\w.{}()\[\]"' |+-]*?)["']""")


def named_in_code() -> re.Pattern[str]:
    """What matches each key that a string of the code or a template names; its parts in braces are a word."""
    texts = [
        file.read_text(encoding="utf-8")
        for suffix in ("py", "html")
        for file in sorted((_CODE / "web").rglob(f"*.{suffix}"))
    ]
    found = {one for text in texts for one in _NAMES.findall(text)}
    patterns = {r"[\w-]+".join(map(re.escape, re.split(r"\{[^}]*\}", one))) for one in found}
    return re.compile("|".join(sorted(patterns)))


def unnamed(keys: list[str]) -> list[str]:
    """Those of the keys that nothing names."""
    named = named_in_code()
    return [key for key in keys if not named.fullmatch(key)]


def test_every_text_of_these_forms_is_named() -> None:
    own = [key for key in read_labels("texts.csv") if key.startswith(TEXTS_HERE)]
    assert len(own) > 150
    assert unnamed(own) == []


def test_a_text_that_nothing_asks_for_is_found() -> None:
    assert unnamed(["web.act.nobody.asks.this", "web.draft.title"]) == ["web.act.nobody.asks.this"]
