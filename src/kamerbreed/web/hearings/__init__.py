# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hoor en wederhoor: each sentence of a draft with its replies and answers, and the forms that add to it."""

from kamerbreed.web.hearings._links import hearing_links, hearing_place, opening_link
from kamerbreed.web.hearings._view import answering, closing, of_one, opening, replying

__all__ = [
    "answering",
    "closing",
    "hearing_links",
    "hearing_place",
    "of_one",
    "opening",
    "opening_link",
    "replying",
]
