# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hostile CSV files."""

import pathlib
from collections.abc import Callable, Iterable

from tests.exchange.hostile.makers import hostile

HEAD = b"id;naam;aantal\n"


def _csv(name: str, pieces: Callable[[], Iterable[bytes]], size: int = 0) -> None:
    @hostile(f"csv: {name}")
    def make(folder: pathlib.Path) -> pathlib.Path:
        path = folder / "in.csv"
        with path.open("wb") as file:
            file.writelines(pieces())
            if size:
                file.truncate(size)
        return path


_csv("empty", list)
_csv("one line of 1 GB", lambda: [b"0123456789" * 1_000_000] * 100)
_csv("one line of 100 MB, with columns", lambda: [b"ab;" * 33_000_000])
_csv("one line of 1 GB of NUL", lambda: [b"a;b\n" * 1_000], 1_000_000_000)
_csv("larger than 2 GB", lambda: [HEAD], 2_100_000_000)
_csv("a million columns in the head", lambda: [b";".join(b"%d" % n for n in range(500_000)), b"\n"])
_csv("a million empty columns in the head", lambda: [b";" * 1_000_000, b"\n"])
_csv("a million columns in a row", lambda: [HEAD, b"a;" * 1_000_000, b"\n"])
_csv("a cell of 20 MB", lambda: [HEAD, b'a;"', b"x\n" * 10_000_000, b'";1\n'])
_csv("a quote that is not closed", lambda: [HEAD, b'a;"b;1\n', b"c;d;1\n" * 5_000_000])
_csv("a row without end", lambda: [HEAD, b'"\n";' * 5_000_000])
_csv("NUL", lambda: [HEAD, b"a;b\0;1\n"])
_csv("NUL alone, 100 MB", lambda: [b""], 100_000_000)
_csv("Windows-1252", lambda: [HEAD, b"a;caf\xe9;1\n"])
_csv("Windows-1252 after 50 MB", lambda: [HEAD, b"a;b;1\n" * 8_000_000, b"a;caf\xe9;1\n"])
_csv("UTF-16 without its mark", lambda: [HEAD.decode().encode("utf-16-le")])
_csv("UTF-32", lambda: [HEAD.decode().encode("utf-32")])
_csv("UTF-8 with an overlong sign", lambda: [HEAD, b"a;\xc0\xaf;1\n"])
_csv("UTF-8 with half a character", lambda: [HEAD, b"a;\xed\xa0\x80;1\n"])
_csv("a row too short", lambda: [HEAD, b"a;b;1\n", b"a;b\n"])
_csv("a row too long", lambda: [HEAD, b"a;b;1;2\n"])
_csv("quotes inside a cell", lambda: [HEAD, b'a;"b"c;1\n'])
_csv("commas and semicolons", lambda: [b"id;naam, voluit\n"])
_csv("millions of empty lines", lambda: [HEAD, b"\n" * 5_000_000, b"a;b;1\n"])
_csv("formulas", lambda: [HEAD, b"=1+1;@SUM(A1);-5\n"])
