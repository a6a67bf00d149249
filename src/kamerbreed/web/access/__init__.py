# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who has access: the accounts and their grants, for administrators."""

from kamerbreed.web.access._view import give, page, reset_second_factor, set_active, withdraw

__all__ = ["give", "page", "reset_second_factor", "set_active", "withdraw"]
