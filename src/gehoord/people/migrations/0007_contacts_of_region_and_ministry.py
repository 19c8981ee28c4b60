from django.db import migrations, models

ROLES = [
    "advice_line_worker",
    "counsellor",
    "coordinator",
    "alerts_officer",
    "report_author",
    "municipality_contact",
    "region_contact",
    "ministry_contact",
    "agency_quality_officer",
    "auditor",
    "administrator",
    "committee_secretary",
    "help_line_volunteer",
    "council_member",
]


class Migration(migrations.Migration):
    dependencies = [("people", "0006_accounts_wall")]

    operations = [
        migrations.RemoveConstraint(model_name="seat", name="seat_place_code"),
        migrations.RemoveConstraint(model_name="seat", name="seat_role_is_given"),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(place__regex=r"^(GM\d{4}|JZ\d{2,4}|NL|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"),
                name="seat_place_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(condition=models.Q(role__in=ROLES), name="seat_role_is_given"),
        ),
    ]
