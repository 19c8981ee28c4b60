from django.db import migrations

from gehoord.vault import walls


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [
        migrations.RunSQL(walls.APPEND_ONLY, walls.NOT_APPEND_ONLY),
        migrations.RunSQL(walls.STAYS_DESTROYED, walls.NOT_STAYS_DESTROYED),
        migrations.RunSQL(walls.GRANTS, migrations.RunSQL.noop),
    ]
