# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for a second person, and the page on which that person decides."""

from kamerbreed.web.proposals._view import of_one, page

__all__ = ["of_one", "page"]
