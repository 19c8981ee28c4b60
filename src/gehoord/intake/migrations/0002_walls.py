from django.db import migrations

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("people", "0002_seats")]

    operations = [EnableRowSecurity(f"intake.{model}") for model in ("DeskItem", "Claim", "SavedReply")]
