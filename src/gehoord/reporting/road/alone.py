"""One process at a time is at one step of a bundle; the database lets go by itself of who dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

LOCK = 0x6D616B65


@contextmanager
def alone(volume_id: UUID) -> Iterator[bool]:
    """Whether nobody else is at this bundle (nl: alleen aan het werk)."""
    key = volume_id.int & 0x7FFFFFFF
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCK, key])
        (free,) = cursor.fetchone()
    try:
        yield bool(free)
    finally:
        if free:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCK, key])
