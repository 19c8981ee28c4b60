"""An issuer of OpenID Connect on this machine, as strict as a real one: one code once, with the secret and the proof (PKCE)."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

CLIENT, SECRET = "gehoord", "een geheim van twee kanten"


@dataclass
class Issuer:
    """What it says about who signs in, and what it remembers of the codes it gave."""

    key: RSAPrivateKey
    claims: dict[str, Any]
    address: str = ""
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    tells: Any = None
    """What it tells beside what it signs, where that is something else."""

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (CLIENT, "code", "S256")
        code = secrets.token_urlsafe(16)
        self.given[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> dict[str, Any] | None:
        given = self.given.pop(asked.get("code", ""), None)
        proof = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        if (
            given is None
            or (asked["client_id"], asked["client_secret"], asked["redirect_uri"]) != (CLIENT, SECRET, given["redirect_uri"])
            or base64.urlsafe_b64encode(proof).decode().rstrip("=") != given["code_challenge"]
        ):
            return None
        token = secrets.token_urlsafe(16)
        self.tokens.add(token)
        now = int(time.time())
        said = {**self.claims, "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60}
        said |= {"nonce": given["nonce"]} if "nonce" in given else {}
        signed = jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": token, "token_type": "Bearer", "expires_in": 60, "id_token": signed}


class Counter(BaseHTTPRequestHandler):
    issuer: Issuer

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, {name: said[0] for name, said in parse_qs(urlsplit(self.path).query).items()}
        if path == "/.well-known/openid-configuration":
            self.answer(self.issuer.discovery())
        elif path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.issuer.authorize(asked))
            self.end_headers()
        elif path == "/userinfo" and self.headers["Authorization"].removeprefix("Bearer ") in self.issuer.tokens:
            self.answer(self.issuer.claims if self.issuer.tells is None else self.issuer.tells)
        elif path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.issuer.key.public_key()))
            self.answer({"keys": [{**public, "kid": "one", "use": "sig"}]})
        else:
            self.answer({"error": "invalid_request"}, status=400)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = self.issuer.token({name: said[0] for name, said in parse_qs(body).items()})
        self.answer(answer or {"error": "invalid_grant"}, status=200 if answer else 400)

    def answer(self, said: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: a test reads what was answered."""


@contextmanager
def issuing(claims: dict[str, Any]) -> Iterator[Issuer]:
    issuer = Issuer(generate_private_key(65537, 2048), claims)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnCounter", (Counter,), {"issuer": issuer}))
    issuer.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
