# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A ledger on paper, for tests that need no database, and a reader of pages."""

import datetime
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kamerbreed.picture import Coordinates, Picture, Table

TODAY = datetime.date(2026, 11, 23)


class PaperLedger:
    """What the pages ask of a ledger, on a table in memory, on a day that stays the same."""

    def __init__(self, table: Table, today: datetime.date = TODAY) -> None:
        self.table = table
        self.day = today

    def today(self) -> datetime.date:
        return self.day

    def picture(self, coordinates: Coordinates | None = None) -> Picture:
        return Picture(self.table, coordinates or Coordinates(valid_at=self.day))


class FailingLedger(PaperLedger):
    """A ledger that cannot be read."""

    def __init__(self, error: Exception) -> None:
        super().__init__(Table())
        self.error = error

    def picture(self, coordinates: Coordinates | None = None) -> Picture:
        raise self.error


@dataclass
class Element:
    """An element of a page, with the text in it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page in their order, and whether all that was opened was closed."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    _VOID = frozenset(("meta", "link", "input", "col", "br", "img"))

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(
            tag, {name: text or "" for name, text in attrs}, tuple(one.tag for one in self.open)
        )
        self.elements.append(element)
        if tag not in self._VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self._VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"<{closed.tag}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]


def read_page(html: str) -> Page:
    """Read a page. Fails if an element is not closed where it should be."""
    page = Page()
    page.feed(html)
    page.close()
    assert not page.open, f"never closed: {page.open}"
    return page


def words(text: str) -> str:
    """A text with every stretch of white space made one space."""
    return " ".join(text.split())
