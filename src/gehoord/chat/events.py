"""What a page hears and what it may say, as one piece of JSON each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gehoord.chat.asking import Stands
from gehoord.chat.speaking import Line
from gehoord.chat.words import From, State
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language

LARGEST = 20_000
"""Letters that one message from a page can have (nl: grootste bericht)."""

HEARTBEAT = "{}"
"""Says that the road is still there, and nothing else (nl: teken van leven)."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A line that a page wants to say (nl: te zeggen)."""

    key: str
    text: str
    among_us: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a page told us: at most one of these, and from which line it wants to hear (nl: verteld)."""

    say: Saying | None = None
    typing: bool = False
    seen: int = 0
    after: int = 0
    visit: str = ""


class Garbled(Exception):  # noqa: N818 - an answer to a program, not to a person
    """What came is not a message of this house's pages (nl: niet begrepen)."""


def heard(message: str) -> Told:
    """What a page said (nl: gehoord). Raises: Garbled."""
    if len(message) > LARGEST:
        raise Garbled
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        raise Garbled from None
    if not isinstance(told, dict):
        raise Garbled
    return Told(
        say=_saying(told["say"]) if "say" in told else None,
        typing=told.get("typing") is True,
        seen=_number(told.get("seen", 0)),
        after=_number(told.get("after", 0)),
        visit=_word(told.get("visit", "")),
    )


def line(said: Line) -> str:
    """A line that was said (nl: regel)."""
    told: dict[str, Any] = {
        "id": said.id,
        "from": said.who.value,
        "name": said.name,
        "text": said.text,
        "at": said.at.isoformat(),
        "mine": said.mine,
    }
    if said.among_us:
        told["among_us"] = True
    return _spelled({"line": told})


def kept(key: str, number: int) -> str:
    """A line is stored: the only word by which a page may believe it (nl: bewaard)."""
    return _spelled({"kept": {"key": key, "id": number}})


def refused(key: str, refusal: Refused, language: Language) -> str:
    """A line cannot be said, and why (nl: geweigerd)."""
    return _spelled({"refused": {"key": key, "sentence": refusal.told_in(language)}})


def state(stands: Stands) -> str:
    """Where the conversation stands, and with whom (nl: stand)."""
    if stands.ending or stands.forgotten:
        return _spelled({"state": State.ENDED.value, "with": "", "how": "forgotten" if stands.forgotten else stands.ending})
    return _spelled({"state": (State.TALKING if stands.talker else State.WAITING).value, "with": stands.called})


def place(number: int) -> str:
    """The place in the queue, from 1 (nl: plaats)."""
    return _spelled({"place": number})


def typing(who: From) -> str:
    """Somebody of the other side types (nl: typt)."""
    return _spelled({"typing": True, "from": who.value})


def seen(number: int) -> str:
    """The other side saw up to this line (nl: gezien)."""
    return _spelled({"seen": number})


def _spelled(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _saying(told: object) -> Saying:
    if not isinstance(told, dict):
        raise Garbled
    return Saying(_word(told.get("key")), _word(told.get("text")), told.get("among_us") is True)


def _word(told: object) -> str:
    if not isinstance(told, str):
        raise Garbled
    try:
        told.encode()
    except UnicodeEncodeError:
        raise Garbled from None
    # The database keeps no such sign, and nobody types it.
    return told.replace("\0", "")


def _number(told: object) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told < 2**31:
        raise Garbled
    return told
