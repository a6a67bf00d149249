# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages, one package per section, thin: they show what an analysis returned, in Dutch and English."""

from kamerbreed.web._head import without_body, without_permissions
from kamerbreed.web._unlogged import Unlogged

__all__ = ["Unlogged", "without_body", "without_permissions"]
