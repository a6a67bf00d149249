# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Letters about the follow-up: drafted on a picture, each sentence on its facts, approved by another."""

from kamerbreed.web.letters._page import FactLine, SentenceRow
from kamerbreed.web.letters._view import as_docx, as_pdf, new, of_one, page, sentence, step

__all__ = ["FactLine", "SentenceRow", "as_docx", "as_pdf", "new", "of_one", "page", "sentence", "step"]
