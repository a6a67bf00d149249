# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The accounts as a Django app, for their tables."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kamerbreed.accounts"
    label = "accounts"
