# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger as a Django app, for its one migration."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "kamerbreed.ledger"
    label = "ledger"
