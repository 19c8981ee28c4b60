from django.db import migrations

from gehoord.people.scope import functions


class Migration(migrations.Migration):
    """Half an hour of access in an emergency becomes a ground of its own, asked of the database apart."""

    dependencies = [("people", "0004_sent")]

    operations = [migrations.RunSQL(functions(), migrations.RunSQL.noop)]
