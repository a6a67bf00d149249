# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""On which sources the picture rests, and how much it would lose without each."""

from kamerbreed.web.sources._view import as_csv, as_xlsx, page

__all__ = ["as_csv", "as_xlsx", "page"]
