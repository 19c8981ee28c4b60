import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import gehoord.vault.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.BinaryField(unique=True)),
                ("language", models.CharField(max_length=2)),
                ("nickname", gehoord.vault.fields.EncryptedText(null=True)),
                ("letter", models.BinaryField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("called", models.CharField(blank=True, max_length=80)),
                ("joined_at", models.DateTimeField(null=True)),
                ("last_line", models.PositiveIntegerField(default=0)),
                ("present_at", models.DateTimeField(null=True)),
                ("term_from", models.DateField()),
                ("ending", models.CharField(blank=True, max_length=40)),
                ("ended_at", models.DateTimeField(null=True)),
                ("forgotten_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
                (
                    "talker",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OpenPage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(unique=True)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="chat.conversation"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Utterance",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=80)),
                ("who", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("text", gehoord.vault.fields.EncryptedText(null=True)),
                ("letter", models.BinaryField(null=True)),
                ("at", models.DateTimeField()),
                ("among_us", models.BooleanField(default=False)),
                (
                    "conversation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="chat.conversation"),
                ),
                (
                    "office",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.office"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(condition=models.Q(("ended_at", None)), fields=["office", "opened_at"], name="conversation_open"),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=models.Q(("forgotten_at", None)), fields=["kind", "term_from"], name="conversation_by_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["live", "written", "mail", "messaging"])), name="conversation_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(condition=models.Q(("language__in", ["nl", "en"])), name="conversation_language"),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(("ending__in", ["forgotten_now", "kept", "ended_by_counsellor", "nobody_left", ""])),
                name="conversation_ending",
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ending", "")),
                    models.Q(models.Q(("ending", ""), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="conversation_ends_on_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("forgotten_at__isnull", True),
                    models.Q(("letter__isnull", True), ("nickname__isnull", True)),
                    _connector="OR",
                ),
                name="conversation_forgotten_is_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="openpage",
            constraint=models.CheckConstraint(condition=models.Q(("until__gt", models.F("since"))), name="openpage_ends_later"),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.UniqueConstraint(fields=("conversation", "number"), name="utterance_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.UniqueConstraint(fields=("conversation", "who", "key"), name="utterance_kept_once"),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.CheckConstraint(
                condition=models.Q(("who__in", ["visitor", "counsellor", "house"])), name="utterance_who"
            ),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("letter__isnull", False), ("text__isnull", True)),
                    models.Q(("letter__isnull", True), ("text__isnull", False)),
                    _connector="OR",
                ),
                name="utterance_is_sealed",
            ),
        ),
        migrations.AddConstraint(
            model_name="utterance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("who", "visitor"), _negated=True),
                    models.Q(("among_us", False), ("person__isnull", True)),
                    _connector="OR",
                ),
                name="utterance_of_the_visitor",
            ),
        ),
    ]
