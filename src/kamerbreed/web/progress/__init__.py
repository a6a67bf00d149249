# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How the picture became more complete: the four numbers through time, as charts and as a table."""

from kamerbreed.web.progress._view import as_csv, as_svg, page

__all__ = ["as_csv", "as_svg", "page"]
