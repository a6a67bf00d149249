# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a ledger."""

from kamerbreed.vocabulary import Told


class LedgerError(Told, RuntimeError):
    """The ledger cannot do this; the message says why and what to do."""
