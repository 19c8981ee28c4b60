"""Putting the tables of a copy in the place of those that are there, all in one transaction."""

from __future__ import annotations

from pathlib import Path

from gehoord.vault.copying import programs

QUIETLY = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")

CLEAR = """
do $$
declare one record;
begin
    for one in select oid::regclass as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relowner = current_user::regrole loop
        execute 'drop table if exists ' || one.name || ' cascade';
    end loop;
    for one in select oid::regprocedure as name from pg_proc
        where pronamespace = 'public'::regnamespace and proowner = current_user::regrole loop
        execute 'drop routine if exists ' || one.name || ' cascade';
    end loop;
    for one in select pg_type.oid::regtype as name from pg_type
        where typnamespace = 'public'::regnamespace and typowner = current_user::regrole
            and (typtype in ('e', 'd') or exists (select from pg_class where oid = typrelid and relkind = 'c')) loop
        execute 'drop type if exists ' || one.name || ' cascade';
    end loop;
    for one in select rolname as name from pg_roles where rolname in ('gehoord_app', 'gehoord_backup') loop
        execute format('alter default privileges in schema public revoke all on tables from %I', one.name);
        execute format('alter default privileges in schema public revoke all on sequences from %I', one.name);
    end loop;
end $$;
"""
"""Takes the empty tables away that `migrate` made, and what roles get on any new table (nl: leegmaken).

Otherwise each table that comes back would have that besides its own rights; the copy gives it again in the end.
"""


def put_back(dump: Path, *, alias: str, keeping: int) -> None:
    """Let the tables that are there go and those of a dump come, so that there are always whole ones (nl: tabellen terugzetten).

    What it needs on the way lies beside the dump. `keeping` is as in `programs.run`. Raises: NoPrograms, CopyFailed.
    """
    clearing, script = dump.with_name("clearing.sql"), dump.with_suffix(".sql")
    clearing.write_text(CLEAR, encoding="utf-8")
    programs.unpack(dump, script, alias=alias)
    words = [*QUIETLY, "--single-transaction", f"--file={clearing}", f"--file={script}"]
    programs.run("psql", words, alias=alias, keeping=keeping)
