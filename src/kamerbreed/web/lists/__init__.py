# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A list of the things of each kind, and the same as CSV."""

from kamerbreed.web.lists._view import as_csv, page

__all__ = ["as_csv", "page"]
