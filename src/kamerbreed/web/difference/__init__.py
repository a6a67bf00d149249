# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is different between two pictures, and why."""

from kamerbreed.web.difference._view import page

__all__ = ["page"]
