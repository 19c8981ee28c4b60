"""Row-level security: the table of rights, compiled to policies of PostgreSQL, and the context they read.

The policies hold for every role that owns no table and may not pass them by, also for the owner of the tables. They read who
acts from three settings that live as long as the transaction; where these are empty, no row is seen.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model

from gehoord.people.deeds import NOWHERE, Act, Condition
from gehoord.people.guards import Guard
from gehoord.people.models import CaseLink
from gehoord.people.permissions import Actor
from gehoord.people.roles import Role, grounds
from gehoord.vault.house import KNOWN_CONTEXT

APP, BACKUP, OWNER, JOURNAL = "gehoord_app", "gehoord_backup", "gehoord_owner", "gehoord_journal"

Context = tuple[str, str, str]
"""Person, office and role, as the database reads them; empty where there is none (nl: samenhang)."""

NOBODY: Context = ("", "", "")

COMMANDS: Mapping[str, tuple[Act, ...]] = {
    "select": (Act.LIST, Act.SEE),
    "insert": (Act.CREATE,),
    "update": (Act.CHANGE, Act.CLOSE, Act.HAND_OVER, Act.MERGE, Act.SIGN),
    "delete": (Act.ERASE,),
}
"""Which acts a command of the database is for (nl: opdrachten). Whoever may do one of them may give the command."""

PERSON = "(select nullif(current_setting('gehoord.person', true), '')::uuid)"
OFFICE = "(select nullif(current_setting('gehoord.office', true), '')::uuid)"
ROLE = "(select nullif(current_setting('gehoord.role', true), ''))"
# Asked once for a whole query and not for every row; the index on the column is used.
CASES = "any ((select people_cases())::uuid[])"
LEASES = "any ((select people_leases())::uuid[])"
PLACES = "any ((select people_places())::text[])"


def functions(schema: str = "public") -> list[str]:
    """What a policy asks of tables that the asker may not read whole: these answer about the asker alone (nl: vraagbaken).

    For as long as one of them runs it sees what the house sees. Tables that a session made for itself come last, so that
    nobody can put one in the place of a real one.
    """
    # Nothing but words of this function goes into these statements.
    asker = "person_id = nullif(current_setting('gehoord.person', true), '')::uuid"
    holds = "since <= statement_timestamp() and (until is null or until > statement_timestamp())"
    link = f"select client_id from casework_access where {asker} and {holds}"  # noqa: S608 - idem
    asked = (
        ("people_cases()", "uuid[]", f"array({link} and kind <> '{CaseLink.LEASE}')"),
        ("people_leases()", "uuid[]", f"array({link} and kind = '{CaseLink.LEASE}')"),
        ("people_unclaimed(wanted uuid)", "boolean", "not exists (select from casework_access where client_id = wanted)"),
        (
            "people_places_as(acting text)",
            "text[]",
            f"array(select place from people_seat where {asker} and role = acting and until is null and place <> '')",  # noqa: S608 - idem
        ),
    )
    made = [
        f"""
        create or replace function {name} returns {kind} language plpgsql stable security definer
            set search_path = {schema}, pg_temp as $$
        declare before text := coalesce(current_setting('gehoord.role', true), ''); answer {kind};
        begin
            perform set_config('gehoord.role', 'house', true);
            answer := {answer};
            perform set_config('gehoord.role', before, true);
            return answer;
        end $$
        """
        for name, kind, answer in asked
    ]
    made.append(
        f"create or replace function people_places() returns text[] language sql stable as $$ select people_places_as({ROLE}) $$"
    )
    return made


NO_FUNCTIONS = (
    "drop function people_places()",
    "drop function people_places_as(text)",
    "drop function people_unclaimed(uuid)",
    "drop function people_leases()",
    "drop function people_cases()",
)
"""The statements that take these functions away again (nl: vraagbaken weg)."""


@contextmanager
def acting(actor: Actor, *, using: str = "default") -> Iterator[None]:
    """Do what is inside as somebody, in one transaction; the database sees who (nl: handelen als).

    Inside another it holds until its end, and then the other's again.
    """
    connection = connections[using]
    inside = connection.in_atomic_block
    known = _known(using) if inside else NOBODY
    wanted = _context(actor)
    with transaction.atomic(using=using):
        before = known if known == wanted else _enter(using, wanted)
        try:
            yield
            # What a failure undoes, the context included, the database takes back by itself.
            if inside and _known(using) != before and not connection.needs_rollback:
                _enter(using, before)
        finally:
            _note(using, known)


@contextmanager
def looking(actor: Actor, *, using: str = "default") -> Iterator[None]:
    """Look at what is inside as somebody (nl: kijken als).

    Where the transaction acts as them already, nothing more is said; so what is inside may change nothing, as only `acting`
    takes back what failed.
    """
    if connections[using].in_atomic_block and _known(using) == _context(actor):
        yield
        return
    with acting(actor, using=using):
        yield


def become(actor: Actor, *, using: str = "default") -> None:
    """Go on as somebody else until this transaction ends (nl: verder als)."""
    _enter(using, _context(actor))


def _context(actor: Actor) -> Context:
    return str(actor.person_id or ""), str(actor.office_id or ""), actor.role.value


def _enter(using: str, context: Context) -> Context:
    names = ("gehoord.person", "gehoord.office", "gehoord.role")
    asked = ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in names)
    said = ", ".join(f"set_config('{name}', %s, true)" for name in names)
    with connections[using].cursor() as cursor:
        cursor.execute(f"select {asked}, {said}", context)
        person, office, role = cursor.fetchone()[:3]
    _note(using, context)
    return person, office, role


def _known(using: str) -> Context | None:
    """What was last said on this connection, so that it need not be said again; nothing when that is not sure."""
    return vars(connections[using]).get(KNOWN_CONTEXT)


def _note(using: str, context: Context | None) -> None:
    vars(connections[using])[KNOWN_CONTEXT] = context


def policies_for(model: type[Model], *, there: Container[str] | None = None) -> list[str]:
    """The statements that make the rows of a model follow the table of rights; they may be run again (nl: rijbeleid).

    `there`: the fields that its table has by now, where that may be fewer than the model has.
    """
    meta = model._meta  # noqa: SLF001 - Django's public name
    guard: Guard = model.guard  # type: ignore[attr-defined]  # every guarded model says what it is
    columns = {field.attname: str(field.column) for field in meta.local_concrete_fields if there is None or field.name in there}
    return compiled(meta.db_table, guard, columns)


def compiled(table: str, guard: Guard, columns: Mapping[str, str]) -> list[str]:
    """The same for a table with these columns by the names of their fields (nl: vertaald beleid)."""
    # Where one login is owner, app and all, only the policies stand; they are forced on the owner too.
    has_roles = settings.DATABASE_HAS_ROLES
    statements = [f"alter table {table} enable row level security", f"alter table {table} force row level security"]
    if has_roles:
        statements += [f"revoke all on {table} from public, {APP}", f"grant select on {table} to {BACKUP}"]
    for command, acts in COMMANDS.items():
        statements.append(f"drop policy if exists {table}_{command} on {table}")
        rule = _rule(guard, columns, acts)
        if rule is None:
            continue
        asked = f"with check ({rule})" if command == "insert" else f"using ({rule})"
        if command == "update":
            asked += f" with check ({rule})"
        statements.append(f"create policy {table}_{command} on {table} for {command} {asked}")
        if has_roles:
            statements.append(f"grant {command} on {table} to {APP}")
    return statements


def without_policies(model: type[Model]) -> list[str]:
    """The statements that let the rows of a model go unguarded again (nl: beleid weg)."""
    table = model._meta.db_table  # noqa: SLF001 - Django's public name
    return [
        *(f"drop policy if exists {table}_{command} on {table}" for command in COMMANDS),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
        *([f"grant select, insert, update, delete on {table} to {APP}"] if settings.DATABASE_HAS_ROLES else []),
    ]


def _rule(guard: Guard, columns: Mapping[str, str], acts: Iterable[Act]) -> str | None:
    roles: dict[tuple[str, ...], list[str]] = {}
    for role in Role:
        asked = frozenset().union(*(grounds(role, guard.resource, act) for act in acts)) or NOWHERE
        if Condition.EVERYWHERE in asked:
            asked = frozenset({Condition.EVERYWHERE})
        parts = (_ground(ground, guard, columns) for ground in Condition if ground in asked)
        met = tuple(part for part in parts if part)
        if met:
            roles.setdefault(met, []).append(role.value)
    lines = [
        f"{ROLE} in ({', '.join(repr(role) for role in sorted(named))}) and ({' or '.join(met)})" for met, named in roles.items()
    ]
    return " or ".join(f"({line})" for line in lines) or None


def _ground(ground: Condition, guard: Guard, columns: Mapping[str, str]) -> str:
    """A ground as SQL, empty where the table has no column for it."""
    office, client, person, place, handed = (
        columns.get(field, "") for field in (guard.office, guard.client, guard.person, guard.place, guard.handed)
    )
    told = {
        Condition.EVERYWHERE: "true",
        Condition.OWN_OFFICE: office and f"{office} = {OFFICE}",
        Condition.OWN_RECORD: person and f"{person} = {PERSON}",
        Condition.OWN_CASE: client and f"{client} = {CASES}",
        Condition.ON_LEASE: client and f"{client} = {LEASES}",
        Condition.UNCLAIMED: client and f"people_unclaimed({client})",
        Condition.ASSIGNED_PLACE: place and f"{place} = {PLACES}",
        Condition.HANDED_OVER: handed and place and f"({handed} is not null and {place} = {PLACES})",
    }
    return told[ground]


def lay_policies(using: str) -> None:
    """Let every guarded table that is there follow the table of rights as it reads today (nl: beleid leggen)."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        there = set(connections[using].introspection.table_names(cursor))
        for model in guarded_models():
            if model._meta.db_table in there:  # noqa: SLF001 - Django's public name
                for statement in policies_for(model):
                    cursor.execute(statement)


