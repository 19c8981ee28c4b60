import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reachable",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("shows", models.CharField(max_length=20)),
                (
                    "office",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublicText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("voice", models.CharField(max_length=20)),
                ("piece", models.CharField(max_length=20)),
                ("number", models.PositiveIntegerField()),
                ("again", models.PositiveIntegerField(default=0)),
                ("title_nl", models.CharField(max_length=120)),
                ("title_en", models.CharField(max_length=120)),
                ("body_nl", models.TextField()),
                ("body_en", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "voice", "piece", "number"), name="public_text_numbered"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title_nl", ""), _negated=True),
                            models.Q(("title_en", ""), _negated=True),
                            models.Q(("body_nl", ""), _negated=True),
                            models.Q(("body_en", ""), _negated=True),
                        ),
                        name="public_text_both_languages",
                    ),
                ],
            },
        ),
        EnableRowSecurity("directory.PublicText"),
        EnableRowSecurity("directory.Reachable"),
    ]
