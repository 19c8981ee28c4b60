"""Plays a telephone system that tells of calls, and signs what it tells."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime
from pathlib import Path

from tests.told.intake import NOW

from gehoord.intake.inbound.switchboard import Switchboard

SECRET = b"een geheim dat lang genoeg is"
NUMBER = "+31 6 00000001"


def switchboard_at(secrets: Path, *, office: str = "") -> Switchboard:
    (secrets / "telephone").write_bytes(SECRET + b"\n")
    return Switchboard(secrets / "telephone", office)


def told(event: str, call: str = "gesprek-1", **known: object) -> bytes:
    return json.dumps({"event": event, "call": call, **known}).encode()


def signed(body: bytes, *, at: datetime = NOW, secret: bytes = SECRET) -> str:
    moment = str(int(at.timestamp())).encode()
    return f"t={moment.decode()},v1={hmac.new(secret, moment + b'.' + body, hashlib.sha256).hexdigest()}"
