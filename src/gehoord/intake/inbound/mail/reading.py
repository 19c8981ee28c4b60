"""A mail as bytes, read: whatever is in it, something comes out that a person can be shown. Nothing here trusts the sender."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Any, TypeVar

from gehoord.intake.inbound.enclosures.part import Part
from gehoord.intake.inbound.mail.hypertext import from_page
from gehoord.intake.inbound.mail.nature import Bounce, bounce_in, nature_of
from gehoord.intake.inbound.plain import ADDRESS, clean, decoded, one_line, paragraphs
from gehoord.intake.inbound.words import Nature

MOST_PARTS, MOST_OF_A_HEADER = 100, 10_000
MOST_OF_A_NAME, MOST_OF_AN_ADDRESS, MOST_OF_A_SUBJECT = 120, 254, 300
ADDRESSED = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", "Resent-To")
"""Where it may stand to whom a mail was sent (nl: geadresseerde)."""

IDENTITY = re.compile(r"<[^<>\s]{1,250}>")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that was read (nl: gelezen mail).

    `text` is all of it, quotes too. `sent_to` are addresses it was sent to, `refers_to` the identities of mails it follows.
    `bounce` tells what came back. `readable` is False where it was so broken that `text` is what could be saved of it.
    """

    sender: str = ""
    name: str = ""
    subject: str = ""
    text: str = ""
    sent_to: tuple[str, ...] = ()
    identity: str = ""
    refers_to: tuple[str, ...] = ()
    nature: Nature = Nature.LETTER
    bounce: Bounce | None = None
    parts: tuple[Part, ...] = ()
    more_parts: int = 0
    readable: bool = True


def read(raw: bytes) -> Mail:
    """Read a mail (nl: lezen). Never raises: what cannot be read as a mail is given as the text it is."""
    try:
        whole = email.message_from_bytes(raw, policy=email.policy.compat32)
        return _read(whole)
    except Exception:  # noqa: BLE001 - the parser has ways to break that it does not name, and no mail may stop the next
        return Mail(sender=_address_in(raw), text=_saved(raw), readable=False)


def _read(whole: Message) -> Mail:
    name, sender = _sender(whole)
    found = Mail(
        sender=sender,
        name=name,
        subject=one_line(header(whole, "Subject"), MOST_OF_A_SUBJECT),
        sent_to=tuple(dict.fromkeys(address for one in ADDRESSED for address in ADDRESS.findall(_headers(whole, one)))),
        identity=next(iter(IDENTITY.findall(header(whole, "Message-ID"))), ""),
        refers_to=tuple(IDENTITY.findall(f"{header(whole, 'In-Reply-To')} {header(whole, 'References')}")),
        nature=_careful(lambda: nature_of(whole), Nature.LETTER),
        bounce=_careful(lambda: bounce_in(whole), None),
    )
    leaves = list(_leaves(whole))
    texts = [part for part in leaves[:MOST_PARTS] if _is_text(part)]
    rest = [part for part in leaves[:MOST_PARTS] if not _is_text(part)]
    parts = () if found.nature is Nature.BOUNCE else tuple(_part(one) for one in rest)
    return replace(found, text=_text(texts), parts=parts, more_parts=max(0, len(leaves) - MOST_PARTS))


def header(whole: Message, name: str) -> str:
    """One header as text, empty where there is none (nl: kopregel)."""
    return next((_unfolded(value) for value in _written(whole, name)), "")


def _headers(whole: Message, name: str) -> str:
    return " ".join(_unfolded(value) for value in _written(whole, name))[:MOST_OF_A_HEADER]


def _written(whole: Message, name: str) -> list[str]:
    """The headers of a name as they were written, bytes that nobody encoded made characters."""
    values = [str(value)[:MOST_OF_A_HEADER] for known, value in whole.raw_items() if known.lower() == name.lower()]
    return [decoded(value.encode("utf-8", "surrogateescape")) for value in values]


def _unfolded(value: str) -> str:
    """A header with its encoded words made plain; as it stands where these are broken."""
    unread: list[tuple[Any, str | None]] = [(value, None)]
    pieces = _careful(lambda: decode_header(value), unread)
    return clean("".join(piece if isinstance(piece, str) else decoded(piece, charset or "") for piece, charset in pieces))


def _sender(whole: Message) -> tuple[str, str]:
    for name in ("From", "Reply-To", "Sender"):
        for written in _written(whole, name):
            # Taken apart while still encoded, so that a comma within an encoded name divides nothing.
            for shown, address in _addresses(written):
                if ADDRESS.fullmatch(address) and len(address) <= MOST_OF_AN_ADDRESS:
                    return one_line(_unfolded(shown), MOST_OF_A_NAME), address
    return "", ""


def _addresses(written: str) -> list[tuple[str, str]]:
    return _careful(lambda: getaddresses([written]), [])


def _leaves(whole: Message) -> Iterator[Message]:
    """The parts that hold something, without what is inside a mail that came along. No recursion: senders nest as they like."""
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        within = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "message" and part is not whole:
            yield part
        elif isinstance(within, list):
            waiting.extend(one for one in reversed(within) if isinstance(one, Message))
        else:
            yield part


def _is_text(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _file_name(part) and _placed(part) != "attachment"


def _text(parts: list[Message]) -> str:
    plain = [_content_text(part) for part in parts if part.get_content_type() == "text/plain"]
    said = paragraphs("\n\n".join(one for one in plain if one.strip()))
    if said:
        return said
    pages = [_page_text(part) for part in parts]
    return paragraphs("\n\n".join(page for page in pages if page))


def _page_text(part: Message) -> str:
    return _careful(lambda: from_page(_content_text(part)), "")


def _content_text(part: Message) -> str:
    return decoded(_content(part), _careful(lambda: str(part.get_content_charset() or ""), ""))


def _content(part: Message) -> bytes:
    within = _careful(lambda: part.get_payload(decode=True), None)
    if isinstance(within, bytes):
        return within
    return _careful(part.as_bytes, b"")  # a mail that came along


def _part(part: Message) -> Part:
    return Part(_file_name(part), part.get_content_type(), _content(part))


def _file_name(part: Message) -> str:
    told = _careful(lambda: _unfolded(part.get_filename() or ""), "")
    return one_line(re.split(r"[/\\]", told)[-1], MOST_OF_A_NAME)


def _placed(part: Message) -> str:
    return _careful(lambda: str(part.get_content_disposition() or ""), "")


def _careful(told: Callable[[], T], otherwise: T) -> T:
    """What a part of a mail says, or something else where the parser breaks on it."""
    try:
        return told()
    except Exception:  # noqa: BLE001 - one broken header may not cost the letter
        return otherwise


def _address_in(raw: bytes) -> str:
    found = re.search(r"^from:(.*)$", decoded(raw[:MOST_OF_A_HEADER]), re.IGNORECASE | re.MULTILINE)
    return next(iter(ADDRESS.findall(found[1])), "") if found else ""


def _saved(raw: bytes) -> str:
    return paragraphs(decoded(raw[:MOST_OF_A_HEADER]))
