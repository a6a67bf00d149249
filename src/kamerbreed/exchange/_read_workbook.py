# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook (.xlsx) as a grid. Formulas are never calculated, links never followed, macros refused."""

import posixpath
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from kamerbreed.exchange._archive import Archive
from kamerbreed.exchange._date_cells import Format, built_in, format_of
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._grid import Line
from kamerbreed.exchange._shared_strings import SharedStrings, check_root, read_shared_strings
from kamerbreed.exchange._sheet_part import SheetContext, read_lines
from kamerbreed.exchange._xml import MAX_DEPTH, Part
from kamerbreed.vocabulary import Told

MAX_SHEETS = 1_000
MAX_STYLES = 65_490
"""What Excel allows."""
MAX_NAME_CHARACTERS = 255
_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}.main+xml"
_BOOKS = (_MAIN.format("sheet"), _MAIN.format("template"))
_WORKSHEET = "/relationships/worksheet"
_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
MAX_SMALL_PART_BYTES = 20_000_000
"""A part that lists sheets, links or formats."""


class WorkbookGrid:
    """The sheets of a workbook with cells in them, hidden ones too; those are named in ``hidden``."""

    decimal_comma: bool | None = None

    def __init__(self, archive: Archive) -> None:
        self.file = archive.name
        self._archive = archive
        book = _find_book(archive)
        self._strings_at = book.strings
        self._strings: SharedStrings | None = None
        self._formats = _read_formats(archive, book.styles)
        self._from_1904 = book.from_1904
        self._members = book.sheets
        self.sheets = tuple(book.sheets)
        self.hidden = tuple(book.hidden)

    def lines(self, sheet: str) -> Iterator[Line]:
        """The lines of a sheet, the first first, read as they are asked for; empty ones left out."""
        context = SheetContext(
            archive=self._archive,
            sheet=sheet,
            member=self._members[sheet],
            strings=self._shared,
            formats=self._formats,
            from_1904=self._from_1904,
        )
        return read_lines(context)

    def _shared(self) -> SharedStrings:
        if self._strings is None:
            at = self._strings_at
            self._strings = read_shared_strings(self._archive, at) if at else SharedStrings()
        return self._strings


def read_workbook(file: BinaryIO, name: str) -> WorkbookGrid:
    """Open a workbook that stays open as long as ``file``. Raises ExchangeError with what to do."""
    archive = Archive(file, name)
    _refuse_others(archive)
    archive.check_nested()
    return WorkbookGrid(archive)


# --- which file it is -----------------------------------------------------------------------------


def _refuse_others(archive: Archive) -> None:
    """Name a zip file that is something else than a workbook, and say how to make one of it."""
    names = archive.names
    if "mimetype" in names and archive.start("mimetype", 60).startswith(b"application/vnd.oasis"):
        raise ExchangeError("workbook.other", file=archive.name, what=Told("what.opendocument"))
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise ExchangeError("workbook.macros", file=archive.name)
    if "word/document.xml" in names:
        raise ExchangeError("workbook.other", file=archive.name, what=Told("what.word"))
    if "ppt/presentation.xml" in names:
        raise ExchangeError("workbook.other", file=archive.name, what=Told("what.slides"))
    if "xl/workbook.bin" in names:
        raise ExchangeError("workbook.other", file=archive.name, what=Told("what.binary"))
    if _TYPES not in names:
        raise ExchangeError("workbook.other", file=archive.name, what=Told("what.zip"))


# --- its parts ------------------------------------------------------------------------------------


