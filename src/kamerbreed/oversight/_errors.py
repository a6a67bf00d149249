# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What this room refuses."""

from kamerbreed.vocabulary import Told


class OversightError(Told, ValueError):
    """An input that cannot be: a term, a history or a judgement that contradicts itself."""
