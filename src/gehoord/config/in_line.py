"""A line before the doors that strangers may knock at often: who waits there keeps nobody waiting at any other page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

DOORS = frozenset({"/schrijven/", "/terug/", "/praten/begin/", "/praten/stoppen/"})
"""Where anybody may send forms to; each has a line of its own (nl: deuren)."""
AT_ONCE = 3
"""How many forms are looked at at the same time (nl: tegelijk)."""

MOST = 200
"""How many wait in line; who comes then is asked to try again (nl: in de rij)."""

LARGEST = 300_000
"""Bytes of a form, the longest letter written in signs that take most (nl: grootste formulier)."""

FULL = (
    "Het is nu heel druk. Ga een pagina terug, wacht een minuut en druk dan nog eens op de knop.\n"
    "It is very busy now. Go back a page, wait a minute and then press the button once more.\n"
)


def in_line(inner: Application, *, at_once: int = AT_ONCE, most: int = MOST) -> Application:
    """Let forms of these doors in a few at a time; nothing of the server is held by who waits (nl: in de rij)."""
    served = {door: asyncio.Semaphore(at_once) for door in DOORS}
    waiting = dict.fromkeys(DOORS, 0)

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        door = scope["path"] if scope["type"] == "http" and scope["method"] == "POST" else ""
        if door not in DOORS:
            await inner(scope, receive, send)
            return
        # Whoever sends slowly is waited for outside the line, so that a few of them do not close the door.
        whole = await _in_full(receive)
        if whole is None:
            await _say(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"")
        elif waiting[door] >= most:
            await _say(send, HTTPStatus.SERVICE_UNAVAILABLE, FULL.encode())
        else:
            waiting[door] += 1
            try:
                async with served[door]:
                    await inner(scope, _again(whole, receive), send)
            finally:
                waiting[door] -= 1

    return outer


async def _in_full(receive: Receive) -> Mapping[str, Any] | None:
    """All that is sent with a form as one message; None where it is more than a form holds."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if message["type"] != "http.request" or not message.get("more_body", False):
            return {**message, "body": body, "more_body": False}


def _again(whole: Mapping[str, Any], receive: Receive) -> Receive:
    given = False

    async def first() -> Mapping[str, Any]:
        nonlocal given
        if given:
            return await receive()
        given = True
        return whole

    return first


async def _say(send: Send, status: HTTPStatus, words: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", b"60"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status.value, "headers": [*headers, (b"connection", b"close")]})
    await send({"type": "http.response.body", "body": words})
