# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter or report as a document to edit (.docx); the same bytes each time."""

import datetime
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kamerbreed.reports._letter import Letter, LetterPart
from kamerbreed.reports._progress import ProgressText

_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""What a zip file can say of time; it says nothing of the letter."""


def letter_as_docx(letter: Letter) -> bytes:
    """The letter as a document."""
    document = Document()
    _shape(document, letter)
    _head(document, letter)
    document.add_paragraph(letter.greeting)
    for part in letter.parts:
        _part(document, part)
    document.add_paragraph(letter.close)
    document.add_paragraph(letter.sender)
    if letter.annex:
        document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    for part in letter.annex:
        _part(document, part)
    return _same_bytes(document)


def _shape(document: Docx, letter: Letter | ProgressText) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LOCALES[letter.lang])
    style.element.get_or_add_rPr().append(language)
    properties = document.core_properties
    moment = datetime.datetime(letter.day.year, letter.day.month, letter.day.day)
    properties.title, properties.author, properties.language = letter.subject, letter.sender, letter.lang
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.comments, properties.revision = letter.sender, "", 1


def _head(document: Docx, letter: Letter) -> None:
    document.add_paragraph().add_run(letter.sender).bold = True
    document.add_paragraph(letter.addressee)
    _lines(document, letter.head)
    document.add_heading(letter.subject, level=1)


def _lines(document: Docx, head: Sequence[tuple[str, str]]) -> None:
    table = document.add_table(rows=0, cols=2)
    for label, text in head:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text
        cells[0].width, cells[1].width = Cm(3.5), Cm(12.5)


def _part(document: Docx, part: LetterPart) -> None:
    if part.title:
        document.add_heading(part.title, level=2)
    for text in part.texts:
        document.add_paragraph(text)
    for one in part.items:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = bool(one.lines)
        # The number is written out: a list would count anew where somebody takes an item away.
        paragraph.add_run(f"{one.number}. ").bold = True
        paragraph.add_run(one.text)
        for label, text in one.lines:
            line = document.add_paragraph()
            line.paragraph_format.left_indent = Cm(0.75)
            line.add_run(f"{label}: ").italic = True
            line.add_run(text)


def progress_as_docx(report: ProgressText) -> bytes:
    """The progress report as a document."""
    document = Document()
    _shape(document, report)
    document.add_heading(report.subject, level=1)
    _lines(document, report.head)
    for part in report.parts:
        _part(document, part)
    return _same_bytes(document)


def _same_bytes(document: Docx) -> bytes:
    """The document without the moment at which it was written."""
    written, again = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w") as file:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, date_time=_EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(part, parts.read(name))
    return again.getvalue()
