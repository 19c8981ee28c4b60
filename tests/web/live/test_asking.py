from __future__ import annotations

import asyncio

from gehoord.web.live.asking import asked_of


def test_the_house_is_asked_with_the_cookies_that_came_and_nothing_else():
    seen = {}

    async def house(scope, receive, send):
        seen.update(scope, question=await receive())
        await send({"type": "http.response.start", "status": 418, "headers": []})
        await send({"type": "http.response.body", "body": b"te", "more_body": True})
        await send({"type": "http.response.body", "body": b"a"})

    headers = [(b"cookie", b"a=b"), (b"host", b"h"), (b"x-visit", b"secret"), (b"upgrade", b"websocket")]
    came = {"type": "websocket", "scheme": "wss", "path": "/x/", "headers": headers, "client": ("nowhere", 0)}
    assert asyncio.run(asked_of(house, came, "/a/", b"again")) == (418, b"tea")
    assert (seen["type"], seen["method"], seen["scheme"], seen["path"]) == ("http", "GET", "https", "/a/")
    assert (seen["query_string"], seen["headers"]) == (b"again", headers[:2])
    assert seen["question"] == {"type": "http.request", "body": b"", "more_body": False}
