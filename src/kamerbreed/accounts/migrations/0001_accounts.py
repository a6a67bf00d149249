# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models

import kamerbreed.accounts.models


class Migration(migrations.Migration):
    initial = True
    operations = [  # noqa: RUF012  # the form that Django reads
        migrations.CreateModel(
            name="AccountRow",
            fields=[
                (
                    "key",
                    models.CharField(
                        default=kamerbreed.accounts.models.random_key,
                        max_length=16,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=150, unique=True)),
                ("shown", models.CharField(max_length=200)),
                ("password", models.CharField(blank=True, max_length=256)),
                ("totp", models.CharField(blank=True, max_length=512)),
                ("totp_step", models.BigIntegerField(default=0)),
                ("subject", models.CharField(max_length=255, null=True, unique=True)),
                ("active", models.BooleanField(default=True)),
                ("demo", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "kamerbreed_account",
            },
        ),
        migrations.CreateModel(
            name="GrantRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=32)),
                ("party", models.CharField(blank=True, max_length=200)),
                ("clearance", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                ("given_by", models.CharField(max_length=16)),
                ("withdrawn", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=16)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="accounts.accountrow",
                    ),
                ),
            ],
            options={
                "db_table": "kamerbreed_grant",
            },
        ),
        migrations.CreateModel(
            name="SessionRow",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("begun", models.DateTimeField()),
                ("strong", models.BooleanField(default=False)),
                ("pending", models.CharField(blank=True, max_length=512)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="accounts.accountrow",
                    ),
                ),
            ],
            options={
                "db_table": "kamerbreed_session",
            },
        ),
    ]
