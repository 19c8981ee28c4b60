"""Whether the mailboxes and the virus check work, each in one sentence; nothing is fetched and nothing is sent."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gehoord.directory.offices import offices_on
from gehoord.intake.inbound.enclosures.scanning import ScannerAway
from gehoord.intake.inbound.mail.carrying import connected
from gehoord.intake.inbound.mail.fetching import MailboxAway, inbox
from gehoord.intake.inbound.mail.mailboxes import Mailbox, MailNotUnderstood, Post
from gehoord.practice.words import Text

NONE = Text(
    "Er is geen postbus ingesteld. docs/operate/mail.md legt uit hoe dat gaat.",
    "No mailbox is set up. docs/operate/mail.md explains how to.",
)
COMES_IN = Text("{name}: post komt binnen; er {lie} in {folder}.", "{name}: mail comes in; there {lie} in {folder}.")
GOES_OUT = Text("{name}: de mailserver neemt post van ons aan.", "{name}: the mail server takes mail from us.")
STAYS_HERE = Text(
    "{name}: post gaat niet weg: {host} antwoordt niet of laat ons niet binnen.",
    "{name}: mail does not go out: {host} does not answer or does not let us in.",
)
NO_OFFICE = Text("{name}: er is geen kantoor dat {office} heet.", "{name}: there is no office called {office}.")
SCANS = Text("De viruscontrole werkt.", "The virus check works.")
NO_SCANNER = Text(
    "Er is geen viruscontrole ingesteld; bijlagen worden aangenomen zonder die controle.",
    "No virus check is set up; files are taken without one.",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and whether it is well (nl: bevinding)."""

    told: Text
    is_well: bool


def check(post: Post, *, on: date) -> Iterator[Finding]:
    """Look at every mailbox and at the virus check (nl: post nagaan)."""
    if not post.mailboxes:
        yield Finding(NONE, is_well=False)
    for box in post.mailboxes:
        yield _comes_in(box)
        yield _goes_out(box)
        if box.office and not any(office.name == box.office for office, _areas in offices_on(on)):
            yield Finding(NO_OFFICE.filled(name=box.name, office=box.office), is_well=False)
    if post.scanner is None:
        yield Finding(NO_SCANNER, is_well=True)
        return
    try:
        post.scanner.check()
        yield Finding(SCANS, is_well=True)
    except ScannerAway as refusal:
        yield _refused(refusal)


def _comes_in(box: Mailbox) -> Finding:
    try:
        with inbox(box) as opened:
            waiting = opened.how_many()
    except (MailboxAway, MailNotUnderstood) as refusal:
        return _refused(refusal)
    lie = Text("ligt 1 bericht", "is 1 mail") if waiting == 1 else Text(f"liggen {waiting} berichten", f"are {waiting} mails")
    return Finding(COMES_IN.filled(name=box.name, folder=box.folder, lie=lie), is_well=True)


def _goes_out(box: Mailbox) -> Finding:
    try:
        with connected(box.outgoing) as line:
            line.noop()
    except MailNotUnderstood as refusal:
        return _refused(refusal)
    except (OSError, smtplib.SMTPException):
        return Finding(STAYS_HERE.filled(name=box.name, host=box.outgoing.host), is_well=False)
    return Finding(GOES_OUT.filled(name=box.name), is_well=True)


def _refused(refusal: MailboxAway | MailNotUnderstood | ScannerAway) -> Finding:
    return Finding(Text(refusal.told_in("nl"), refusal.told_in("en")), is_well=False)
