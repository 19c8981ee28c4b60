"""Which telephone system tells us of calls, as `telephone.toml` in the data folder describes it."""

from __future__ import annotations

import hashlib
import hmac
import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

FRESH = timedelta(minutes=5)
"""A signature older than this is of something that was said before (nl: houdbaarheid)."""
SIGNATURE = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")
SHORTEST = 16


class TelephoneNotUnderstood(Refused):
    """The file that describes the telephone system does not say enough (nl: telephone.toml niet begrepen)."""

    sentence = Text(
        "In {file} ontbreekt iets of staat iets dat niet kan: {what}. docs/operate/telephone.md legt het uit.",
        "In {file} something is missing or cannot be: {what}. docs/operate/telephone.md explains it.",
    )


@dataclass(frozen=True, slots=True)
class Switchboard:
    """A telephone system (nl: telefooncentrale). `office` is the name of the office it rings at, empty: the national one."""

    secret_file: Path = field(repr=False)
    office: str = ""

    def signed(self, body: bytes, signature: str, *, at: datetime) -> bool:
        """Whether these bytes were signed a moment ago with our secret (nl: ondertekend). Raises: TelephoneNotUnderstood."""
        found = SIGNATURE.fullmatch(signature)
        if found is None or abs(at.timestamp() - int(found[1])) > FRESH.total_seconds():
            return False
        made = hmac.new(self._secret(), found[1].encode() + b"." + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(made, found[2])

    def _secret(self) -> bytes:
        try:
            secret = self.secret_file.read_bytes().strip()
        except OSError:
            secret = b""
        if len(secret) < SHORTEST:
            raise TelephoneNotUnderstood(file="telephone.toml", what="secret_file")
        return secret


def read_switchboard(file: Path) -> Switchboard | None:
    """The telephone system that is described, None without a file (nl: telephone.toml lezen). Raises: TelephoneNotUnderstood."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))["telephone"]
        return Switchboard(Path(told["secret_file"]), str(told.get("office", "")))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as reason:
        raise TelephoneNotUnderstood(file=file.name, what=str(reason).strip("'")[:80]) from None
