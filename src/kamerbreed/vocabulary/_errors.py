# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with what somebody says."""


class VocabularyError(ValueError):
    """A value, date, name or statement that the vocabulary does not allow.

    The message says what was found, what was expected, and so what to do.
    """
