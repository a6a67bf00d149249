# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Documents: letters as they go out, and progress reports."""

from kamerbreed.reports._docx import letter_as_docx, progress_as_docx
from kamerbreed.reports._followup_letter import letter_of_draft
from kamerbreed.reports._letter import Letter, LetterItem, LetterPart, letter_of
from kamerbreed.reports._pdf import letter_as_pdf, progress_as_pdf
from kamerbreed.reports._progress import ProgressText, progress_text

__all__ = [
    "Letter",
    "LetterItem",
    "LetterPart",
    "ProgressText",
    "letter_as_docx",
    "letter_as_pdf",
    "letter_of",
    "letter_of_draft",
    "progress_as_docx",
    "progress_as_pdf",
    "progress_text",
]
