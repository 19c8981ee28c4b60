from django.db import migrations

from gehoord.people.scope import EnableRowSecurity

MODELS = ("Correspondence", "Outgoing", "Received", "Enclosure")


class Migration(migrations.Migration):
    dependencies = [("inbound", "0001_initial"), ("people", "0002_seats")]

    operations = [EnableRowSecurity(f"inbound.{model}") for model in MODELS]
