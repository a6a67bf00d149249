# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page that says what is known of the system, and what is not."""

from kamerbreed.web.overview._view import page

__all__ = ["page"]
