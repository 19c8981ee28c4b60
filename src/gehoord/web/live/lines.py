"""A live line: a WebSocket, or a stream of events with posts beside it. Both say and hear the same."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any
from weakref import WeakKeyDictionary

import psycopg

from gehoord.chat import events
from gehoord.chat.events import Garbled, Told, heard
from gehoord.chat.hub import Hub
from gehoord.chat.pages import Page
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.web.live.admission import CODES, NOT_THERE, OVER, Admission, Door, Receive, Scope, Send, Shut, from_own_page, header
from gehoord.web.live.limits import Pace, TooFast
from gehoord.web.live.outbox import Outbox

FIRST_WITHIN = 10.0
"""Seconds in which a new line says who it is (nl: eerste bericht)."""
ENTERED_WITHIN = 10.0
SLOWLY = 0.1
"""Seconds that each further message of a page takes that says too much at once (nl: langzaam aan)."""
RESTARTING, TOO_BIG, UNCLEAR = 1012, 1009, 1003
HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"same-origin"),
    (b"x-accel-buffering", b"no"),
)
STREAM, PIECE = b"text/event-stream; charset=utf-8", b"application/json"

_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()
_pace, _frames = Pace(), Pace(at_once=60, each_second=10.0)


def hub() -> Hub:
    """The hub of the loop that runs, made when it is first asked for (nl: knooppunt)."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


async def by_socket(door: Door, scope: Scope, receive: Receive, send: Send) -> None:
    """A line over a WebSocket (nl: lijn). The first message says who comes and from which line on."""
    await receive()
    if not from_own_page(scope, strictly=True):
        await send({"type": "websocket.close"})
        return
    await send({"type": "websocket.accept"})
    outbox = Outbox(
        lambda event: send({"type": "websocket.send", "text": event}),
        lambda: send({"type": "websocket.close", "code": RESTARTING}),
    )
    try:
        async with asyncio.timeout(FIRST_WITHIN):
            told = heard(_text(await receive()))
            admission = await door.admit(scope, told)
        async with _in_room(admission, outbox, after=told.after) as page:
            await _converse(door, scope, receive, page, admission)
    except _Gone:
        pass
    except Shut as shut:
        await send({"type": "websocket.close", "code": CODES + shut.status})
    except Garbled:
        await send({"type": "websocket.close", "code": UNCLEAR})
    except (TimeoutError, psycopg.OperationalError):
        await send({"type": "websocket.close", "code": RESTARTING})
    finally:
        outbox.close()


async def by_stream(door: Door, scope: Scope, receive: Receive, send: Send) -> None:
    """What happens, as a stream of events (nl: stroom). Headers say who comes and from which line on."""
    try:
        _check_asked(scope, "GET")
        after = header(scope, b"x-after") or "0"
        told = heard(json.dumps({"visit": header(scope, b"x-visit"), "after": int(after) if after.isdecimal() else 0}))
        async with asyncio.timeout(FIRST_WITHIN):
            admission = await door.admit(scope, told)
    except Shut as shut:
        await answer(send, shut.status, {})
        return
    except (Garbled, ValueError):
        await answer(send, HTTPStatus.BAD_REQUEST, {})
        return
    except (TimeoutError, psycopg.OperationalError):
        await answer(send, HTTPStatus.SERVICE_UNAVAILABLE, {})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS, (b"content-type", STREAM)]})
    outbox = Outbox(
        lambda event: send({"type": "http.response.body", "body": _as_event(event), "more_body": True}),
        lambda: send({"type": "http.response.body", "body": b""}),
    )
    gone = asyncio.ensure_future(_until_gone(receive))
    try:
        async with _in_room(admission, outbox, after=told.after):
            while not gone.done():
                await asyncio.wait({gone}, timeout=door.asks_again)
                if not gone.done():
                    await door.again(scope, admission)
    except (Shut, TimeoutError, psycopg.OperationalError, asyncio.CancelledError):
        # Whoever is still there sees the stream end, and comes back.
        outbox.go()
    finally:
        gone.cancel()
        outbox.close()


