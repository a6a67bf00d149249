# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with an account."""

from kamerbreed.vocabulary import Told


class AccountError(Told):
    """Something that cannot be done with an account; the message says what to do."""
