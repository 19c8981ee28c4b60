"""Plays the Cloud API of WhatsApp as its maker describes it: takes text messages, and signs what it delivers."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.told.intake import NOW

from gehoord.intake.inbound.messaging.numbers import Number

NUMBER, SENDER = "106540352242922", "31600000001"
TOKEN, APP_SECRET, WORD = b"sleutel", b"geheim van de app", b"afgesproken woord"


def told(*, messages: tuple[dict[str, Any], ...] = (), statuses: tuple[dict[str, Any], ...] = (), number: str = NUMBER) -> bytes:
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "31880000000", "phone_number_id": number},
    }
    if messages:
        value["contacts"] = [{"profile": {"name": "Noor"}, "wa_id": SENDER}]
        value["messages"] = list(messages)
    if statuses:
        value["statuses"] = list(statuses)
    entry = {"id": "102290129340398", "changes": [{"value": value, "field": "messages"}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


def text(body: str, *, identity: str = "wamid.een", at: datetime = NOW) -> dict[str, Any]:
    return {"from": SENDER, "id": identity, "timestamp": str(int(at.timestamp())), "type": "text", "text": {"body": body}}


def photo(*, identity: str = "wamid.foto", caption: str = "") -> dict[str, Any]:
    image = {"mime_type": "image/jpeg", "sha256": "x", "id": "1", **({"caption": caption} if caption else {})}
    return {"from": SENDER, "id": identity, "timestamp": str(int(NOW.timestamp())), "type": "image", "image": image}


def status(state: str, identity: str, *, code: int = 0, at: datetime = NOW) -> dict[str, Any]:
    errors = {"errors": [{"code": code, "title": "x", "error_data": {"details": "x"}}]} if code else {}
    return {"id": identity, "status": state, "timestamp": str(int(at.timestamp())), "recipient_id": SENDER, **errors}


def signed(body: bytes, *, secret: bytes = APP_SECRET) -> dict[str, str]:
    return {"X-Hub-Signature-256": "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()}


def number_at(secrets: Path, *, port: int = 1) -> Number:
    for name, content in (("token", TOKEN), ("app-secret", APP_SECRET), ("word", WORD)):
        (secrets / name).write_bytes(content + b"\n")
    return Number(NUMBER, secrets / "token", secrets / "app-secret", secrets / "word", api=f"http://127.0.0.1:{port}/v23.0")


@dataclass
class CloudApi:
    """What was sent, and what to refuse the next with: a status of HTTP and a code."""

    port: int
    sent: list[dict[str, Any]] = field(default_factory=list)
    refuses: tuple[int, int] | None = None


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        api: CloudApi = self.server.api  # type: ignore[attr-defined]  # ours
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["Authorization"] != f"Bearer {TOKEN.decode()}":
            self._say(401, {"error": {"message": "x", "type": "OAuthException", "code": 190, "fbtrace_id": "x"}})
        elif api.refuses:
            error = {"message": "x", "type": "OAuthException", "code": api.refuses[1], "error_data": {}, "fbtrace_id": "x"}
            self._say(api.refuses[0], {"error": error})
        elif self.path != f"/v23.0/{NUMBER}/messages" or said["messaging_product"] != "whatsapp" or said["type"] != "text":
            self._say(400, {"error": {"message": "x", "type": "OAuthException", "code": 100, "fbtrace_id": "x"}})
        else:
            api.sent.append(said)
            contacts = [{"input": said["to"], "wa_id": said["to"]}]
            identity = f"wamid.uit{len(api.sent)}"
            self._say(200, {"messaging_product": "whatsapp", "contacts": contacts, "messages": [{"id": identity}]})

    def _say(self, code: int, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        pass


@contextmanager
def cloud_api() -> Iterator[CloudApi]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answering) as server:
        api = server.api = CloudApi(server.server_port)  # type: ignore[attr-defined]  # ours
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield api
        finally:
            server.shutdown()
            thread.join(5)
