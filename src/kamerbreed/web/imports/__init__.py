# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Entering a file: upload, say how it is to be read, look at the verdicts, and enter it whole."""

from kamerbreed.web.imports._view import as_csv, of_one, page, progress

__all__ = ["as_csv", "of_one", "page", "progress"]
