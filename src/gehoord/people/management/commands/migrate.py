"""`migrate`, as the owner of the tables, and with the policies laid anew when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections

from gehoord.people.scope import APP, lay_policies

OWNER = "owner"
FORMERLY = "axes_accessattempt, axes_accessattemptexpiration, axes_accessfailurelog, axes_accesslog"
"""Tables of before, in which who tried to come in was kept (nl: vroegere tabellen)."""


class Command(migrate.Command):
    """Django's own, run by who owns the tables; who serves people owns none (nl: tabellen maken)."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the tables, and let their rows follow the table of rights as it reads today (nl: uitvoeren)."""
        with owning(options["database"]):
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                lay_policies(options["database"])
                with connections[options["database"]].cursor() as cursor:
                    cursor.execute(f"drop table if exists {FORMERLY} cascade")
                    if settings.DATABASE_HAS_ROLES:
                        cursor.execute(f"revoke insert, update, delete on django_migrations from {APP}")


@contextmanager
def owning(alias: str) -> Iterator[None]:
    """Let a connection be the owner's for a while (nl: als eigenaar)."""
    connection, owner = connections[alias], connections[OWNER].settings_dict
    before = {name: connection.settings_dict[name] for name in ("USER", "OPTIONS")}
    connection.close()
    connection.settings_dict.update({name: owner[name] for name in before})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
