# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hostile XML in every part of a workbook."""

import pathlib
from collections.abc import Callable

from tests.exchange.books import DECLARED, MAIN, NAMES, book, parts, sheet, strings
from tests.exchange.hostile.makers import hostile

SECRET = "this must not come out"  # the text that a file beside it holds
LAUGHS = "".join(
    f'<!ENTITY l{number} "{f"&l{number - 1};" * 10 if number else "lol" * 10}">' for number in range(10)
)


def _in_part(name: str, spoil: Callable[[str, pathlib.Path], str]) -> None:
    for part in NAMES:

        def make(folder: pathlib.Path, part: str = part) -> pathlib.Path:
            secret = folder / "secret.txt"
            secret.write_text(SECRET, encoding="utf-8")
            rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
            made = parts(rows, **{part: spoil(parts(rows)[NAMES[part]], secret)})
            return book(folder / "in.xlsx", made)

        hostile(f"xml: {name} in {NAMES[part]}")(make)


def _root(text: str) -> tuple[str, str, str]:
    """The root element: what opens it up to its end, the rest, and its name."""
    body = text.removeprefix(DECLARED)
    at = body.index(">") + 1
    opened = body[:at]
    if opened.endswith("/>"):
        name = opened[1:].split()[0].rstrip("/")
        return f"{opened[:-2]}>", f"</{name}>", name
    return opened, body[at:], opened[1:].split()[0]


def _laughs(text: str, _secret: pathlib.Path) -> str:
    opened, rest, name = _root(text)
    return f"<!DOCTYPE {name} [{LAUGHS}]>{opened}&l9;{rest}"


def _external(text: str, secret: pathlib.Path) -> str:
    opened, rest, name = _root(text)
    return f'<!DOCTYPE {name} [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{opened}&x;{rest}'


def _dtd(text: str, secret: pathlib.Path) -> str:
    opened, rest, name = _root(text)
    return f'<!DOCTYPE {name} SYSTEM "{secret.as_uri()}">{opened}{rest}'


def _include(text: str, secret: pathlib.Path) -> str:
    opened, rest, _ = _root(text)
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{secret.as_uri()}"/>'
    )
    return f"{opened}{include}{rest}"


_in_part("billion laughs", _laughs)
_in_part("entity of a local file", _external)
_in_part("external document type", _dtd)
_in_part("XInclude", _include)


def _sheet(name: str, text: Callable[[], str]) -> None:
    @hostile(name)
    def make(folder: pathlib.Path) -> pathlib.Path:
        # Not packed, so that it is not the ratio that gives it away.
        return book(folder / "in.xlsx", parts(sheet=text()), packed=False)


_sheet("xml: not well formed", lambda: sheet("<row><c></row>"))
_sheet("xml: a million elements within each other", lambda: sheet("<x>" * 1_000_000))
_sheet("xml: one tag of 20 MB", lambda: sheet(f'<row r="1"><c q="{"ab" * 10_000_000}"/></row>'))
_sheet("xml: one comment of 20 MB", lambda: sheet(f"<!--{'ab' * 10_000_000}-->"))
_sheet("xml: 40 MB of comments", lambda: sheet(f"{'<!--x-->' * 5_000_000}"))
_sheet(
    "xml: 500,000 names of attributes",
    lambda: sheet("".join(f'<row q{number}=""/>' for number in range(500_000))),
)
_sheet(
    "xml: 500,000 prefixes",
    lambda: sheet("".join(f'<row xmlns:q{number}="u"/>' for number in range(500_000))),
)
_sheet("xml: another root", lambda: f'{DECLARED}<workbook xmlns="{MAIN}"/>')
_sheet("xml: another namespace", lambda: sheet("").replace(MAIN, "urn:x"))
_sheet("xml: an encoding that does not exist", lambda: sheet("").replace("UTF-8", "x-none"))
_sheet("xml: UTF-7", lambda: sheet("").replace("UTF-8", "UTF-7"))
_sheet("xml: NUL", lambda: sheet('<row r="1"><c><v>1\0</v></c></row>'))
_sheet("xml: half a character", lambda: sheet('<row r="1"><c><v>&#xD800;</v></c></row>'))


@hostile("xml: 100 MB of shared texts")
def _large_strings(folder: pathlib.Path) -> pathlib.Path:
    texts = (f"{number:05}" * 650 for number in range(31_000))
    rows = "".join(f'<row r="{n + 1}"><c t="s"><v>{n}</v></c></row>' for n in range(31_000))
    return book(folder / "in.xlsx", parts(rows, strings=strings(*texts)), packed=False)


ALL = '<row><c t="s"><v>0</v></c></row>'


@hostile("xml: 130 MB of shared texts")
def _larger_strings(folder: pathlib.Path) -> pathlib.Path:
    texts = (f"{number:05}" * 650 for number in range(40_000))
    return book(folder / "in.xlsx", parts(ALL, strings=strings(*texts)), packed=False)


@hostile("xml: a shared text of 100 MB")
def _long_string(folder: pathlib.Path) -> pathlib.Path:
    return book(folder / "in.xlsx", parts(ALL, strings=strings("0123456789" * 10_000_000)), packed=False)
