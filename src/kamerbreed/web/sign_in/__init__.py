# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out: with a password, a second factor, at the organisation, or as in a demo."""

from kamerbreed.web.sign_in._code import second_factor
from kamerbreed.web.sign_in._demo import as_demo
from kamerbreed.web.sign_in._organisation import at_organisation, returned
from kamerbreed.web.sign_in._view import page, sign_out

__all__ = ["as_demo", "at_organisation", "page", "returned", "second_factor", "sign_out"]
