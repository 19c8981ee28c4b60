from django.db import migrations, models

from gehoord.casework import walls

# A merging that stands in no journal of days counts from the day it was done, here.
ONE_SINCE = (
    "alter table casework_merging add column one_since date",
    "alter table casework_merging no force row level security",
    "update casework_merging set one_since = (merged_at at time zone 'Europe/Amsterdam')::date",
    "alter table casework_merging force row level security",
    "alter table casework_merging alter column one_since set not null",
)


class Migration(migrations.Migration):
    """The two that were merged stay at one office, and a merging says from which day on it counts."""

    dependencies = [("casework", "0005_voice_of_a_note")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AddField("merging", "one_since", models.DateField(null=False), preserve_default=False)],
            database_operations=[migrations.RunSQL(list(ONE_SINCE), "alter table casework_merging drop column one_since")],
        ),
        migrations.RunSQL(*walls.ONE_OFFICE),
    ]
