# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages on what depends on what: around a thing, what fails with it, and rooms beside services."""

from kamerbreed.web.continuity._view import drawing, fails, graph, matrix

__all__ = ["drawing", "fails", "graph", "matrix"]
