from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_front_door"),
        ("outreach", "0004_sightings"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["office", "on"], name="visit_by_day"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["office", "on"], name="visit_wanted", condition=models.Q(("state", "asked"))),
        ),
    ]
