"""Which mailboxes there are, as `mail.toml` in the data folder describes them. Without that file no mail is fetched or sent."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gehoord.intake.inbound.enclosures.scanning import Scanner
from gehoord.intake.inbound.plain import ADDRESS, one_line
from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text

NAME = 80
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PLAIN_NAME, PLAIN_SUBJECT = "Postbus", "Uw bericht"
"""How mail is signed and titled where nothing else is said: neutral, for whoever looks along (nl: neutraal)."""


class MailNotUnderstood(Refused):
    """The file that describes the mailboxes does not say enough (nl: mail.toml niet begrepen)."""

    sentence = Text(
        "In {file} ontbreekt iets of staat iets dat niet kan: {what}. Pas het bestand aan; docs/operate/mail.md legt het uit.",
        "In {file} something is missing or cannot be: {what}. Change the file; docs/operate/mail.md explains it.",
    )


class Security(Term):
    """How a line to a mail server is protected (nl: beveiliging van de verbinding)."""

    TLS = "tls", "versleuteld vanaf het begin", "encrypted from the start"
    STARTTLS = "starttls", "versleuteld na begroeting", "encrypted after greeting"
    NONE = "none", "niet versleuteld", "not encrypted"


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to come in (nl: mailserver). The password stands in a file of its own and is read at each use."""

    host: str
    port: int
    security: Security
    user: str = ""
    password_file: Path | None = field(default=None, repr=False)

    def password(self) -> str:
        """The password, empty where there is none (nl: wachtwoord). Raises: MailNotUnderstood."""
        if self.password_file is None:
            return ""
        try:
            return self.password_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise MailNotUnderstood(file=self.password_file, what="password_file") from None


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address people write to (nl: postbus).

    `office` is the name of the office it is of, empty for the national one. Mail lies in `folder` until it is on the desk; then
    it goes to `kept_in`, or away where that is empty. `signed` is the name an answer comes from and `subject` its title.
    """

    name: str
    address: str
    incoming: Server
    outgoing: Server
    office: str = ""
    folder: str = "INBOX"
    kept_in: str = ""
    signed: str = PLAIN_NAME
    subject: str = PLAIN_SUBJECT

    @property
    def domain(self) -> str:
        """What stands after the @ (nl: domein)."""
        return self.address.rpartition("@")[2]

    def leading_back(self, token: str) -> str:
        """The address with a token, so that what is sent there is known again (nl: antwoordadres)."""
        local, _at, domain = self.address.rpartition("@")
        return f"{local}+{token}@{domain}"


@dataclass(frozen=True, slots=True)
class Post:
    """All mailboxes, and the virus check where there is one (nl: post)."""

    mailboxes: tuple[Mailbox, ...] = ()
    scanner: Scanner | None = None

    def box(self, name: str) -> Mailbox | None:
        """The mailbox of this name, None where it is no more (nl: postbus zoeken)."""
        return next((box for box in self.mailboxes if box.name == name), None)


def read_post(file: Path) -> Post:
    """Read which mailboxes there are; none where there is no file (nl: mail.toml lezen). Raises: MailNotUnderstood."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Post()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as reason:
        raise MailNotUnderstood(file=file.name, what=str(reason)[:80]) from None
    try:
        boxes = tuple(_mailbox(one) for one in told.get("mailbox", []))
        scanner = _scanner(told["scanner"]) if "scanner" in told else None
    except (KeyError, TypeError, ValueError, AttributeError) as reason:
        raise MailNotUnderstood(file=file.name, what=str(reason).strip("'")[:80]) from None
    if len({box.name for box in boxes}) < len(boxes):
        raise MailNotUnderstood(file=file.name, what="name")
    return Post(boxes, scanner)


def _mailbox(told: Mapping[str, Any]) -> Mailbox:
    address = str(told["address"])
    if not ADDRESS.fullmatch(address) or "+" in address:
        raise ValueError("address")
    return Mailbox(
        name=_filled(told, "name"),
        address=address,
        incoming=_server(told["incoming"], port=993),
        outgoing=_server(told["outgoing"], port=465),
        office=str(told.get("office", "")),
        folder=str(told["incoming"].get("folder", "INBOX")),
        kept_in=str(told["incoming"].get("kept_in", "")),
        signed=one_line(str(told.get("signed", PLAIN_NAME)), NAME),
        subject=one_line(str(told.get("subject", PLAIN_SUBJECT)), NAME),
    )


def _server(told: Mapping[str, Any], *, port: int) -> Server:
    security = Security.coded(str(told.get("security", "tls")))
    host = _filled(told, "host")
    if security is Security.NONE and host not in LOOPBACK:
        raise ValueError("security")
    secret = told.get("password_file")
    return Server(host, int(told.get("port", port)), security, str(told.get("user", "")), Path(secret) if secret else None)


def _scanner(told: Mapping[str, Any]) -> Scanner:
    if "socket" in told:
        return Scanner(path=_filled(told, "socket"))
    return Scanner(host=_filled(told, "host"), port=int(told.get("port", 3310)))


def _filled(told: Mapping[str, Any], name: str) -> str:
    value = one_line(str(told[name]), NAME)
    if not value:
        raise ValueError(name)
    return value
