from __future__ import annotations

import asyncio

import pytest

from gehoord.config import asgi
from gehoord.config.asgi import NOWHERE, without_address, without_lingering

VISITOR = b"203.0.113.7"


def seen_inside(scope):
    seen = {}

    async def inner(scope, receive, send):
        seen.update(scope)

    async def nothing(*_):
        return {}

    asyncio.run(without_address(inner)(scope, nothing, nothing))
    return seen


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_nobody_inside_sees_where_a_visitor_is(kind):
    tales = (b"X-Forwarded-For", b"x-real-ip", b"Forwarded", b"CF-Connecting-IP", b"true-client-ip")
    headers = [(b"host", b"gehoord.example"), *[(tale, VISITOR) for tale in tales]]
    seen = seen_inside({"type": kind, "client": ("203.0.113.7", 55555), "headers": headers})
    assert seen["client"] == NOWHERE
    assert seen["headers"] == [(b"host", b"gehoord.example")]


def test_what_is_not_a_visit_passes_unchanged():
    assert seen_inside({"type": "lifespan"}) == {"type": "lifespan"}


async def reading(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})


def answer(*parts, scope=None):
    """What is sent to somebody who sends these parts, with so many seconds before each."""
    sent, left = [], list(parts)

    async def receive():
        seconds, message = left.pop(0)
        await asyncio.sleep(seconds)
        return {"type": "http.request", **message}

    async def send(message):
        sent.append(message)

    asyncio.run(without_lingering(reading)(scope or {"type": "http"}, receive, send))
    return sent


def test_what_does_not_come_in_time_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(asgi, "IN_FULL_WITHIN", 0.05)
    sent = answer((0, {"body": b"a", "more_body": True}), (5, {"body": b"b"}))
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]


def test_when_everything_is_in_there_is_time_for_the_answer(monkeypatch):
    monkeypatch.setattr(asgi, "IN_FULL_WITHIN", 0.3)
    assert answer((0, {"body": b"a"}), (0.35, {"type": "http.disconnect"}))[0]["status"] == 200


def test_what_is_too_much_is_not_taken_in(monkeypatch):
    monkeypatch.setattr(asgi, "LARGEST", 3)
    parts = [(0, {"body": b"ab", "more_body": True})] * 2
    assert answer(*parts)[0]["status"] == 413


async def listening(scope, receive, send):
    while (await receive())["type"] != "websocket.disconnect":
        await send({"type": "websocket.send", "text": "nog hier"})


def test_a_live_line_on_which_nobody_speaks_may_stay(monkeypatch):
    monkeypatch.setattr(asgi, "IN_FULL_WITHIN", 0.02)
    left, sent = [(0.1, "websocket.receive"), (0.1, "websocket.disconnect")], []

    async def receive():
        seconds, kind = left.pop(0)
        await asyncio.sleep(seconds)
        return {"type": kind}

    async def send(message):
        sent.append(message)

    asyncio.run(without_lingering(listening)({"type": "websocket"}, receive, send))
    assert len(sent) == 1
