"""What to say when the database is away, in the middle of something or before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text


class DatabaseAway(Refused):
    """The database could not go on, so nothing was done (nl: database weg)."""

    sentence = Text(
        "De database kon niet verder ({reason}). Er is niets half gebeurd. Kijk of de database draait en of er ruimte op de "
        "schijf is, en geef dan dezelfde opdracht nog eens.",
        "The database could not go on ({reason}). Nothing was half done. See whether the database is running and there is room "
        "on the disk, and then give the same command again.",
    )


@contextmanager
def reaching() -> Iterator[None]:
    """Do what is inside with the database, and say it kindly when that is away or full (nl: met de database).

    The reason is a kind of failure and never its text, which may hold what a row says. Raises: DatabaseAway.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as reason:
        raise DatabaseAway(reason=type(reason.__cause__ or reason).__name__) from reason
