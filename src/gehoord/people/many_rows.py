"""Many rows at once, into the database and out of it, as whoever acts. The walls of the rows hold here as anywhere.

Who serves people may make no table, not even one for the moment, so rows go in as columns of a statement. They come out as
numbers or as texts, and nothing is named that was not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from django.db import connection, transaction
from django.db.models import Field, Model

BATCH = 10_000
"""How many rows go into one statement (nl: rijen per opdracht)."""

NO_DAY = -(2**31)
"""Stands for an empty day among numbers (nl: geen dag)."""

Numbers: TypeAlias = npt.NDArray[np.int32]
Texts: TypeAlias = tuple[str | None, ...]

_HEADER, _TRAILER = 19, 2


def add(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows to a table; `columns` are names of columns, and each row has a value for each (nl: rijen toevoegen)."""
    names = ", ".join(_quoted(columns))
    types = _types(model, columns)
    # Nothing but names of our own tables and columns goes into these statements.
    statement = f"insert into {_table(model)} ({names}) select * from unnest({types})"  # noqa: S608 - idem
    _in_batches(statement, len(columns), rows)


def change(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Change rows that are there; the first column is the one by which they are found (nl: rijen veranderen)."""
    key, *others = _quoted(columns)
    names = ", ".join(_quoted(columns))
    said = ", ".join(f"{column} = given.{column}" for column in others)
    statement = (
        f"update {_table(model)} as kept set {said} "  # noqa: S608 - idem
        f"from unnest({_types(model, columns)}) as given ({names}) where kept.{key} = given.{key}"
    )
    _in_batches(statement, len(columns), rows)


def numbers(query: str, asked: Mapping[str, Any], *, width: int) -> Numbers:
    """The rows of a query whose columns are all filled int4: an array of n × width (nl: getallen)."""
    asking = f"copy ({query}) to stdout (format binary)"
    with _reading_all() as cursor, cursor.copy(asking, asked) as copy:
        told = b"".join(copy)
    row = [("many", ">i2"), *((f"{part}{place}", ">i4") for place in range(width) for part in ("length", "value"))]
    found = np.frombuffer(told[_HEADER : len(told) - _TRAILER], dtype=row)
    return np.column_stack([found[f"value{place}"] for place in range(width)]).astype(np.int32)


def texts(query: str, asked: Mapping[str, Any]) -> Iterator[Texts]:
    """The rows of a query as texts, None where nothing stands (nl: teksten)."""
    asking = f"copy ({query}) to stdout"
    with _reading_all() as cursor, cursor.copy(asking, asked) as copy:
        yield from copy.rows()


@contextmanager
def one_picture() -> Iterator[None]:
    """Let everything inside see the database as it is at the first look, whatever happens meanwhile (nl: momentopname).

    Inside a transaction that runs already it sees what that sees.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        yield


@contextmanager
def one_picture_from_here() -> Iterator[None]:
    """Let every transaction that begins inside see one picture, also one that writes (nl: één beeld vanaf hier).

    To be asked before the transaction begins. Whoever changes the same rows meanwhile makes it fail, and nothing is half done.
    """
    with connection.cursor() as cursor:
        cursor.execute("set default_transaction_isolation to 'repeatable read'")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("reset default_transaction_isolation")


@contextmanager
def _reading_all() -> Iterator[Any]:
    """A cursor for a query over whole tables, planned for that also where the database knows too little of them as yet."""
    settings = ("enable_nestloop", "jit")
    with transaction.atomic(), connection.cursor() as cursor, connection.wrap_database_errors:
        for setting in settings:
            cursor.execute(f"set local {setting} = off")
        yield cursor
        for setting in settings:
            cursor.execute(f"set local {setting} to default")


def _in_batches(statement: str, width: int, rows: Sequence[Sequence[Any]]) -> None:
    with connection.cursor() as cursor:
        for begin in range(0, len(rows), BATCH):
            batch = rows[begin : begin + BATCH]
            cursor.execute(statement, [[row[place] for row in batch] for place in range(width)])


def _types(model: type[Model], columns: Sequence[str]) -> str:
    fields: dict[str, Field[Any, Any]] = {str(field.column): field for field in _meta(model).local_concrete_fields}
    return ", ".join(f"%s::{fields[column].db_type(connection)}[]" for column in columns)


def _quoted(columns: Sequence[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _table(model: type[Model]) -> str:
    return f'"{_meta(model).db_table}"'


def _meta(model: type[Model]) -> Any:
    return model._meta  # noqa: SLF001 - Django's public name
