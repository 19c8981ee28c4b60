"""Which address has a live line behind it. All else is for the pages of the house."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from uuid import UUID

from gehoord.web.live.admission import Door, Receive, Scope, Send
from gehoord.web.live.asking import Application
from gehoord.web.live.lines import by_post, by_socket, by_stream
from gehoord.web.public.chat_socket import VisitorsDoor
from gehoord.web.workplace.chat_socket import ColleaguesDoor

ADDRESS = re.compile(r"/(?:praten|gesprekken/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))/(lijn|stroom|zeg)/")
ROADS: dict[tuple[str, str], Callable[[Door, Scope, Receive, Send], Awaitable[None]]] = {
    ("websocket", "lijn"): by_socket,
    ("http", "stroom"): by_stream,
    ("http", "zeg"): by_post,
}


def with_live_lines(house: Application) -> Application:
    """The house with its live lines (nl: met levende lijnen)."""

    async def open_house(scope: Scope, receive: Receive, send: Send) -> None:
        found = ADDRESS.fullmatch(scope.get("path", ""))
        road = ROADS.get((scope["type"], found[2])) if found else None
        if found and road:
            door: Door = ColleaguesDoor(house, UUID(found[1])) if found[1] else VisitorsDoor()
            await road(door, scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close"})
        else:
            await house(scope, receive, send)

    return open_house
