import uuid

from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity

RHYTHMS = ["after_each_visit", "monthly", "quarterly", "half_yearly", "yearly"]
AS_THE_EDITION = [
    "select set_config('gehoord.role', 'house', true)",
    """update reporting_printout set recipient = e.recipient, handed_at = e.handed_at
        from reporting_edition e where e.id = edition_id""",
    """update reporting_enclosure set recipient = p.recipient, handed_at = p.handed_at
        from reporting_printout p where p.id = printout_id""",
    "select set_config('gehoord.role', '', true)",
]


def _columns(model: str) -> list[migrations.AddField]:
    recipient = models.CharField(max_length=36, blank=True, db_default="")
    return [
        migrations.AddField(model_name=model, name="recipient", field=recipient),
        migrations.AddField(model_name=model, name="handed_at", field=models.DateTimeField(null=True)),
    ]


class Migration(migrations.Migration):
    """Files are shown by the database to who may read the report they are of; and what was agreed about informing."""

    dependencies = [("reporting", "0004_who_sees_a_report"), ("people", "0008_invitations")]

    operations = [
        *_columns("printout"),
        *_columns("enclosure"),
        migrations.RunSQL(AS_THE_EDITION, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("office_id", models.UUIDField()),
                ("place", models.CharField(max_length=36, unique=True)),
                ("rhythm", models.CharField(max_length=40)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("person_id", models.UUIDField(null=True)),
                ("agreed_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("rhythm__in", RHYTHMS)), name="agreement_rhythm"),
                ],
            },
        ),
        *(EnableRowSecurity(f"reporting.{name}") for name in ("Printout", "Enclosure", "Agreement")),
    ]
