# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The table as Django knows it: not managed, so that no migration ever alters it."""

from django.db import models


class AuditRow(models.Model):
    """A row of the audit log. It is written and read by the log alone, in SQL of its own."""

    number = models.BigIntegerField(primary_key=True)

    class Meta:
        managed = False
        db_table = "kamerbreed_audit"
