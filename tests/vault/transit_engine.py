"""A Transit engine as OpenBao and Vault have it, as far as we use it, for tests: in memory, on this machine alone."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

TOKEN = "s.for-tests-only"


class Engine:
    """The keys by name, each a list of versions; answers as the HTTP API documents: status and body."""

    def __init__(self) -> None:
        self.keys: dict[str, list[bytes]] = {}
        self.asked: list[str] = []

    def answer(self, method: str, path: str, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.asked.append(f"{method} {path}")
        match [method, *path.strip("/").split("/")]:
            case ["POST", "v1", "transit", "encrypt", name]:
                return self.encrypt(name, said)
            case ["POST", "v1", "transit", "decrypt", name]:
                return self.decrypt(name, said)
            case ["POST", "v1", "transit", "keys", name, "rotate"] if name in self.keys:
                self.keys[name].append(secrets.token_bytes(32))
                return 200, {"data": {"name": name, "latest_version": len(self.keys[name])}}
            case ["GET", "v1", "transit", "keys", name] if name in self.keys:
                return 200, {"data": {"name": name, "type": "aes256-gcm96", "latest_version": len(self.keys[name])}}
        return 404, {"errors": []}

    def encrypt(self, name: str, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        # A key that is not there is made by the first to use it, where the policy allows creating.
        versions = self.keys.setdefault(name, [secrets.token_bytes(32)])
        nonce = secrets.token_bytes(12)
        plain, bound = base64.b64decode(said["plaintext"]), base64.b64decode(said.get("associated_data", ""))
        sealed = base64.b64encode(nonce + AESGCM(versions[-1]).encrypt(nonce, plain, bound)).decode()
        return 200, {"data": {"ciphertext": f"vault:v{len(versions)}:{sealed}", "key_version": len(versions)}}

    def decrypt(self, name: str, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        _, version, sealed = said["ciphertext"].split(":", 2)
        try:
            key = self.keys[name][int(version[1:]) - 1]
            content = base64.b64decode(sealed)
            plain = AESGCM(key).decrypt(content[:12], content[12:], base64.b64decode(said.get("associated_data", "")))
        except (KeyError, IndexError):
            return 400, {"errors": ["invalid ciphertext: version is not known"]}
        except (InvalidTag, ValueError, binascii.Error):
            return 400, {"errors": ["cipher: message authentication failed"]}
        return 200, {"data": {"plaintext": base64.b64encode(plain).decode()}}


@contextmanager
def key_service() -> Iterator[tuple[str, Engine]]:
    """Serve an engine; gives its address, with the mount, and itself."""
    engine = Engine()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply("GET", b"{}")

        def do_POST(self) -> None:
            self.reply("POST", self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def reply(self, method: str, body: bytes) -> None:
            known = self.headers.get("X-Vault-Token") == TOKEN
            status, told = engine.answer(method, self.path, json.loads(body or b"{}")) if known else (403, {"errors": ["denied"]})
            content = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/transit", engine
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
