from django.db import migrations, models

FIXED = ["closed", "being_made", "paused", "not_passed", "made", "signed", "handed_over", "withdrawn"]
UNMADE = ["closing", "not_closed", "closed", "being_made", "paused", "not_passed"]
HOLDS = (
    ("volume_stage", models.Q(stage__in=["closing", "not_closed", *FIXED])),
    ("volume_made_has_certificate", models.Q(stage__in=UNMADE) | models.Q(certificate__isnull=False, made_at__isnull=False)),
    (
        "volume_again_was_attacked",
        models.Q(replaces__isnull=True) | models.Q(stage__in=UNMADE) | models.Q(attack__isnull=False),
    ),
)


class Migration(migrations.Migration):
    """The making of a bundle may rest; and a note that the house writes is there in English too."""

    dependencies = [("reporting", "0006_published_again")]

    operations = [
        migrations.AddField(
            model_name="correction", name="english", field=models.TextField(blank=True, default="", db_default="")
        ),
        *(migrations.RemoveConstraint(model_name="volume", name=name) for name, _ in HOLDS),
        *(
            migrations.AddConstraint(model_name="volume", constraint=models.CheckConstraint(condition=holds, name=name))
            for name, holds in HOLDS
        ),
    ]
