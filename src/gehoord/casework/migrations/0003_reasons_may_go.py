from django.db import migrations

import gehoord.vault.fields


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_walls")]

    operations = [
        migrations.AlterField("suspended", "reason", gehoord.vault.fields.EncryptedText(null=True)),
        migrations.AlterField("extended", "reason", gehoord.vault.fields.EncryptedText(null=True)),
    ]
