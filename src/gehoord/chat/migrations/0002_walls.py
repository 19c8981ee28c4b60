from django.db import migrations

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [("chat", "0001_initial"), ("people", "0002_seats")]

    operations = [EnableRowSecurity(f"chat.{model}") for model in ("Conversation", "Utterance", "OpenPage")]
