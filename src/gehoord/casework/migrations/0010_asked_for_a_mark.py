from django.db import migrations, models


class Migration(migrations.Migration):
    """A trajectory knows whether its client was asked for a mark, not when and not with which code."""

    dependencies = [("casework", "0009_code_of_a_client")]

    operations = [migrations.AddField("trajectory", "invited", models.BooleanField(db_default=False))]
