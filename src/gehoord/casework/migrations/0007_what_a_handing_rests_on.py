from django.db import migrations, models

# What was asked before and rests on no consent goes on without; the asker said there was no other way.
RESTS = (
    "alter table casework_handing no force row level security",
    "alter table casework_consent no force row level security",
    """
    update casework_handing set agreed = exists (
        select from casework_consent c where c.scope = 'colleague' and c.client_id = casework_handing.client_id
    )
    """,
    "alter table casework_consent force row level security",
    "alter table casework_handing force row level security",
)


class Migration(migrations.Migration):
    """A question to a colleague says whether it rests on consent, and who goes on reading when it is answered."""

    dependencies = [("casework", "0006_merged_in_one_office")]

    operations = [
        migrations.AddField("handing", "agreed", models.BooleanField(db_default=True)),
        migrations.AddField("handing", "keeps", models.BooleanField(db_default=False)),
        migrations.RunSQL(list(RESTS), migrations.RunSQL.noop),
    ]
