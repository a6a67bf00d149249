# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A page for each thing, and one for why each of its values stands."""

from kamerbreed.web.thing._view import page, resting_as_csv, why

__all__ = ["page", "resting_as_csv", "why"]
