from django.db import migrations

# Lines are neither changed nor deleted, also not by who owns the table, for five years.
APPEND_ONLY = """
create function vault_journal_keeps() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at < now() - interval '5 years' then
        return old;
    end if;
    raise exception 'the journal is only added to' using errcode = 'insufficient_privilege';
end $$;
create trigger journal_keeps_lines before update or delete on vault_journalentry
    for each row execute function vault_journal_keeps();
create trigger journal_keeps_all before truncate on vault_journalentry
    for each statement execute function vault_journal_keeps();

create function vault_journal_forget(which smallint, last bigint) returns bigint
    language plpgsql security definer set search_path from current as $$
declare gone bigint;
begin
    delete from vault_journalentry where shard = which and number <= last and at < now() - interval '5 years';
    get diagnostics gone = row_count;
    return gone;
end $$;
"""

NOT_APPEND_ONLY = """
drop function vault_journal_forget(smallint, bigint);
drop trigger journal_keeps_all on vault_journalentry;
drop trigger journal_keeps_lines on vault_journalentry;
drop function vault_journal_keeps();
"""

# A destroyed key does not come back, and the row that says so does not go.
STAYS_DESTROYED = """
create function vault_casekey_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.case_id <> old.case_id or new.origin_id <> old.origin_id
        or (old.wrapped is null and new.wrapped is not null) then
        raise exception 'a case key is kept or destroyed, never removed or revived' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger casekey_stays before update or delete on vault_casekey
    for each row execute function vault_casekey_stays();
"""

NOT_STAYS_DESTROYED = """
drop trigger casekey_stays on vault_casekey;
drop function vault_casekey_stays();
"""

# Who may do what with the tables of the vault, as far as the roles exist.
GRANTS = """
do $$
begin
    revoke all on vault_journalentry, vault_casekey, vault_hold, vault_destruction from public;
    revoke all on function vault_journal_forget(smallint, bigint) from public;
    if exists (select from pg_roles where rolname = 'gehoord_journal') then
        revoke all on vault_journalentry from gehoord_journal;
        grant select, insert on vault_journalentry to gehoord_journal;
        grant execute on function vault_journal_forget(smallint, bigint) to gehoord_journal;
    end if;
    if exists (select from pg_roles where rolname = 'gehoord_app') then
        revoke all on vault_journalentry, vault_casekey, vault_hold, vault_destruction from gehoord_app;
        grant select, insert, update on vault_casekey, vault_hold to gehoord_app;
        grant select, insert on vault_destruction to gehoord_app;
    end if;
    if exists (select from pg_roles where rolname = 'gehoord_backup') then
        grant select on vault_journalentry, vault_casekey, vault_hold, vault_destruction to gehoord_backup;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, NOT_APPEND_ONLY),
        migrations.RunSQL(STAYS_DESTROYED, NOT_STAYS_DESTROYED),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
    ]
