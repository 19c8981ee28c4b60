"""The web server: `python -m gehoord.config.launch.serve HANDLE` serves on a socket that the launcher opened already."""

from __future__ import annotations

import socket
import sys

import uvicorn

FAREWELL = 3
"""Seconds that open connections get to end when the server stops."""


def main(handle: int) -> None:
    """Serve until asked to stop (nl: pagina's geven). No access log: nobody's visit is written down."""
    config = uvicorn.Config(
        "gehoord.config.asgi:application",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=FAREWELL,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=handle)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