def guarded_models() -> list[type[Model]]:
    """Every model whose rows are not for everybody (nl: bewaakte modellen)."""
    return [model for model in apps.get_models() if hasattr(model, "guard")]


class EnableRowSecurity(Operation):
    """A migration step after which the rows of a model follow the table of rights (nl: rijbeveiliging aanzetten).

    `model` is "app.Model". The policies are those of today's table of rights; `migrate` lays them again whenever it runs.
    """

    reversible = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, *_: Any) -> None:
        """Rows look the same to Django (nl: toestand)."""

    def database_forwards(
        self, _label: str, schema_editor: BaseDatabaseSchemaEditor, _before: object, after: ProjectState | None
    ) -> None:
        """Lay the policies (nl: aanzetten). A field that a later step adds is no ground yet."""
        there = None if after is None else set(after.models[tuple(self.model.lower().split("."))].fields)
        for statement in policies_for(apps.get_model(self.model), there=there):
            schema_editor.execute(statement)

    def database_backwards(self, _label: str, schema_editor: BaseDatabaseSchemaEditor, *_: Any) -> None:
        """Take the policies away again (nl: uitzetten)."""
        for statement in without_policies(apps.get_model(self.model)):
            schema_editor.execute(statement)

    def describe(self) -> str:
        """What `migrate` says it does (nl: omschrijving)."""
        return f"Lay row-level security on {self.model}"
