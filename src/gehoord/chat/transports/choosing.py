"""What a road between processes does, and which one this house takes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cache
from typing import Protocol

from django.conf import settings

from gehoord.chat.signals import Signal
from gehoord.chat.transports.postgres import PostgresTransport
from gehoord.chat.transports.redis import RedisTransport


class Transport(Protocol):
    """A road along which signals travel to all processes, the own one included (nl: transport).

    `in_database` tells whether what is told in a transaction travels with it. Signals may be lost on the way: who listens anew
    reads what it missed from the rows.
    """

    in_database: bool

    def tell(self, signals: Sequence[Signal]) -> None:
        """Let all processes know, once the running transaction is kept (nl: melden)."""

    async def send(self, signals: Sequence[Signal]) -> None:
        """The same from the loop, at once (nl: versturen)."""

    def listening(self) -> AbstractAsyncContextManager[AsyncIterator[list[Signal]]]:
        """Listen to all that is sent from now on; it ends, or raises OSError, when the road is cut (nl: luisteren)."""

    async def close(self) -> None:
        """Leave the road (nl: sluiten)."""


def laid() -> Transport:
    """A road for one loop: Redis where the settings name one, else the database (nl: aangelegd transport)."""
    return RedisTransport(settings.CHAT_REDIS) if settings.CHAT_REDIS else PostgresTransport()


@cache
def _along(_address: str) -> Transport:
    return laid()


def chosen() -> Transport:
    """The road by which verbs tell, for all threads of this process (nl: gekozen transport)."""
    return _along(settings.CHAT_REDIS)
