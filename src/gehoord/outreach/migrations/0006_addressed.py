from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity


def _columns(model: str) -> list[migrations.AddField]:
    recipient = models.CharField(max_length=36, blank=True, db_default="", db_index=True)
    return [
        migrations.AddField(model_name=model, name="recipient", field=recipient),
        migrations.AddField(model_name=model, name="handed_at", field=models.DateTimeField(null=True)),
    ]


class Migration(migrations.Migration):
    """What was given before is still read by its link; only what is given from now on comes to the page of its addressee."""

    dependencies = [("outreach", "0005_visits_by_day"), ("people", "0007_contacts_of_region_and_ministry")]

    operations = [
        *_columns("alert"),
        *_columns("alertstep"),
        migrations.AddField(model_name="alertstep", name="from_addressee", field=models.BooleanField(db_default=False)),
        *(EnableRowSecurity(f"outreach.{name}") for name in ("Alert", "AlertStep", "AlertLink")),
    ]
