# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How to cite a picture: its fingerprint, and the address under which it stays."""

from kamerbreed.web.citation._view import page

__all__ = ["page"]
