# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What needs attention: all named checks, the findings of one, and those on a thing."""

from kamerbreed.web.checks._attention import Attention, FindingLine, attention, on_thing
from kamerbreed.web.checks._view import as_csv, of_one, page

__all__ = ["Attention", "FindingLine", "as_csv", "attention", "of_one", "on_thing", "page"]
