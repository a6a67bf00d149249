# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models

from kamerbreed.audit._schema import create_statements


def create(apps: object, schema_editor: object) -> None:
    connection = schema_editor.connection  # type: ignore[attr-defined]  # a schema editor
    with connection.cursor() as cursor:
        for sql in create_statements(connection.vendor):
            cursor.execute(sql)


class Migration(migrations.Migration):
    initial = True
    operations = [  # noqa: RUF012  # the form that Django reads
        migrations.RunPython(create, migrations.RunPython.noop),
        migrations.CreateModel(
            name="AuditRow",
            fields=[("number", models.BigIntegerField(primary_key=True, serialize=False))],
            options={"db_table": "kamerbreed_audit", "managed": False},
        ),
    ]
