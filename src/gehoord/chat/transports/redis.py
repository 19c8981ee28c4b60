"""Redis beside the database as a road, for who has many server processes. It carries ids; rows stay the truth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any

from django.db import transaction
from redis import Redis, RedisError
from redis.asyncio import Redis as Far
from redis.asyncio.client import PubSub

from gehoord.chat.signals import CHANNEL, Signal, read, spell

PATIENCE = 5.0
"""Seconds in which Redis answers (nl: geduld)."""
SUBSCRIBED = "subscribe"


class RedisTransport:
    """Signals by publish and subscribe (nl: transport door Redis). `address` as redis://host:6379 or unix:///folder/redis.sock."""

    in_database = False

    def __init__(self, address: str) -> None:
        self._near: Redis = Redis.from_url(address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self._far: Far = Far.from_url(address, socket_connect_timeout=PATIENCE)

    def tell(self, signals: Sequence[Signal]) -> None:
        """Let all processes know, once the running transaction is kept (nl: melden)."""
        told = list(spell(signals))

        def publish() -> None:
            # What does not arrive is read from the rows by whoever comes anew.
            with suppress(RedisError):
                for message in told:
                    self._near.publish(CHANNEL, message)

        transaction.on_commit(publish)

    async def send(self, signals: Sequence[Signal]) -> None:
        """The same from the loop, at once; what cannot be sent now is let go (nl: versturen)."""
        with suppress(RedisError, OSError):
            for message in spell(signals):
                await self._far.publish(CHANNEL, message)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[AsyncIterator[list[Signal]]]:
        """Listen to all that is sent from now on (nl: luisteren). Raises: OSError when the road is cut."""
        try:
            async with self._far.pubsub() as hearing:
                await hearing.subscribe(CHANNEL)
                # Only what Redis confirms is heard: before that, what others send goes by.
                await _confirmed(hearing)
                async with aclosing(_heard(hearing)) as heard:
                    yield heard
        except RedisError as cut:
            raise ConnectionResetError("Redis went away") from cut

    async def close(self) -> None:
        """Leave the road (nl: sluiten)."""
        self._near.close()
        await self._far.aclose()


async def _confirmed(hearing: PubSub) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while (await _next(hearing))["type"] != SUBSCRIBED:
                pass
    except TimeoutError as late:
        raise ConnectionResetError("Redis does not answer") from late


async def _heard(hearing: PubSub) -> AsyncGenerator[list[Signal], None]:
    while True:
        message = await _next(hearing)
        if message["type"] == SUBSCRIBED:
            # The client came back by itself, and what was sent meanwhile went by.
            raise ConnectionResetError("Redis was away")
        if message["type"] == "message":
            yield read(message["data"].decode("ascii", "replace"))


async def _next(hearing: PubSub) -> dict[str, Any]:
    while True:
        message: dict[str, Any] | None = await hearing.get_message(timeout=None)
        if message is not None:
            return message
