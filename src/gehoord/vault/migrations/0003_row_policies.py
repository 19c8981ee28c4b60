from typing import Any

from django.conf import settings
from django.db import migrations

PERSONAL = "(select nullif(current_setting('gehoord.role', true), ''))"
OFFICE = "(select nullif(current_setting('gehoord.office', true), '')::uuid)"
# The house, the office that keeps the case or kept it first, and who belongs to the case, as after a referral.
KEPT = (
    f"{PERSONAL} = 'house' or ({PERSONAL} is not null"
    f" and (office_id = {OFFICE} or origin_id = {OFFICE} or case_id = any ((select people_cases())::uuid[])))"
)
KEYS = (
    "alter table vault_casekey enable row level security",
    "alter table vault_casekey force row level security",
    f"create policy vault_casekey_select on vault_casekey for select using ({KEPT})",
    f"create policy vault_casekey_insert on vault_casekey for insert with check ({KEPT})",
    f"create policy vault_casekey_update on vault_casekey for update using ({KEPT}) with check ({KEPT})",
)
OLD = "at < now() - interval '5 years'"
JOURNAL = (
    "alter table vault_journalentry enable row level security",
    "alter table vault_journalentry force row level security",
    "create policy vault_journalentry_select on vault_journalentry for select to {journal} using (true)",
    "create policy vault_journalentry_insert on vault_journalentry for insert to {journal} with check (true)",
    f"create policy vault_journalentry_old on vault_journalentry for select to {{owner}} using ({OLD})",
    f"create policy vault_journalentry_delete on vault_journalentry for delete to {{owner}} using ({OLD})",
)


def lay(_apps: Any, schema_editor: Any) -> None:
    # Where one login is owner, journal and all, it is that login that the policies are for.
    roles = {"journal": "gehoord_journal", "owner": "gehoord_owner"} if settings.DATABASE_HAS_ROLES else {}
    for statement in (*KEYS, *JOURNAL):
        schema_editor.execute(statement.format(journal=roles.get("journal", "public"), owner=roles.get("owner", "public")))


def take_away(_apps: Any, schema_editor: Any) -> None:
    for table in ("vault_casekey", "vault_journalentry"):
        schema_editor.execute(f"alter table {table} no force row level security")
        schema_editor.execute(f"alter table {table} disable row level security")


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_walls"), ("people", "0002_seats")]

    operations = [migrations.RunPython(lay, take_away)]
