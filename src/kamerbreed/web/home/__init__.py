# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The state of the system on one page: map, rooms, what needs attention, what became known lately."""

from kamerbreed.web.home._view import page

__all__ = ["page"]
