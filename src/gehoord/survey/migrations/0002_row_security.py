from django.db import migrations

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [("survey", "0001_initial"), ("people", "0002_seats")]

    operations = [EnableRowSecurity("survey.Mark")]
