# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The glossary: what the words of the pages mean, those of the field and those of the system."""

from kamerbreed.web.terms._found import FoundTerms, found_terms
from kamerbreed.web.terms._view import as_csv, as_xlsx, page

__all__ = ["FoundTerms", "as_csv", "as_xlsx", "found_terms", "page"]
