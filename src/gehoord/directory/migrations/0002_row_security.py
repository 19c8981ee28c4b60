"""Everybody who is signed in reads the directory; the coordinator of an office and the administrator write it."""

from django.db import migrations

from gehoord.people.scope import EnableRowSecurity

TABLES = (
    "Office",
    "OfficeArea",
    "EarlierName",
    "Agency",
    "AgencyLocation",
    "Assignment",
    "StandIn",
    "Absence",
    "ImportedMunicipality",
    "ImportedFigure",
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial"), ("people", "0002_seats")]

    operations = [EnableRowSecurity(f"directory.{table}") for table in TABLES]
