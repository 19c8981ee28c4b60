from django.db import migrations

from gehoord.people.accounts_wall import no_wall, wall


class Migration(migrations.Migration):
    """Only who an account or a factor is about changes it, or who may help them; when somebody last came in is not kept."""

    dependencies = [
        ("people", "0005_leases"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RemoveField("person", "last_login"),
        migrations.RunSQL(wall("people_person", "id", may_go=False), no_wall("people_person")),
        migrations.RunSQL(wall("mfa_authenticator", "user_id", may_go=True), no_wall("mfa_authenticator")),
        migrations.RunSQL(wall("account_emailaddress", "user_id", may_go=True), no_wall("account_emailaddress")),
    ]
