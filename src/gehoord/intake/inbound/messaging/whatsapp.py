"""WhatsApp, by the Cloud API of its maker: signed webhooks in, text out within a day of what somebody wrote.

Source: the maker's reference of webhooks, of sending text messages, and of error codes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from gehoord.intake.inbound.messaging.messengers import Delivery, Fared, NotSigned, Told
from gehoord.intake.inbound.messaging.numbers import Number
from gehoord.intake.inbound.outbox import NotAccepted, TryLater
from gehoord.intake.inbound.plain import one_line, paragraphs
from gehoord.intake.inbound.words import Sending, Way

PATIENCE = 20.0
A_DAY = timedelta(hours=24)
CLOSED = "131047"
"""The code of the service for an answer that comes more than a day after the last message (nl: venster dicht)."""

FOR_NOW = frozenset({0, 1, 2, 4, 190, 80007, 130429, 131000, 131005, 131016, 131031, 131048, 131056, 133004})
"""Codes that say nothing about the message: too many at once, a key that is over, the service not working (nl: tijdelijk)."""

STATES = {
    "sent": Sending.SENT,
    "delivered": Sending.DELIVERED,
    "read": Sending.READ,
    "played": Sending.READ,
    "failed": Sending.CAME_BACK,
}
TEXT_FROM = {"text": ("text", "body"), "button": ("button", "text")}
SILENT = frozenset({"reaction", "system", "unsupported", "request_welcome"})
"""Kinds of message in which nobody says anything that we could answer (nl: zonder inhoud)."""


@dataclass(frozen=True, slots=True)
class WhatsApp:
    """A number of ours there (nl: WhatsApp-nummer)."""

    number: Number

    @property
    def way(self) -> Way:
        """Along which way messages come (nl: weg)."""
        return Way.WHATSAPP

    @property
    def door(self) -> str:
        """What our number there is called (nl: deur)."""
        return self.number.id

    @property
    def office(self) -> str:
        """The name of the office it is of (nl: kantoor)."""
        return self.number.office

    def greeted(self, asked: Mapping[str, str]) -> str | None:
        """The challenge, for who knows the word that was agreed (nl: kennismaking)."""
        word = self.number.secret(self.number.verify_token_file)
        known = hmac.compare_digest(asked.get("hub.verify_token", "").encode(), word)
        return asked.get("hub.challenge", "")[:200] if word and known and asked.get("hub.mode") == "subscribe" else None

    def opened(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        """What came (nl: openen). Raises: NotSigned, ValueError."""
        secret = self.number.secret(self.number.app_secret_file)
        made = "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
        if not secret or not hmac.compare_digest(headers.get("X-Hub-Signature-256", "").encode(), made.encode()):
            raise NotSigned
        try:
            values = list(_values(json.loads(body), self.number.id))
            messages = tuple(told for value in values for told in _messages(value))
            return Delivery(messages, tuple(fared for value in values for fared in _fared(value)))
        except (KeyError, TypeError, AttributeError, RecursionError) as reason:
            raise ValueError("a delivery of another shape") from reason

    def carry(self, number: str, text: str, *, last_in_at: datetime) -> str:
        """Send text (nl: versturen). Raises: TryLater, NotAccepted."""
        if timezone.now() - last_in_at > A_DAY:
            raise NotAccepted(CLOSED)
        said = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": number,
            "type": "text",
            "text": {"preview_url": False, "body": text},
        }
        token = self.number.secret(self.number.token_file).decode("ascii", "replace")
        asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at when the file was read
            f"{self.number.api}/{self.number.id}/messages",
            data=json.dumps(said).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - idem
                return str(json.loads(answer.read())["messages"][0]["id"])
        except urllib.error.HTTPError as refusal:
            raise _answered(refusal) from None
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            raise TryLater from None


def in_use() -> WhatsApp | None:
    """The number that is set up, None where this way is not there (nl: in gebruik)."""
    number: Number | None = settings.MESSAGING
    return WhatsApp(number) if number else None


def _values(told: Any, number_id: str) -> Iterator[Mapping[str, Any]]:
    """What is about our number; one address may get what is about others too."""
    if told["object"] != "whatsapp_business_account":
        return
    for entry in told["entry"]:
        for change in entry["changes"]:
            value = change["value"]
            if change["field"] == "messages" and value["metadata"]["phone_number_id"] == number_id:
                yield value


def _messages(value: Mapping[str, Any]) -> Iterator[Told]:
    names = {one["wa_id"]: one.get("profile", {}).get("name", "") for one in value.get("contacts", [])}
    for one in value.get("messages", []):
        kind = str(one["type"])
        if kind in SILENT:
            continue
        yield Told(
            identity=str(one["id"]),
            at=_moment(one["timestamp"]),
            sender=str(one["from"]),
            name=one_line(str(names.get(one["from"], "")), 80),
            text=paragraphs(_text(one, kind)),
            has_media=kind not in (*TEXT_FROM, "interactive"),
        )


def _text(one: Mapping[str, Any], kind: str) -> str:
    if kind in TEXT_FROM:
        part, word = TEXT_FROM[kind]
        return str(one[part][word])
    if kind == "interactive":
        chosen = one[kind].get("button_reply") or one[kind].get("list_reply") or {}
        return str(chosen.get("title", ""))
    # What is written below a photo is text as well.
    more = one.get(kind)
    return str(more.get("caption", "")) if isinstance(more, Mapping) else ""


def _fared(value: Mapping[str, Any]) -> Iterator[Fared]:
    for one in value.get("statuses", []):
        state = STATES.get(str(one["status"]))
        if state is not None:
            codes = [str(error["code"]) for error in one.get("errors", [])]
            yield Fared(str(one["id"]), state, _moment(one["timestamp"]), codes[0] if codes else "")


def _moment(seconds: str) -> datetime:
    try:
        return min(datetime.fromtimestamp(int(seconds), UTC), timezone.now())
    except (OverflowError, OSError):
        raise ValueError("no moment") from None


def _answered(refusal: urllib.error.HTTPError) -> Exception:
    try:
        code = int(json.loads(refusal.read())["error"]["code"])
    except (OSError, ValueError, KeyError, TypeError):
        return TryLater()
    return TryLater() if code in FOR_NOW or refusal.code >= 500 else NotAccepted(str(code))  # noqa: PLR2004 - theirs, not ours
