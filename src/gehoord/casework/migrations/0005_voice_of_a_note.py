import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_glass_broken")]

    operations = [
        migrations.AddField("note", "voice", models.CharField(default="ours", max_length=40)),
        migrations.AddField(
            "note",
            "contact",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="casework.contact"),
        ),
        migrations.AddConstraint(
            "note", models.CheckConstraint(condition=models.Q(("voice__in", ["client", "ours"])), name="note_voice")
        ),
    ]
