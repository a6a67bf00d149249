# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_accounts")]  # noqa: RUF012  # the form that Django reads
    operations = [  # noqa: RUF012  # the form that Django reads
        migrations.AddField(
            model_name="accountrow",
            name="mailbox",
            field=models.CharField(blank=True, default="", max_length=254),
        ),
        migrations.AddField(
            model_name="accountrow",
            name="lang",
            field=models.CharField(default="nl", max_length=2),
        ),
        migrations.AddField(
            model_name="accountrow",
            name="calendar",
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
    ]
