"""Whether a mail was written by somebody, or sent by a machine; and what came back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from gehoord.intake.inbound.words import Nature

STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
BY_A_MACHINE = re.compile(
    r"(?:automatisch antwoord|automatic reply|out of (?:the )?office|afwezig|autoreply|auto:|automatische antwort)", re.IGNORECASE
)
FROM_A_SERVER = re.compile(r"\b(?:mailer-daemon|postmaster)@", re.IGNORECASE)
IDENTITY = re.compile(rb"^message-id:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
MOST = 100_000
"""Bytes that are searched for which mail came back (nl: doorzocht)."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail server tells (nl: melding van bezorging). `final` whether it gave up; `status` as 5.1.1; `about` which mail."""

    final: bool
    status: str = ""
    about: str = ""


def nature_of(whole: Message) -> Nature:
    """Who or what wrote this (nl: aard). Source: RFC 3834, RFC 3464, and what the usual mail programs add."""
    report = str(whole.get_param("report-type") or "").lower() if whole.get_content_type() == "multipart/report" else ""
    kinds = {str(part.get_content_type()) for part in _near(whole)}
    if report == "delivery-status" or "message/delivery-status" in kinds:
        return Nature.BOUNCE
    sender = str(whole.get("From") or "")[:1000]
    if str(whole.get("Return-Path") or "").strip() == "<>" and FROM_A_SERVER.search(sender):
        return Nature.BOUNCE
    submitted = str(whole.get("Auto-Submitted") or "no").partition(";")[0].strip().lower()
    said = str(whole.get("Precedence") or "").strip().lower()
    marked = any(whole.get(name) is not None for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "List-Id"))
    by_machine = submitted not in ("", "no") or said in ("auto_reply", "bulk", "junk", "list") or marked or bool(report)
    away = BY_A_MACHINE.match(str(whole.get("Subject") or "").strip()) is not None
    empty = str(whole.get("Return-Path") or "").strip() == "<>"
    return Nature.AUTO_REPLY if by_machine or away or empty else Nature.LETTER


def bounce_in(whole: Message) -> Bounce | None:
    """What a delivery report tells, None where it is no such thing (nl: wat terugkwam)."""
    if nature_of(whole) is not Nature.BOUNCE:
        return None
    near = list(_near(whole))
    told = b"\n".join(part.as_bytes()[:MOST] for part in near if part.get_content_type() == "message/delivery-status").decode(
        "ascii", "replace"
    )
    actions = re.findall(r"^action:\s*([a-z]+)", told, re.IGNORECASE | re.MULTILINE)
    # A report without its machine-readable part is of a server that gave up long ago on such parts too.
    final = any(one.lower() == "failed" for one in actions) or not actions
    status = STATUS.search(told)
    about = next((match[1].decode() for part in near if (match := _returned(part))), "")
    return Bounce(final, status[1] if status else "", about)


def _returned(part: Message) -> re.Match[bytes] | None:
    if part.get_content_type() not in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers"):
        return None
    within = part.get_payload() if part.is_multipart() else None
    first = within[0] if isinstance(within, list) and within else None
    content = first.as_bytes() if isinstance(first, Message) else part.get_payload(decode=True)
    return IDENTITY.search(content[:MOST]) if isinstance(content, bytes) else None


def _near(whole: Message) -> list[Message]:
    within = whole.get_payload() if whole.is_multipart() else None
    return [part for part in within[:20] if isinstance(part, Message)] if isinstance(within, list) else []
