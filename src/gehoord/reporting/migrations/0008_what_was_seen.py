from django.db import migrations, models

ONCE = models.UniqueConstraint(fields=["edition_id", "person_id", "seen"], name="look_once")


class Migration(migrations.Migration):
    """A look remembers which own text was seen, so that it counts no more where that changed."""

    dependencies = [("reporting", "0007_resting")]

    operations = [
        migrations.AddField(model_name="look", name="seen", field=models.CharField(max_length=64, default="", db_default="")),
        migrations.RemoveConstraint(model_name="look", name="look_once"),
        migrations.AddConstraint(model_name="look", constraint=ONCE),
    ]
