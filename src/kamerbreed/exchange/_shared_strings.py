# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The texts that cells of a workbook share, kept as bytes, because a hundred megabytes may come."""

import re
from array import array
from collections.abc import Mapping

from kamerbreed.exchange._archive import Archive
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._xml import MAX_DEPTH, Part

MAX_CELL_CHARACTERS = 32_767
"""What a cell of Excel can hold."""
MAX_SHARED_BYTES = 120_000_000
"""Texts of one workbook in UTF-8. A million statements share some 60 MB."""
_BLOCK_BYTES = 1 << 20
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)
"""Of workbooks as all programs write them, and as the strict standard has it; each with the space
that parts it from the name of an element."""


def unescaped(text: str) -> str:
    """The text without the escapes for signs that XML cannot hold (``_x000D_``, ISO 29500 ST_Xstring)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


class SharedStrings:
    """Texts by number, as UTF-8 in blocks: a list of texts would take some fifty bytes more for each."""

    def __init__(self) -> None:
        self._blocks: list[bytearray] = [bytearray()]
        self._starts = array("Q")
        self._ends = array("Q")
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, text: str) -> int:
        """Add the next text; gives the bytes that all take now."""
        raw = text.encode("utf-8", "surrogatepass")
        block = self._blocks[-1]
        if len(block) + len(raw) > _BLOCK_BYTES:
            block = bytearray()
            self._blocks.append(block)
        base = (len(self._blocks) - 1) << 32
        self._starts.append(base + len(block))
        block += raw
        self._ends.append(len(block))
        self._bytes += len(raw) + 16
        return self._bytes

    def __getitem__(self, number: int) -> str:
        start = self._starts[number]
        block = self._blocks[start >> 32]
        return block[start & 0xFFFFFFFF : self._ends[number]].decode("utf-8", "surrogatepass")


class _Reader:
    """Takes the texts out of the part; of rich text only the text, of phonetic hints nothing."""

    def __init__(self, archive: Archive, member: str) -> None:
        self.found = SharedStrings()
        self._archive = archive
        self._member = member
        self._parts: list[str] = []
        self._taking = False
        self._hint = False
        self._size = 0
        self._depth = 0

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._depth += 1
        if local == "t":
            self._taking = not self._hint
        elif local == "rPh":
            self._hint = True
        if self._depth == 1:
            check_root(self._archive, self._member, name, "sst")
        elif self._depth > MAX_DEPTH:
            raise ExchangeError("workbook.odd", file=self._archive.name, member=self._member)

    def text(self, text: str) -> None:
        if self._taking:
            self._parts.append(text)
            self._size += len(text)
            if self._size > MAX_CELL_CHARACTERS * 7:  # every sign may be an escape of seven
                self._too_long()

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._depth -= 1
        if local == "t":
            self._taking = False
        elif local == "rPh":
            self._hint = False
        elif local == "si":
            text = unescaped("".join(self._parts))
            if len(text) > MAX_CELL_CHARACTERS:
                self._too_long()
            if self.found.add(text) > MAX_SHARED_BYTES:
                limit = MAX_SHARED_BYTES // 1_000_000
                raise ExchangeError("workbook.shared", file=self._archive.name, limit=limit)
            self._parts.clear()
            self._size = 0

    def _too_long(self) -> None:
        raise ExchangeError(
            "workbook.shared_long",
            file=self._archive.name,
            number=len(self.found) + 1,
            limit=MAX_CELL_CHARACTERS,
        )


def check_root(archive: Archive, member: str, name: str, expected: str) -> None:
    """Raise ExchangeError if the first element of a part is not what it should be."""
    if name not in (f"{namespace}{expected}" for namespace in NAMESPACES):
        raise ExchangeError("workbook.odd", file=archive.name, member=member)


def read_shared_strings(archive: Archive, member: str) -> SharedStrings:
    """Read the part with the shared texts. Raises ExchangeError if it is broken or too large."""
    reader = _Reader(archive, member)
    Part(archive, member, start=reader.start, end=reader.end, text=reader.text).read_whole()
    return reader.found
