# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What pages remember beside the ledger: proposals with their approvals, and long jobs."""

from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Job",
            fields=[
                ("key", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("account", models.CharField(max_length=64)),
                ("batch", models.CharField(max_length=64, unique=True)),
                ("file", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("lang", models.CharField(max_length=2)),
                ("made_at", models.DateTimeField()),
                ("state", models.CharField(default="draft", max_length=16)),
                ("entering", models.BooleanField(default=False)),
                ("wishes", models.TextField(default="{}")),
                ("result", models.TextField(default="{}")),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "kamerbreed_job"},
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("key", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("batch", models.CharField(max_length=64, unique=True)),
                ("title", models.TextField()),
                ("content", models.TextField()),
                ("seen", models.TextField()),
                ("new", models.TextField()),
                ("viewer", models.TextField()),
                ("rule", models.CharField(max_length=64)),
                ("capability", models.CharField(max_length=32)),
                ("party", models.CharField(max_length=200)),
                ("persons", models.PositiveSmallIntegerField()),
                ("proposed_by", models.CharField(max_length=64)),
                ("proposed_at", models.DateTimeField()),
                ("state", models.CharField(default="open", max_length=16)),
                ("decided_by", models.CharField(default="", max_length=64)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "kamerbreed_proposal"},
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField()),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=deletion.CASCADE, related_name="approvals", to="web.proposal"
                    ),
                ),
            ],
            options={
                "db_table": "kamerbreed_approval",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "account", "digest"), name="kamerbreed_approved_once"
                    )
                ],
            },
        ),
    )
