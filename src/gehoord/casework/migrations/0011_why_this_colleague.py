from django.db import migrations, models

REACHES = ["", "location", "municipality", "region", "province", "desk"]


class Migration(migrations.Migration):
    """Who is asked from the desk to take a client over was proposed for a ground, and the client page tells which."""

    dependencies = [("casework", "0010_asked_for_a_mark")]

    operations = [
        migrations.AddField("handing", "reach", models.CharField(blank=True, db_default="", default="", max_length=40)),
        migrations.AddConstraint("handing", models.CheckConstraint(condition=models.Q(reach__in=REACHES), name="handing_reach")),
    ]
