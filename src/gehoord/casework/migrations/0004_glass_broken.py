import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gehoord.casework import walls
from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_reasons_may_go"),
        ("directory", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GlassBroken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("because", models.CharField(max_length=40)),
                ("since", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.UUIDField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casework.client"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because__in", ["danger", "client_calls", "deadline"])), name="glass_because"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("reviewed_at__isnull", True),
                            ("reviewed_at__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="glass_reviewed_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by__isnull", True),
                            models.Q(("reviewed_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="glass_reviewed_by_another",
                    ),
                ],
            },
        ),
        migrations.RunSQL(*walls.tie_to_client("casework_glassbroken")),
        EnableRowSecurity("casework.GlassBroken"),
    ]
