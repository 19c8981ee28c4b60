from django.db import migrations

import gehoord.vault.fields


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_talks")]

    operations = [
        migrations.AddField(
            model_name="deskitem",
            name="saying",
            field=gehoord.vault.fields.EncryptedText(null=True),
        ),
    ]
