from django.db import migrations

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [("chat", "0003_coming_back")]

    operations = [EnableRowSecurity("chat.ComingBack")]
