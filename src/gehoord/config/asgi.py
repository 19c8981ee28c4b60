"""The door of the server. Visitors come in without an address: what is not known cannot be logged, stored or asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

from gehoord.config import env
from gehoord.config.in_line import in_line
from gehoord.config.steady import keep_what_stays

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

NOWHERE = ("0.0.0.0", 0)  # noqa: S104 - nothing listens here; it is the address that says nothing
TELLTALES = frozenset({b"x-forwarded-for", b"x-real-ip", b"forwarded", b"cf-connecting-ip", b"true-client-ip"})
IN_FULL_WITHIN = 60.0
"""Seconds in which everything that is sent has to be in (nl: tijd om te versturen)."""
LARGEST = 5_000_000
"""Bytes that can be sent at once (nl: grootste bericht)."""


class NotTaken(Exception):  # noqa: N818 - an answer, not an error
    """What is sent comes too slowly or is too much; carries the status to answer with (nl: niet aangenomen)."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status
        super().__init__(status)


def without_address(inner: Application) -> Application:
    """Take the visitor's address away before anybody inside can see it (nl: zonder adres)."""

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        if "headers" in scope:
            headers = [(name, value) for name, value in scope["headers"] if name.lower() not in TELLTALES]
            scope = {**scope, "client": NOWHERE, "headers": headers}
        await inner(scope, receive, send)

    return outer


def without_lingering(inner: Application) -> Application:
    """Take in what is sent within its time and size, or say no (nl: zonder talmen).

    What comes along a live line is bounded where it is heard, and a line on which nobody speaks may stay.
    """

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await inner(scope, _in_time(receive) if scope["type"] == "http" else receive, send)
        except NotTaken as refusal:
            headers = [(b"connection", b"close"), (b"content-length", b"0"), (b"cache-control", b"no-store")]
            await send({"type": "http.response.start", "status": refusal.status.value, "headers": headers})
            await send({"type": "http.response.body"})

    return outer


def _in_time(receive: Receive) -> Receive:
    until = asyncio.get_running_loop().time() + IN_FULL_WITHIN
    taken, complete = 0, False

    async def timely() -> Mapping[str, Any]:
        nonlocal taken, complete
        if complete:
            return await receive()
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError:
            raise NotTaken(HTTPStatus.REQUEST_TIMEOUT) from None
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        complete = not message.get("more_body", False)
        return message

    return timely


env.choose_settings()
house = get_asgi_application()
# It stands among the rooms, which can be read only now that the house is set up.
with_live_lines = import_string("gehoord.web.doors.with_live_lines")
application = without_address(without_lingering(with_live_lines(in_line(house))))
keep_what_stays()
