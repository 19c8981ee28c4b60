"""Mail in, by IMAP: a mail leaves its folder only after it stands on the desk."""

from __future__ import annotations

import imaplib
import logging
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from gehoord.intake.inbound.mail import emptying
from gehoord.intake.inbound.mail.arriving import take_in
from gehoord.intake.inbound.mail.mailboxes import Mailbox, MailNotUnderstood, Post, Security, Server
from gehoord.intake.inbound.models import Correspondence
from gehoord.intake.inbound.words import NotRead, Way
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.transit import KeysAway

PATIENCE = 30
LARGEST = 35_000_000
"""Bytes of a mail that is fetched whole; of a larger one only the beginning is, without its files (nl: grootste mail)."""
BEGINNING = 2_000_000
MOST = 200
"""How many mails of one mailbox are taken in one go (nl: meeste mails)."""

NEW_IN_AN_HOUR = 120
"""How many letters of one mailbox may begin a thread in an hour; what comes beside that waits (nl: nieuwe per uur)."""
HOUR = timedelta(hours=1)

log = logging.getLogger(__name__)


class MailboxAway(Refused):
    """A mailbox cannot be opened (nl: postbus niet te openen)."""

    sentence = Text(
        "De postbus {name} is niet te openen: {what}. Er gaat niets verloren; de post wacht op de mailserver.",
        "The mailbox {name} cannot be opened: {what}. Nothing is lost; the mail waits at its server.",
    )


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail as it lies in its folder (nl: opgehaalde mail). `cut` where only its beginning was fetched."""

    number: str
    raw: bytes = field(repr=False)
    cut: bool = False


class Inbox:
    """A folder that is open (nl: geopende postbus)."""

    def __init__(self, line: imaplib.IMAP4, box: Mailbox) -> None:
        self._line = line
        self._box = box

    def mails(self, *, new: int = MOST) -> Iterator[Fetched]:
        """What lies there, oldest first: answers to us, and after those at most so many new letters (nl: mails)."""
        answers = self._numbers("TO", _quoted(self._box.leading_back("").partition("@")[0]))
        letters = [number for number in self._numbers() if number not in set(answers)]
        for number in (answers + letters[: max(0, new)])[:MOST]:
            size = self._size(number)
            part = f"(BODY.PEEK[]<0.{BEGINNING}>)" if size > LARGEST else "(BODY.PEEK[])"
            raw = next((bytes(piece[1]) for piece in self._asked("FETCH", number, part) if isinstance(piece, tuple)), None)
            if raw is not None:
                yield Fetched(number, raw, cut=size > LARGEST)

    def done(self, number: str) -> None:
        """Put a mail that stands on the desk where it may stay, or away (nl: verwerkt)."""
        if self._box.kept_in:
            folder = _quoted(self._box.kept_in)
            with suppress(imaplib.IMAP4.error):
                self._line.create(folder)
            self._asked("COPY", number, folder)
        self._asked("STORE", number, "+FLAGS.SILENT", r"(\Deleted)")
        if "UIDPLUS" in self._line.capabilities:
            self._asked("EXPUNGE", number)
        else:
            self._line.expunge()

    def how_many(self) -> int:
        """How many lie there (nl: aantal)."""
        return len(self._numbers())

    def _numbers(self, *which: str) -> list[str]:
        (found,) = self._asked("SEARCH", "UNDELETED", *which)[:1] or [b""]
        return bytes(found or b"").decode("ascii").split()

    def _size(self, number: str) -> int:
        told = b" ".join(piece for piece in self._asked("FETCH", number, "(RFC822.SIZE)") if isinstance(piece, bytes))
        _before, _word, size = told.upper().rpartition(b"RFC822.SIZE ")
        digits = size.split(b")")[0].split()[:1]
        return int(digits[0]) if digits and digits[0].isdigit() else 0

    def _asked(self, *words: str) -> list[Any]:
        answer, told = self._line.uid(*words)
        if answer != "OK":
            raise imaplib.IMAP4.error(words[0])
        return list(told)


@contextmanager
def inbox(box: Mailbox) -> Iterator[Inbox]:
    """A mailbox, opened (nl: postbus openen). Raises: MailboxAway, also for what breaks off inside; MailNotUnderstood."""
    password = box.incoming.password()
    try:
        line = _connected(box.incoming)
    except (OSError, imaplib.IMAP4.error, ValueError) as reason:
        raise MailboxAway(name=box.name, what=_why(reason)) from None
    try:
        if box.incoming.user:
            _sign_in(line, box.incoming.user, password)
        answer, _told = line.select(_quoted(box.folder))
        if answer != "OK":
            raise MailboxAway(name=box.name, what=Text(f"de map {box.folder} is er niet", f"there is no folder {box.folder}"))
        yield Inbox(line, box)
    except (OSError, imaplib.IMAP4.error) as reason:
        raise MailboxAway(name=box.name, what=_why(reason)) from None
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            line.logout()


WHY: Mapping[type[Refused], NotRead] = {MailNotUnderstood: NotRead.SETTINGS, KeysAway: NotRead.KEYS}


def fetch_all(*, at: datetime) -> int:
    """Take the mail of every mailbox in (nl: post ophalen). Gives how many; a mailbox that is away keeps no other waiting."""
    post: Post = settings.POST
    came = 0
    for box in post.mailboxes:
        try:
            came += fetch(box, post, at=at)
        except Refused as refusal:
            log.warning("%s", refusal)
            emptying.note_unread(box.name, WHY.get(type(refusal), NotRead.AWAY), at=at)
    return came


def fetch(box: Mailbox, post: Post, *, at: datetime) -> int:
    """Take the mail of one mailbox in (nl: postbus legen). Gives how many. Raises: MailboxAway, MailNotUnderstood, KeysAway."""
    came = 0
    with inbox(box) as opened:
        for mail in opened.mails(new=NEW_IN_AN_HOUR - _began(box, since=at - HOUR)):
            try:
                take_in(mail.raw, box=box, scanner=post.scanner, cut=mail.cut, at=at)
            except KeysAway:
                raise
            except Exception:  # one mail that we break on stays where it is and keeps no other waiting
                log.exception("a mail could not be taken in")
                continue
            opened.done(mail.number)
            came += 1
        emptying.note_read(box.name, at=at, left=opened.how_many())
    return came


def _began(box: Mailbox, *, since: datetime) -> int:
    """How many threads of a mailbox came onto the desk since a moment."""
    with acting(HOUSE):
        return Correspondence.objects.filter(way=Way.MAIL.value, door=box.name, item__received_at__gt=since).count()


def _connected(server: Server) -> imaplib.IMAP4:
    context = ssl.create_default_context()
    if server.security is Security.TLS:
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=context, timeout=PATIENCE)
    line = imaplib.IMAP4(server.host, server.port, timeout=PATIENCE)
    if server.security is Security.STARTTLS:
        line.starttls(ssl_context=context)
    return line


def _sign_in(line: imaplib.IMAP4, user: str, password: str) -> None:
    if "AUTH=PLAIN" in line.capabilities:
        line.authenticate("PLAIN", lambda _challenge: f"\0{user}\0{password}".encode())
    else:
        line.login(_quoted(user), password)


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _why(reason: Exception) -> Text:
    # The kind of failure, and no words of the server: it may repeat what was said to it.
    if isinstance(reason, ssl.SSLError):
        return Text("de beveiligde verbinding komt niet tot stand", "the secure connection cannot be made")
    if isinstance(reason, OSError):
        return Text("de mailserver antwoordt niet", "the mail server does not answer")
    return Text("de mailserver laat ons niet binnen of begrijpt ons niet", "the mail server does not let us in or understand us")
