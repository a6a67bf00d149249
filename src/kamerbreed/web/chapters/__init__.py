# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms in the four chapters of the picture of 2015: side by side, and one through time."""

from kamerbreed.web.chapters._place import room_chapters_place
from kamerbreed.web.chapters._view import as_csv, as_xlsx, of_one, page

__all__ = ["as_csv", "as_xlsx", "of_one", "page", "room_chapters_place"]
