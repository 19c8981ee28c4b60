"""A connection to the database for the loop, as the house: what the framework has is for threads."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.db import connections
from psycopg import AsyncConnection
from psycopg.rows import TupleRow

Connection: TypeAlias = AsyncConnection[TupleRow]
KNOWN = ("dbname", "user", "password", "host", "port", "options", "service", "passfile")
PATIENCE = 5
"""Seconds to wait for the database to answer (nl: geduld)."""


async def connected() -> Connection:
    """A new connection in which every statement is a transaction, acting as the house (nl: verbonden).

    Raises: psycopg.OperationalError.
    """
    said: dict[str, Any] = connections["default"].get_connection_params()
    asked = {word: value for word, value in said.items() if word in KNOWN or word.startswith(("ssl", "keepalives", "tcp_"))}
    asked["options"] = f"{asked.get('options', '')} -c gehoord.role=house".strip()
    return await AsyncConnection.connect(**asked, connect_timeout=PATIENCE, autocommit=True, prepare_threshold=1)
