"""What a page has yet to hear. Whoever puts something in never waits; a page that does not read is let go."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

MOST = 2_000
"""How many events wait for a page that does not read (nl: wachtende gebeurtenissen)."""


class Outbox:
    """Events for one page, sent in order by a task that is there only while there is something to send (nl: postvak uit)."""

    __slots__ = ("_events", "_leave", "_left", "_send", "_sending")

    def __init__(self, send: Callable[[str], Awaitable[None]], leave: Callable[[], Awaitable[None]]) -> None:
        self._send, self._leave = send, leave
        self._events: deque[str] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._left = False

    def put(self, event: str) -> None:
        """Send this after what is already there (nl: versturen)."""
        if self._left:
            return
        self._events.append(event)
        if len(self._events) > MOST:
            self.go()
        elif self._sending is None:
            self._sending = asyncio.ensure_future(self._empty())

    def go(self) -> None:
        """Let the page go; it comes back by itself (nl: loslaten)."""
        self.close()
        self._sending = asyncio.ensure_future(self._say_goodbye())

    def close(self) -> None:
        """The page is gone (nl: sluiten)."""
        self._left = True
        self._events.clear()
        if self._sending is not None:
            self._sending.cancel()

    async def _empty(self) -> None:
        try:
            while self._events:
                await self._send(self._events.popleft())
        except (OSError, RuntimeError):
            # Whoever went while this was said finds out below.
            self._left = True
        finally:
            if not self._left:
                self._sending = None

    async def _say_goodbye(self) -> None:
        with suppress(OSError, RuntimeError):
            await self._leave()
