# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which capability each address takes, in one table, and the one place that refuses."""

from kamerbreed.web.rights._gate import Gate, forged
from kamerbreed.web.rights._table import ANYONE, needed, routes

__all__ = ["ANYONE", "Gate", "forged", "needed", "routes"]
