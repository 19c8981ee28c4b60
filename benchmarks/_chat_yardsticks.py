"""What one would have otherwise, as small as it can be: Channels with either layer, and a bare echo. Nothing is stored."""

from __future__ import annotations

import json
import os
import socket
import sys
from typing import Any

import uvicorn
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import URLRouter
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.urls import re_path
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from gehoord.config.launch.serve import served

LAYERS = {
    "channels_memory": {"BACKEND": "channels.layers.InMemoryChannelLayer"},
    "channels_redis": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [os.environ.get("REDIS", "")]},
    },
}


class Relay(AsyncWebsocketConsumer):
    """Gives what one page says to all pages of its room."""

    async def connect(self) -> None:
        self.room = self.scope["url_route"]["kwargs"]["room"]
        await self.channel_layer.group_add(f"room-{self.room}", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:  # noqa: ARG002 - as Channels calls it
        await self.channel_layer.group_discard(f"room-{self.room}", self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:  # noqa: ARG002 - idem
        said = json.loads(text_data or "{}")["say"]
        await self.send(json.dumps({"kept": {"key": said["key"]}}))
        await self.channel_layer.group_send(f"room-{self.room}", {"type": "line", "text": said["text"]})

    async def line(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"line": {"text": event["text"]}}))


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    try:
        while True:
            await socket.send_text(await socket.receive_text())
    except WebSocketDisconnect:
        return


def answering(inner: Any) -> Any:
    """The same, with a word for whoever asks whether it is there."""

    async def outer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await inner(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"here"})

    return outer


def channels(layer: str) -> Any:
    settings.configure(CHANNEL_LAYERS={"default": LAYERS[layer]}, INSTALLED_APPS=["channels"], SECRET_KEY="measured")  # noqa: S106 - of a measurement
    get_asgi_application()
    return URLRouter([re_path(r"^room/(?P<room>\d+)/$", Relay.as_asgi())])


candidate = os.environ["CANDIDATE"]
application = answering(
    Starlette(routes=[WebSocketRoute("/room/{room}/", echo)]) if candidate == "starlette_echo" else channels(candidate)
)

if __name__ == "__main__":
    uvicorn.Server(served(application)).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
