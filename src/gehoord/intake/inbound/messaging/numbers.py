"""Our number at a messaging service, as `messaging.toml` in the data folder describes it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

API = "https://graph.facebook.com/v23.0"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class MessagingNotUnderstood(Refused):
    """The file that describes the messaging service does not say enough (nl: messaging.toml niet begrepen)."""

    sentence = Text(
        "In {file} ontbreekt iets of staat iets dat niet kan: {what}. docs/operate/messaging.md legt het uit.",
        "In {file} something is missing or cannot be: {what}. docs/operate/messaging.md explains it.",
    )


@dataclass(frozen=True, slots=True)
class Number:
    """A number of ours there (nl: nummer). Secrets stand in files of their own and are read at each use."""

    id: str
    token_file: Path = field(repr=False)
    app_secret_file: Path = field(repr=False)
    verify_token_file: Path = field(repr=False)
    office: str = ""
    api: str = API

    def secret(self, file: Path) -> bytes:
        """What stands in one of the files (nl: geheim). Raises: MessagingNotUnderstood."""
        try:
            return file.read_bytes().strip()
        except OSError:
            raise MessagingNotUnderstood(file="messaging.toml", what=file.name) from None


def read_number(file: Path) -> Number | None:
    """The number that is described, None where there is no file (nl: messaging.toml lezen). Raises: MessagingNotUnderstood."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))["whatsapp"]
        found = Number(
            id=str(told["number_id"]),
            token_file=Path(told["token_file"]),
            app_secret_file=Path(told["app_secret_file"]),
            verify_token_file=Path(told["verify_token_file"]),
            office=str(told.get("office", "")),
            api=str(told.get("api", API)).rstrip("/"),
        )
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as reason:
        raise MessagingNotUnderstood(file=file.name, what=str(reason).strip("'")[:80]) from None
    parts = urlsplit(found.api)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise MessagingNotUnderstood(file=file.name, what="api")
    if not found.id.isdigit():
        raise MessagingNotUnderstood(file=file.name, what="number_id")
    return found
