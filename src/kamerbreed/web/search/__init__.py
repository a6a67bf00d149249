# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Searching the whole system."""

from kamerbreed.web.search._view import page

__all__ = ["page"]
