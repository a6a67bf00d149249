# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A list of the things of each kind, the same as CSV and as a workbook, and an empty one to fill in."""

from kamerbreed.web.lists._view import as_csv, as_xlsx, page, template

__all__ = ["as_csv", "as_xlsx", "page", "template"]
