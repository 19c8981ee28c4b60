import uuid

import django.db.models.deletion
from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    """An office knows under which ids clients left it."""

    dependencies = [("casework", "0007_what_a_handing_rests_on"), ("directory", "0002_row_security")]

    operations = [
        migrations.CreateModel(
            name="MovedOn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("exchange_id", models.CharField(max_length=200)),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("office", "exchange_id"), name="moved_on_once")],
            },
        ),
        EnableRowSecurity("casework.MovedOn"),
    ]
