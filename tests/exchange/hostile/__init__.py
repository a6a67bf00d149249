# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are made to do harm, and what each is told."""

from tests.exchange.hostile import archives, markup, no_files, rows, texts
from tests.exchange.hostile.makers import MAKERS

__all__ = ["MAKERS", "archives", "markup", "no_files", "rows", "texts"]
