from datetime import date
from typing import Any

from django.db import migrations
from django.db.models import F

from gehoord.people.scope import EnableRowSecurity

GUARDED = ("KeptRegister", "Edition", "Volume", "Findings", "Look", "Signature", "Correction", "Fetch", "AccessKey")


def hand_over_what_stands(apps: Any, _schema_editor: object) -> None:
    """What was issued before was handed to its municipality at once, and was about a year."""
    edition = apps.get_model("reporting", "Edition")
    for year in edition.objects.values_list("year", flat=True).distinct():
        edition.objects.filter(year=year).update(
            first=date(year, 1, 1), last=date(year, 12, 31), recipient=F("unit"), handed_at=F("issued_at")
        )


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_road_of_a_year"), ("people", "0007_contacts_of_region_and_ministry")]

    operations = [
        migrations.RunPython(hand_over_what_stands, migrations.RunPython.noop),
        *(EnableRowSecurity(f"reporting.{name}") for name in GUARDED),
    ]
