from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_visits_and_recovery")]

    operations = [
        migrations.CreateModel(
            name="Sent",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
