# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Forms to say, to correct and to take back; to add a thing and to end one."""

from kamerbreed.web.editing._fact import MEMBER, edit_place
from kamerbreed.web.editing._review import review as review_of
from kamerbreed.web.editing._review import value_text as value_of
from kamerbreed.web.editing._take import CLASSIFY, DESTROY, RETRACT, take_place
from kamerbreed.web.editing._view import add, classify, destroy, end, fact, retract, rule

__all__ = [
    "CLASSIFY",
    "DESTROY",
    "MEMBER",
    "RETRACT",
    "add",
    "classify",
    "destroy",
    "edit_place",
    "end",
    "fact",
    "retract",
    "review_of",
    "rule",
    "take_place",
    "value_of",
]
