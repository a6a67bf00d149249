# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The table as Django knows it: not managed, so that no migration ever alters it."""

from django.db import models


class StatementRow(models.Model):
    """A row of the ledger. It is written and read by the ledger alone, in SQL of its own."""

    position = models.BigIntegerField(primary_key=True)

    class Meta:
        managed = False
        db_table = "kamerbreed_statement"
