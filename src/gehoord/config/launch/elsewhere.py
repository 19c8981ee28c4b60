"""A PostgreSQL server that somebody else keeps, in DATABASE_URL: looked at before we lean on it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import psycopg

from gehoord.config.launch.cluster import OLDEST
from gehoord.config.launch.refusals import ServerRefuses, ServerTooOld, ServerUnreachable

PATIENCE = 5
SIGNS_OF_SILENCE = ("connection refused", "could not translate", "timeout", "timed out", "no such file", "unreachable", "resolve")


def check(url: str) -> None:
    """See whether the server lets us in and is new enough (nl: server nakijken).

    Raises: ServerUnreachable, ServerRefuses, ServerTooOld; none of them shows the password.
    """
    parts = urlsplit(url)
    server = f"{parts.hostname or 'socket'}{f':{parts.port}' if parts.port else ''}{parts.path}"
    try:
        with psycopg.connect(url, connect_timeout=PATIENCE) as connection:
            version = connection.info.server_version // 10_000
            letters = connection.info.parameter_status("server_encoding")
    except psycopg.ProgrammingError:
        # Its words quote what it did not understand, which may be part of a password.
        raise ServerRefuses(server=server, said="DATABASE_URL ?") from None
    except psycopg.OperationalError as problem:
        said = str(problem)
        if any(sign in said.lower() for sign in SIGNS_OF_SILENCE):
            raise ServerUnreachable(server=server) from None
        raise ServerRefuses(server=server, said=_said_by_server(said)) from None
    if version < OLDEST:
        raise ServerTooOld(server=server, version=version)
    if letters != "UTF8":
        raise ServerRefuses(server=server, said=f"server_encoding {letters} (UTF8)")


def _said_by_server(problem: str) -> str:
    _, fatal, said = problem.rpartition("FATAL:")
    line = said.strip().partition("\n")[0]
    # What did not come from the server may quote our own settings.
    return line if fatal else re.sub(r'"[^"]*"', "“…”", line)


def is_empty(url: str) -> bool:
    """Whether nobody has an account there yet (nl: lege database)."""
    with psycopg.connect(url, connect_timeout=PATIENCE) as connection:
        table = connection.execute("select to_regclass('people_person')").fetchone()
        if table is None or table[0] is None:
            return True
        return connection.execute("select 1 from people_person limit 1").fetchone() is None
