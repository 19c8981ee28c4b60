from __future__ import annotations

import asyncio

import pytest

from gehoord.config.asgi import NOWHERE, without_address

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
