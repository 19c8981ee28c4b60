"""The roles of the database: who owns the tables, who serves people, who writes the journal, who copies everything away."""

from __future__ import annotations

import psycopg
from psycopg import sql

from gehoord.config.database_url import ROLES
from gehoord.config.launch.refusals import RolesMissing
from gehoord.practice.words import Text

OWNER, APP, _JOURNAL, BACKUP = ROLES
FORMERLY = "app"
"""The one role of installations from before there were four (nl: vroegere rol)."""

GIFTS = (
    "grant connect, create on database {database} to {owner}",
    "grant connect on database {database} to {app}, {journal}, {backup}",
    "revoke temporary on database {database} from public",
    "grant usage, create on schema public to {owner}",
    "grant usage on schema public to {app}, {journal}, {backup}",
    "alter default privileges for role {owner} in schema public grant select, insert, update, delete on tables to {app}",
    "alter default privileges for role {owner} in schema public grant select on tables to {backup}",
    "alter default privileges for role {owner} in schema public grant usage, select on sequences to {app}",
    "alter default privileges for role {owner} in schema public grant select on sequences to {backup}",
)
"""What each role gets in the database (nl: rechten van de rollen). Tables with row-level security narrow it further."""


ONE_LOGIN = Text(
    "Let op: op deze server werkt gehoord met één login, {login}. De tweede muur, in de database zelf, is daardoor zwakker: wie "
    "de pagina's bedient is ook eigenaar van de tabellen en kan het logboek lezen, en ./gehoord backup kan niet. Om te proberen "
    "is dat genoeg. Laat een beheerder vóór het echte werk dit één keer doen, en begin daarna met een lege database:\n"
    "{statements}",
    "Mind: on this server gehoord works with one login, {login}. The second wall, in the database itself, is weaker for it: who "
    "serves the pages owns the tables too and can read the journal, and ./gehoord backup does not work. That is enough to try it "
    "out. Before the real work, have an administrator run this once, and then begin with an empty database:\n{statements}",
)


def furnish(url: str, *, database: str) -> None:
    """Make the roles and the database in a cluster of our own, as far as they are not there (nl: inrichten).

    `url` is that of its superuser, to the database "postgres". Each role gets a login of its own over the socket.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        there = {name for (name,) in connection.execute("select rolname from pg_roles")}
        for role in ROLES:
            if role not in there:
                _order(connection, "create role {role} login" + (" bypassrls" if role == BACKUP else ""), role=role)
        if connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone() is None:
            _order(connection, "create database {database} owner {owner}", database=database)
        inside = psycopg.conninfo.make_conninfo(url, dbname=database)
    with psycopg.connect(inside, autocommit=True) as connection:
        if FORMERLY in there:
            _order(connection, "reassign owned by {formerly} to {owner}", formerly=FORMERLY)
            _order(connection, "grant select, insert, update, delete on all tables in schema public to {app}")
            _order(connection, "grant select on all tables in schema public to {backup}")
            _order(connection, "grant usage, select on all sequences in schema public to {app}")
        _give(connection, database)


def take_on(url: str) -> Text | None:
    """Make sure that the login of somebody else's server may act as each role, making them where it may (nl: rollen aannemen).

    A login that may make tables and no roles does everything itself; then this gives the warning that goes with it.
    Raises: RolesMissing with the statements that only an administrator of that server can give.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        me, database = connection.info.user, connection.info.dbname
        if me in ROLES:
            # As in a cluster of our own, where each role has a login.
            return None
        alone = ONE_LOGIN.filled(login=me, statements=statements(me, database))
        if _began_alone(connection):
            return alone
        lacking = [role for role in ROLES if not _may_be(connection, role)]
        if not lacking and _is_furnished(connection):
            return None
        try:
            with connection.transaction():
                for role in lacking:
                    _make(connection, role, login=me)
                _give(connection, database)
        except psycopg.errors.InsufficientPrivilege:
            if _may_build(connection):
                return alone
            raise RolesMissing(login=me, statements=statements(me, database)) from None
    return None


def statements(login: str, database: str) -> str:
    """What an administrator of the server has to run once, for a login and a database (nl: opdrachten voor de beheerder)."""
    made = [f"create role {role} nologin{' bypassrls' if role == BACKUP else ''};" for role in ROLES]
    names = {**_names(), "database": sql.Identifier(database)}
    gifts = [f"{sql.SQL(gift).format(**names).as_string()};" for gift in GIFTS]
    return "\n".join([*made, f"grant {', '.join(ROLES)} to {sql.Identifier(login).as_string()};", *gifts])


def _make(connection: psycopg.Connection, role: str, *, login: str) -> None:
    if connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone() is None:
        _order(connection, "create role {role} nologin" + (" bypassrls" if role == BACKUP else ""), role=role)
    _order(connection, "grant {role} to {login}", role=role, login=login)


def _give(connection: psycopg.Connection, database: str) -> None:
    for gift in GIFTS:
        _order(connection, gift, database=database)


def _may_be(connection: psycopg.Connection, role: str) -> bool:
    there = connection.execute("select 1 from pg_roles where rolname = %s and pg_has_role(oid, 'member')", [role])
    return there.fetchone() is not None


def _began_alone(connection: psycopg.Connection) -> bool:
    """Whether the tables belong to this login and not to the role for it (nl: alleen begonnen)."""
    mine = connection.execute(
        "select 1 from pg_class where oid = to_regclass('public.django_migrations') and relowner = current_user::regrole"
    )
    return mine.fetchone() is not None


def _may_build(connection: psycopg.Connection) -> bool:
    return connection.execute("select has_schema_privilege('public', 'create')").fetchone() == (True,)


def _is_furnished(connection: psycopg.Connection) -> bool:
    return connection.execute("select has_schema_privilege(%s, 'public', 'create')", [OWNER]).fetchone() == (True,)


def _names() -> dict[str, sql.Composable]:
    return {role.removeprefix("gehoord_"): sql.Identifier(role) for role in ROLES}


def _order(connection: psycopg.Connection, order: str, **names: str) -> None:
    said = {name: sql.Identifier(value) for name, value in names.items()}
    connection.execute(sql.SQL(order).format(**_names(), **said))
