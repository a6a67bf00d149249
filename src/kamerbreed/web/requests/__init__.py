# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Information requests: what is out and late, each request with its questions, and the forms that move it."""

from kamerbreed.web.requests._files import as_docx, as_pdf, as_xlsx
from kamerbreed.web.requests._part import QuestionRow, QuestionTable, question_table, request_place
from kamerbreed.web.requests._present import ask_url
from kamerbreed.web.requests._steps import answering, step
from kamerbreed.web.requests._view import mine, new, of_one, page

__all__ = [
    "QuestionRow",
    "QuestionTable",
    "answering",
    "as_docx",
    "as_pdf",
    "as_xlsx",
    "ask_url",
    "mine",
    "new",
    "of_one",
    "page",
    "question_table",
    "request_place",
    "step",
]
