"""The database as a road: what is told in a transaction is heard when that is kept, and there is nothing more to run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager

import psycopg
from django.db import connection

from gehoord.chat.connecting import Connection, connected
from gehoord.chat.signals import CHANNEL, Signal, read, spell

TELL = "select pg_notify(%s, %s)"


class PostgresTransport:
    """Signals by NOTIFY: one connection listens, another sends (nl: transport door de database)."""

    in_database = True

    def __init__(self) -> None:
        self._sending: Connection | None = None
        self._turn = asyncio.Lock()

    def tell(self, signals: Sequence[Signal]) -> None:
        """Let all processes know, once the running transaction is kept (nl: melden)."""
        with connection.cursor() as cursor:
            for message in spell(signals):
                cursor.execute(TELL, [CHANNEL, message])

    async def send(self, signals: Sequence[Signal]) -> None:
        """The same from the loop, at once; what cannot be sent now is let go (nl: versturen)."""
        async with self._turn:
            try:
                if self._sending is None or self._sending.closed:
                    self._sending = await connected()
                for message in spell(signals):
                    await self._sending.execute(TELL, [CHANNEL, message])
            except psycopg.OperationalError:
                await self._leave()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[AsyncIterator[list[Signal]]]:
        """Listen to all that is sent from now on (nl: luisteren). Raises: OSError when the road is cut."""
        try:
            async with await connected() as listening:
                await listening.execute(f"listen {CHANNEL}")
                # Whoever stops listening lets go of the connection before it is closed.
                async with aclosing(_heard(listening)) as heard:
                    yield heard
        except psycopg.OperationalError as cut:
            raise ConnectionResetError("the database went away") from cut

    async def close(self) -> None:
        """Leave the road (nl: sluiten)."""
        async with self._turn:
            await self._leave()

    async def _leave(self) -> None:
        if self._sending is not None:
            await self._sending.close()
            self._sending = None


async def _heard(listening: Connection) -> AsyncGenerator[list[Signal], None]:
    async with aclosing(listening.notifies()) as messages:
        async for message in messages:
            yield read(message.payload)
