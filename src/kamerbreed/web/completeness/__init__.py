# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete the picture is: by kind, property, aspect, purpose and party; and what is missing."""

from kamerbreed.web.completeness._view import gaps, gaps_as_csv, page, two_lists, two_lists_as_csv
from kamerbreed.web.completeness._wish import the_breakdown

__all__ = ["gaps", "gaps_as_csv", "page", "the_breakdown", "two_lists", "two_lists_as_csv"]