async def by_post(door: Door, scope: Scope, receive: Receive, send: Send) -> None:
    """One thing a page says beside its stream, and the answer (nl: bericht)."""
    try:
        _check_asked(scope, "POST")
        told = heard(await _body(receive))
        visit = header(scope, b"x-visit") or told.visit
        admission = await door.admit(scope, Told(visit=visit))
        said: list[str] = []
        await _told(_page(admission, said.append), told, admission)
        await answer(send, HTTPStatus.OK, json.loads(said[0]) if said else {})
    except Shut as shut:
        await answer(send, shut.status, {})
    except Garbled:
        await answer(send, HTTPStatus.BAD_REQUEST, {})
    except psycopg.OperationalError:
        await answer(send, HTTPStatus.SERVICE_UNAVAILABLE, {})


async def answer(send: Send, status: HTTPStatus, told: Mapping[str, Any]) -> None:
    """One piece of JSON as the whole answer (nl: antwoord)."""
    body = json.dumps(told, ensure_ascii=False).encode()
    headers = [*HEADERS, (b"content-type", PIECE), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status.value, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Gone(Exception):  # noqa: N818 - the page went away, as pages do
    pass


@asynccontextmanager
async def _in_room(admission: Admission, outbox: Outbox, *, after: int) -> AsyncIterator[Page]:
    page = _page(admission, outbox.put, outbox.go)
    try:
        async with asyncio.timeout(ENTERED_WITHIN):
            await hub().enter(page, after=after)
        yield page
    finally:
        hub().leave(page)


def _page(admission: Admission, hear: Any, go: Any = lambda: None) -> Page:
    return Page(admission.conversation, hear, go, admission.reader, admission.name)


async def _converse(door: Door, scope: Scope, receive: Receive, page: Page, admission: Admission) -> None:
    if door.asks_again is None:
        while True:
            await _told(page, heard(_text(await receive())), admission)
    coming = asyncio.ensure_future(receive())
    loop = asyncio.get_running_loop()
    due = loop.time() + door.asks_again
    try:
        while True:
            await asyncio.wait({coming}, timeout=max(0.0, due - loop.time()))
            if loop.time() >= due:
                await door.again(scope, admission)
                due = loop.time() + door.asks_again
            if coming.done():
                told = heard(_text(coming.result()))
                coming = asyncio.ensure_future(receive())
                await _told(page, told, admission)
    finally:
        coming.cancel()


async def _told(page: Page, told: Told, admission: Admission) -> None:
    """Carry out what a page said, and let it hear what became of it. Whoever says more than anybody types is heard slowly."""
    try:
        _frames.count(admission.counted)
    except TooFast:
        await asyncio.sleep(SLOWLY)
    if told.typing:
        await hub().types(page)
    if told.seen:
        await hub().saw(page, told.seen)
    if told.say is None:
        return
    try:
        _pace.count(admission.counted)
        number = await hub().say(page, told.say)
    except NotFound:
        raise Shut(NOT_THERE) from None
    except Refused as refusal:
        page.hear(events.refused(told.say.key, refusal, admission.language))
    else:
        page.hear(events.kept(told.say.key, number))


def _check_asked(scope: Scope, method: str) -> None:
    if scope["method"] != method or not from_own_page(scope):
        raise Shut(OVER)


def _text(message: Mapping[str, Any]) -> str:
    if message["type"] == "websocket.disconnect":
        raise _Gone
    text = message.get("text")
    if not isinstance(text, str):
        raise Garbled
    return text


async def _body(receive: Receive) -> str:
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Garbled
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > 4 * events.LARGEST:
            raise Shut(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Garbled from None


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _as_event(event: str) -> bytes:
    return b": .\n\n" if event == events.HEARTBEAT else f"data: {event}\n\n".encode()
