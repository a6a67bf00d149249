# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the audit log: who did what to what, when and from where, for those who may read it."""

from kamerbreed.web.audit_log._view import as_csv, page

__all__ = ["as_csv", "page"]
