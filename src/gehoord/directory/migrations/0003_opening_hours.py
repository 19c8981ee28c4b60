import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_row_security"),
        ("people", "0002_seats"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpeningChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("channel", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("opens", models.TimeField(null=True)),
                ("closes", models.TimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("gone_at", None)), fields=["office", "until"], name="opening_change_by_office"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "phone",
                                    "email",
                                    "web_form",
                                    "chat",
                                    "whatsapp",
                                    "facebook",
                                    "twitter",
                                    "letter",
                                    "video",
                                    "in_person",
                                    "group_visit",
                                    "",
                                ],
                            )
                        ),
                        name="opening_change_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes__isnull", True), ("opens__isnull", True)),
                            models.Q(("closes__gt", models.F("opens")), ("closes__isnull", False), ("opens__isnull", False)),
                            _connector="OR",
                        ),
                        name="opening_change_both_times",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="opening_change_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningWeek",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("channel", models.CharField(max_length=40)),
                ("opens", django.contrib.postgres.fields.ArrayField(base_field=models.TimeField(null=True), size=7)),
                ("closes", django.contrib.postgres.fields.ArrayField(base_field=models.TimeField(null=True), size=7)),
                ("on_holidays", models.BooleanField(default=False)),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "channel"), name="opening_week_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "phone",
                                    "email",
                                    "web_form",
                                    "chat",
                                    "whatsapp",
                                    "facebook",
                                    "twitter",
                                    "letter",
                                    "video",
                                    "in_person",
                                    "group_visit",
                                ],
                            )
                        ),
                        name="opening_week_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes__len", 7), ("opens__len", 7)), name="opening_week_seven_days"
                    ),
                ],
            },
        ),
        EnableRowSecurity("directory.OpeningWeek"),
        EnableRowSecurity("directory.OpeningChange"),
    ]
