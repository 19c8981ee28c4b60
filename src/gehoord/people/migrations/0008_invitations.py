import uuid

from django.db import migrations, models

from gehoord.people.scope import EnableRowSecurity


class Migration(migrations.Migration):
    dependencies = [("people", "0007_contacts_of_region_and_ministry")]

    operations = [
        migrations.CreateModel(
            name="Invite",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("office_id", models.UUIDField(null=True)),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(max_length=40)),
                ("place", models.CharField(max_length=36)),
                ("handle", models.CharField(max_length=20, unique=True)),
                ("digest", models.BinaryField()),
                ("asked_by", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("person_id", models.UUIDField(db_index=True, null=True)),
                ("seated_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["made_at"]},
        ),
        EnableRowSecurity("people.Invite"),
    ]
