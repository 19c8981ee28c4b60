import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from gehoord.people.scope import NO_FUNCTIONS, EnableRowSecurity, functions

ROLES = [
    "advice_line_worker",
    "counsellor",
    "coordinator",
    "alerts_officer",
    "report_author",
    "municipality_contact",
    "agency_quality_officer",
    "auditor",
    "administrator",
    "committee_secretary",
    "help_line_volunteer",
    "council_member",
]
PLACE = r"^(GM\d{4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                ("id", models.UUIDField()),
            ],
            options={"db_table": "casework_access", "managed": False},
        ),
        migrations.RemoveConstraint("seat", "seat_once"),
        migrations.RemoveConstraint("seat", "seat_municipality_code"),
        migrations.RenameField("seat", "municipality", "place"),
        migrations.AlterField("seat", "place", models.CharField(blank=True, max_length=36)),
        migrations.AlterField(
            "seat",
            "person",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="seats", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField("seat", "office_id", models.UUIDField(null=True)),
        migrations.AddField("seat", "since", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("seat", "until", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "seat",
            models.UniqueConstraint(
                condition=models.Q(until=None),
                fields=("person", "role", "office_id", "place"),
                name="seat_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint("seat", models.CheckConstraint(condition=models.Q(place__regex=PLACE), name="seat_place_code")),
        migrations.AddConstraint(
            "seat",
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="seat_role_is_given"),
        ),
        migrations.RunSQL(functions(), list(NO_FUNCTIONS)),
        EnableRowSecurity("people.Seat"),
    ]
