"""The door of the server. Visitors come in without an address: what is not known cannot be logged, stored or asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.core.asgi import get_asgi_application

from gehoord.config import env

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

NOWHERE = ("0.0.0.0", 0)  # noqa: S104 - nothing listens here; it is the address that says nothing
TELLTALES = frozenset({b"x-forwarded-for", b"x-real-ip", b"forwarded", b"cf-connecting-ip", b"true-client-ip"})


def without_address(inner: Application) -> Application:
    """Take the visitor's address away before anybody inside can see it (nl: zonder adres)."""

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        if "headers" in scope:
            headers = [(name, value) for name, value in scope["headers"] if name.lower() not in TELLTALES]
            scope = {**scope, "client": NOWHERE, "headers": headers}
        await inner(scope, receive, send)

    return outer


env.choose_settings()
application = without_address(get_asgi_application())
