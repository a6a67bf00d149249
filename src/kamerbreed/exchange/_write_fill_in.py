# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the workbook on which a party answers a request: one sheet for people, and its lists."""

import datetime
import io
from typing import Any

import xlsxwriter

from kamerbreed.exchange._cell_form import MAX_CELL
from kamerbreed.exchange._fill_in_form import COLUMNS, FILLED, STATES, WIDTHS, choices_of, form_of, heads
from kamerbreed.picture import Picture, mark_of
from kamerbreed.requests import QuestionState, RequestState, say_term, text_in
from kamerbreed.vocabulary import SENSITIVITIES, Lang, partial_date, property_of, say, say_date, scales

FIRST_ROW = 8
"""The row of the heads, from 0."""
_FREE_TYPES = ("number", "whole number")


def fill_in_workbook(picture: Picture, request: RequestState, lang: Lang) -> bytes:
    """The workbook for a request; the same bytes for the same request in the same picture."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    today = picture.coordinates.valid_at.isoformat()
    day = partial_date(request.sent_on or request.due_on or today).first
    book.set_properties({"title": request.title, "created": datetime.datetime(day.year, day.month, day.day)})
    _Sheet(book, picture, request, lang).write()
    book.close()
    return file.getvalue()


class _Sheet:
    """The sheet while it is written."""

    def __init__(self, book: Any, picture: Picture, request: RequestState, lang: Lang) -> None:
        self._book, self._picture, self._request, self._lang = book, picture, request, lang
        self._sheet = book.add_worksheet(say("sheet.fill", lang))
        self._bold = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6EEF5"}
        )
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._plain = book.add_format({"valign": "top"})
        self._text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        fill = {"text_wrap": True, "valign": "top", "bg_color": "#FFF9E5", "border": 1}
        self._fill = book.add_format(fill)
        self._fill_text = book.add_format({**fill, "num_format": "@"})
        self._lists: dict[tuple[str, ...], int] = {}

    def write(self) -> None:
        """Write it all."""
        for place, width in enumerate(WIDTHS):
            self._sheet.set_column(place, place, width)
        self._head()
        for place, text in enumerate(heads(self._lang)):
            self._sheet.write_string(FIRST_ROW, place, text, self._bold)
        for number, one in enumerate(self._request.questions, FIRST_ROW + 1):
            self._row(number, one)
        self._sheet.freeze_panes(FIRST_ROW + 1, 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._write_lists()

    def _head(self) -> None:
        lang, request = self._lang, self._request
        self._sheet.write_string(0, 0, request.title, self._title)
        lines = [
            ("fill.id", request.subject),
            ("fill.from", self._name(request.asked_by)),
            ("fill.to", self._name(request.addressee)),
            ("fill.due", say_date(request.due_on, lang) if request.due_on else ""),
            ("fill.term", " ".join(say_term(request.term, request.sent_on, lang))),
        ]
        level = mark_of(self._picture, request.subject).level
        if level != SENSITIVITIES[0]:
            lines.append(("letter.mark", scales()["sensitivity"][level].of(lang)))
        for number, (key, text) in enumerate(lines, 1):
            self._sheet.write_string(number, 0, say(key, lang), self._plain)
            self._sheet.write_string(number, 2, text, self._plain)
        self._sheet.write_string(len(lines) + 1, 0, say("fill.how", lang), self._plain)

    def _name(self, thing: str) -> str:
        return self._picture.name(thing, self._lang).text

    def _row(self, number: int, one: QuestionState) -> None:
        asked, lang = one.asked, self._lang
        found = property_of(asked.subject, asked.property)
        label = found.label.of(lang)
        texts = (
            asked.key,
            self._name(asked.subject),
            f"{label} ({asked.member})" if asked.member else label,
            text_in(asked.text, lang),
            text_in(asked.why, lang),
            text_in(asked.known, lang),
            form_of(found, asked.member, lang),
        )
        for place, text in enumerate(texts):
            self._sheet.write_string(number, place, text[:MAX_CELL], self._text)
        for name in FILLED:
            free = name == "share" or (name == "answer" and found.type.name in _FREE_TYPES and not found.many)
            self._sheet.write_blank(
                number, COLUMNS.index(name), None, self._fill if free else self._fill_text
            )
        states = scales()["outcome"]
        self._choose(number, "state", [states[code].of(lang) for code in STATES])
        self._choose(number, "answer", choices_of(found, lang))

    def _choose(self, number: int, name: str, options: list[str]) -> None:
        if not options:
            return
        place = self._lists.setdefault(tuple(options), len(self._lists))
        letters = xlsxwriter.utility.xl_col_to_name(place, True)
        self._sheet.data_validation(
            number,
            COLUMNS.index(name),
            number,
            COLUMNS.index(name),
            {
                "validate": "list",
                "source": f"={say('sheet.lists', self._lang)}!{letters}$1:{letters}${len(options)}",
                "error_title": say("choose.title", self._lang),
                "error_message": say("choose.text", self._lang),
                # A wrong answer comes in as it is, and is named: a warning keeps nobody from telling it.
                "error_type": "warning",
            },
        )

    def _write_lists(self) -> None:
        sheet = self._book.add_worksheet(say("sheet.lists", self._lang))
        sheet.hide()
        for options, place in self._lists.items():
            for number, text in enumerate(options):
                sheet.write_string(number, place, text)
