# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with notices."""

from kamerbreed.vocabulary import Told


class NoticeError(Told, RuntimeError):
    """A notice cannot be made or sent; the message says why."""
