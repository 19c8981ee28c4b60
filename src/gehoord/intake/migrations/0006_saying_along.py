from django.db import migrations

import gehoord.vault.fields


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_saying")]

    operations = [
        migrations.AddField(
            model_name="goingalong",
            name="saying",
            field=gehoord.vault.fields.EncryptedText(null=True),
        ),
    ]
