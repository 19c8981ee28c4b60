"""The web server: `python -m gehoord.config.launch.serve HANDLE` serves on a socket that the launcher opened already."""

from __future__ import annotations

import asyncio
import socket
import sys
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from gehoord.config.live_lines import FAREWELL, LIVE_LINES

HEAD_WITHIN = 10.0
"""Seconds in which the head of a question has to be in, counted from the connection or from its first letter."""
LONGEST_HEAD = 16_384
"""Bytes of a head, or of a part of it."""


class Patient(H11Protocol):
    """Waits for the head of a question for a while, and then closes the connection (nl: verbinding met geduld)."""

    _until: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
        """Begin to wait (nl: verbonden)."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting until the head is complete (nl: ontvangen)."""
        super().data_received(data)
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering or self.transport.get_protocol() is not self:
            self._wait_no_more()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing comes any more (nl: verbroken)."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._until is None:
            self._until = self.loop.call_later(HEAD_WITHIN, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None


def served(application: Any = "gehoord.config.asgi:application") -> uvicorn.Config:
    """How pages are served (nl: manier van serveren). No access log: nobody's visit is written down."""
    return uvicorn.Config(
        application,
        http=Patient,
        h11_max_incomplete_event_size=LONGEST_HEAD,
        access_log=False,
        # Django's own records, which leave out what somebody typed.
        log_config=None,
        log_level="error",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=FAREWELL,
        **LIVE_LINES,
    )


def main(handle: int) -> None:
    """Serve until asked to stop (nl: pagina's geven)."""
    uvicorn.Server(served()).run(sockets=[socket.socket(fileno=handle)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
