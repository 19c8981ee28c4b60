"""Acting as the house: what the vault does by itself, over all offices, where nobody at a screen asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections, transaction

KNOWN_CONTEXT = "gehoord_context"
"""Where a connection keeps who the database was last told is acting, so that nobody says it twice (nl: bekende samenhang)."""


@contextmanager
def as_house() -> Iterator[None]:
    """Do what is inside as the house, in one transaction, and then as before (nl: als het huis).

    The rows of keys follow who acts, as those of the rooms above do.
    """
    inside = connection.in_atomic_block
    told = vars(connections["default"])
    known = told.get(KNOWN_CONTEXT)
    with transaction.atomic():
        before = _become("house")
        try:
            told[KNOWN_CONTEXT] = None
            yield
            if inside and not connection.needs_rollback:
                _become(before)
        finally:
            told[KNOWN_CONTEXT] = known


def _become(role: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('gehoord.role', true), ''), set_config('gehoord.role', %s, true)", [role])
        before: str = cursor.fetchone()[0]
    return before
