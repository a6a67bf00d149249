# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with the audit log."""

from kamerbreed.vocabulary import Told


class AuditError(Told, RuntimeError):
    """The log cannot be written or read, so what was to be logged does not happen."""
