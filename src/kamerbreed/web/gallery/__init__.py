# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""All building blocks of the pages side by side, with made-up texts, for who builds or tests the face."""

from kamerbreed.web.gallery._view import page

__all__ = ["page"]
