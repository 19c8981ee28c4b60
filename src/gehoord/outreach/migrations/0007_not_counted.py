from django.db import migrations, models


class Migration(migrations.Migration):
    """What nobody counted is empty from now on. Noughts from before stay: nobody knows which of them were counted."""

    dependencies = [("outreach", "0006_addressed")]

    operations = [
        migrations.AlterField(model_name="visit", name=name, field=models.PositiveSmallIntegerField(null=True))
        for name in ("booklets", "cards")
    ]
