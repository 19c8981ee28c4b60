import django.db.models.deletion
from django.db import migrations, models

FIXED = ["closed", "being_made", "not_passed", "made", "signed", "handed_over", "withdrawn"]
UNMADE = ["closing", "not_closed", "closed", "being_made", "not_passed"]


def _of_its_own(name: str) -> models.ForeignKey:
    kept = django.db.models.deletion.PROTECT
    return models.ForeignKey(null=True, on_delete=kept, related_name=name, to="reporting.volume")


class Migration(migrations.Migration):
    """Facts are fixed beside the work; the year before is remembered; and one edition may replace another."""

    dependencies = [("reporting", "0005_portal")]

    operations = [
        migrations.RemoveConstraint(model_name="volume", name="volume_stage"),
        migrations.RemoveConstraint(model_name="volume", name="volume_made_has_certificate"),
        migrations.AlterField(
            model_name="volume",
            name="register",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="volumes",
                to="reporting.keptregister",
            ),
        ),
        migrations.AlterField(model_name="volume", name="stage", field=models.CharField(default="closing", max_length=20)),
        migrations.AddField(model_name="volume", name="before", field=_of_its_own("beside")),
        migrations.AddField(model_name="volume", name="replaces", field=_of_its_own("replaced_by")),
        migrations.AddField(model_name="volume", name="ground", field=models.CharField(blank=True, default="", max_length=600)),
        migrations.AddField(model_name="volume", name="attack", field=models.JSONField(null=True)),
        migrations.AddField(model_name="volume", name="withdrawn_at", field=models.DateTimeField(null=True)),
        *(
            migrations.AddConstraint(model_name="volume", constraint=models.CheckConstraint(condition=holds, name=name))
            for name, holds in (
                ("volume_stage", models.Q(stage__in=["closing", "not_closed", *FIXED])),
                (
                    "volume_made_has_certificate",
                    models.Q(stage__in=UNMADE) | models.Q(certificate__isnull=False, made_at__isnull=False),
                ),
                ("volume_closed_has_facts", models.Q(stage__in=["closing", "not_closed"]) | models.Q(register__isnull=False)),
                (
                    "volume_again_was_attacked",
                    models.Q(replaces__isnull=True) | models.Q(stage__in=UNMADE) | models.Q(attack__isnull=False),
                ),
            )
        ),
    ]
