from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [("inbound", "0003_calls")]

    operations = [
        migrations.CreateModel(
            name="Emptying",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("read_at", models.DateTimeField(null=True)),
                ("left", models.PositiveIntegerField(default=0)),
                ("unread_since", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("why__in", ["away", "settings", "keys", ""])), name="emptying_why")
                ],
            },
        ),
        EnableRowSecurity("inbound.Emptying"),
    ]
