# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The audit log as a Django app, for its one migration."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kamerbreed.audit"
    label = "audit"