class _Elements:
    """Takes the wanted elements of a small part: local name, that of the element around it, attributes."""

    def __init__(self, archive: Archive, member: str, wanted: Collection[str]) -> None:
        self.found: list[tuple[str, str, Mapping[str, str]]] = []
        self.root = ""
        self._archive = archive
        self._member = member
        self._wanted = wanted
        self._open: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.root:
            self.root = name
        elif local in self._wanted and namespace == self.root.rpartition(" ")[0]:
            self.found.append((local, self._open[-1], attributes))
            if len(self.found) > MAX_STYLES * 2:
                raise ExchangeError("workbook.odd", file=self._archive.name, member=self._member)
        self._open.append(local)
        if len(self._open) > MAX_DEPTH:
            raise ExchangeError("workbook.odd", file=self._archive.name, member=self._member)

    def end(self, _name: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        """What these parts have to say stands in attributes."""


def _elements(archive: Archive, member: str, root: str, wanted: Collection[str]) -> _Elements:
    """The wanted elements of a part whose first element must be ``root``."""
    if member not in archive.names or archive.size(member) > MAX_SMALL_PART_BYTES:
        raise ExchangeError("workbook.odd", file=archive.name, member=member)
    taken = _Elements(archive, member, wanted)
    Part(archive, member, start=taken.start, end=taken.end, text=taken.text).read_whole()
    if taken.root.rpartition(" ")[2] != root:
        raise ExchangeError("workbook.odd", file=archive.name, member=member)
    return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    sheets: Mapping[str, str]
    hidden: Sequence[str]
    strings: str | None
    styles: str | None
    from_1904: bool


def _book_member(archive: Archive) -> str:
    """The part that lists the sheets."""
    found: dict[str, str] = {}
    for name, _, given in _elements(archive, _TYPES, "Types", ("Override", "Default")).found:
        part = given.get("PartName", "/xl/workbook.xml") if name == "Override" else "/xl/workbook.xml"
        found.setdefault(given.get("ContentType", "").casefold(), part.removeprefix("/"))
    if any("macroenabled" in kind for kind in found):
        raise ExchangeError("workbook.macros", file=archive.name)
    for kind in _BOOKS:
        if kind in found:
            return found[kind]
    raise ExchangeError("workbook.other", file=archive.name, what=Told("what.zip"))


def _find_book(archive: Archive) -> _Book:
    member = _book_member(archive)
    folder, _, base = member.rpartition("/")
    links = _links(archive, folder, posixpath.join(folder, "_rels", f"{base}.rels"))
    taken = _elements(archive, member, "workbook", ("workbookPr", "sheet"))
    check_root(archive, member, taken.root, "workbook")
    from_1904 = False
    sheets: dict[str, str] = {}
    hidden: list[str] = []
    for name, _, given in taken.found:
        if name == "workbookPr":
            from_1904 = given.get("date1904") in ("1", "true")
            continue
        link = next((links.get(given[key]) for key in _IDS if key in given), None)
        if link is None:
            raise ExchangeError("workbook.odd", file=archive.name, member=member)
        kind, target = link
        if not kind.endswith(_WORKSHEET):  # a sheet with a chart, a dialog or an old macro: no cells
            continue
        title = given.get("name", "")
        if target not in archive.names or target in sheets.values():
            raise ExchangeError("workbook.odd", file=archive.name, member=target)
        if not title or title.casefold() in (known.casefold() for known in sheets):
            raise ExchangeError("workbook.sheet_twice", file=archive.name, sheet=title)
        if len(sheets) >= MAX_SHEETS or len(title) > MAX_NAME_CHARACTERS:
            raise ExchangeError("workbook.sheets", file=archive.name, limit=MAX_SHEETS)
        sheets[title] = target
        if given.get("state", "visible") != "visible":
            hidden.append(title)
    if not sheets:
        raise ExchangeError("workbook.no_sheets", file=archive.name)
    parts = {kind.rpartition("/")[2]: target for kind, target in links.values() if target in archive.names}
    return _Book(
        sheets=sheets,
        hidden=hidden,
        strings=parts.get("sharedStrings"),
        styles=parts.get("styles"),
        from_1904=from_1904,
    )


def _links(archive: Archive, folder: str, member: str) -> Mapping[str, tuple[str, str]]:
    """Type and target of each relationship by its id; what lies outside the file is left out."""
    found: dict[str, tuple[str, str]] = {}
    for _, _, given in _elements(archive, member, "Relationships", ("Relationship",)).found:
        target = given.get("Target", "")
        if given.get("TargetMode") == "External":
            continue
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        found[given.get("Id", "")] = (given.get("Type", ""), posixpath.normpath(path))
    return found


def _read_formats(archive: Archive, member: str | None) -> Mapping[str | None, Format]:
    """By the number of a style, as cells name it, what a number under it is; none stands for the first."""
    if member is None:
        return {None: Format.NUMBER, "0": Format.NUMBER}
    codes: dict[str, Format] = {}
    styles: list[Format] = []
    taken = _elements(archive, member, "styleSheet", ("numFmt", "xf"))
    check_root(archive, member, taken.root, "styleSheet")
    for name, parent, given in taken.found:
        if name == "numFmt" and parent == "numFmts":
            codes[given.get("numFmtId", "")] = format_of(given.get("formatCode", ""))
    for name, parent, given in taken.found:
        if name == "xf" and parent == "cellXfs":
            number = given.get("numFmtId", "0")
            known = codes.get(number)
            styles.append(built_in(number) if known is None else known)
    found: dict[str | None, Format] = {str(number): shown for number, shown in enumerate(styles)}
    found.setdefault("0", Format.NUMBER)
    found[None] = found["0"]
    return found
