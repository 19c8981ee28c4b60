"""Asking the house itself something on behalf of a browser, along the same way as any of its pages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from gehoord.web.live.admission import Receive, Scope, Send

Application = Callable[[Scope, Receive, Send], Awaitable[None]]

CARRIED = frozenset({b"cookie", b"host", b"accept-language", b"x-forwarded-proto"})
"""What of a question goes along (nl: meegenomen kopregels)."""


async def asked_of(house: Application, scope: Scope, path: str, query: bytes = b"") -> tuple[int, bytes]:
    """Status and body of a page of the house, asked with the cookies of a question that came in (nl: navragen)."""
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
    asked: Scope = {
        **{name: scope[name] for name in ("asgi", "http_version", "server", "client") if name in scope},
        "type": "http",
        "method": "GET",
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": [(name, value) for name, value in scope["headers"] if name in CARRIED],
    }
    status, body = 0, b""
    questions = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Mapping[str, Any]:
        if questions:
            return questions.pop()
        # Nobody hangs up before the answer.
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: Mapping[str, Any]) -> None:
        nonlocal status, body
        status = message.get("status", status)
        body += message.get("body", b"")

    await house(asked, receive, send)
    return status, body
