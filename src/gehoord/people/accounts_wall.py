"""A wall around accounts and factors: read before it is known who asks, changed only by who they are about, or by who helps."""

from __future__ import annotations

from django.conf import settings

from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import APP, PERSON, ROLE

HELPING = ((Resource.PERSON, Act.CHANGE), (Resource.RECOVERY, Act.SIGN))
"""Whoever may do one of these may change an account that is not their own (nl: helpen)."""


def helpers() -> tuple[str, ...]:
    """The codes of the roles that change the account of somebody else: they make one, or let somebody in again (nl: helpers)."""
    beyond = {role.value for role in Role for thing, act in HELPING if grounds(role, thing, act) - {Condition.OWN_RECORD}}
    return tuple(sorted(beyond))


def wall(table: str, owner: str, *, may_go: bool) -> list[str]:
    """The statements that put the wall around a table whose column `owner` says who a row is about (nl: muur om accounts).

    `may_go`: whether a row can be taken away at all.
    """
    own = f"{owner} = {PERSON} or {ROLE} in ({', '.join(repr(role) for role in helpers())})"
    statements = [f"alter table {table} enable row level security", f"alter table {table} force row level security"]
    rules = {"select": "using (true)", "insert": "with check (true)", "update": f"using ({own}) with check ({own})"}
    if may_go:
        rules["delete"] = f"using ({own})"
    elif settings.DATABASE_HAS_ROLES:
        statements.append(f"revoke delete on {table} from {APP}")
    for command, rule in rules.items():
        statements.append(f"drop policy if exists {table}_{command} on {table}")
        statements.append(f"create policy {table}_{command} on {table} for {command} {rule}")
    return statements


def no_wall(table: str) -> list[str]:
    """The statements that take the wall away again (nl: muur weg)."""
    commands = ("select", "insert", "update", "delete")
    given = [f"grant delete on {table} to {APP}"] if settings.DATABASE_HAS_ROLES else []
    return [
        *(f"drop policy if exists {table}_{command} on {table}" for command in commands),
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
        *given,
    ]
