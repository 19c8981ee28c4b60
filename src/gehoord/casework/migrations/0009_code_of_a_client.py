from django.db import migrations, models

from gehoord.casework.models.codes import LENGTH, LETTERS, new_code

# Whatever is there gets a code of its own: a default that is worked out for each row anew, past the walls of the rows.
ONE = f"substr('{LETTERS}', 1 + (get_byte(uuid_send(gen_random_uuid()), 0) & 31), 1)"
DRAWN = " || ".join([ONE] * LENGTH)


class Migration(migrations.Migration):
    """Each client has a short code that comes from nowhere else."""

    dependencies = [("casework", "0008_moved_on")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AddField("client", "code", models.CharField(default=new_code, max_length=LENGTH))],
            database_operations=[
                migrations.RunSQL(
                    [
                        f"alter table casework_client add column code varchar({LENGTH}) not null default ({DRAWN})",
                        "alter table casework_client alter column code drop default",
                    ],
                    "alter table casework_client drop column code",
                )
            ],
        ),
        migrations.AddConstraint("client", models.UniqueConstraint(fields=("office", "code"), name="client_coded_once")),
    ]
