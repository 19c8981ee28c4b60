"""What a road between processes does, and which one this house takes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cache
from typing import Protocol

from gehoord.chat.signals import Signal
from gehoord.chat.transports.postgres import PostgresTransport


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


@cache
def chosen() -> Transport:
    """The road of this house (nl: gekozen transport)."""
    return PostgresTransport()
