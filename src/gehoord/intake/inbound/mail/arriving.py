"""A mail that came in: on the desk, in its conversation, once."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from gehoord.intake.inbound import outbox, threads
from gehoord.intake.inbound.enclosures.examining import Examined, examine
from gehoord.intake.inbound.enclosures.scanning import Scanner
from gehoord.intake.inbound.mail.mailboxes import Mailbox
from gehoord.intake.inbound.mail.quoting import newly_written
from gehoord.intake.inbound.mail.reading import Mail, read
from gehoord.intake.inbound.mail.tokens import digest_of, token_of, tokens_in
from gehoord.intake.inbound.marks import keyed
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing, Received
from gehoord.intake.inbound.threads import Message
from gehoord.intake.inbound.words import Nature, NotTaken, Sending, Way
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import Sealed, seal

BETWEEN = b"\n\n"
WRITTEN_BY_SENDER = (b"from:", b"date:", b"message-id:", b"subject:")
"""The headers a mail is known by; servers on its way add others (nl: kenmerken)."""

OF_ONE_IN_AN_HOUR = 5
"""How many threads one address may begin in an hour; what else it sends goes on in the last of them (nl: van één afzender)."""
AN_HOUR = timedelta(hours=1)

DID_NOT_ARRIVE = Text(
    "Een antwoord per e-mail kwam niet aan. Welk antwoord dat was, staat in de briefwisseling.",
    "An answer by e-mail did not arrive. Which one it was, stands in the correspondence.",
)
YES = frozenset({"ja", "ja graag", "graag", "ja alstublieft", "yes", "yes please"})
"""What somebody writes who wants the answers in the mail itself (nl: verzoek om de tekst)."""


def take_in(raw: bytes, *, box: Mailbox, scanner: Scanner | None, at: datetime, cut: bool = False) -> None:
    """Put a mail on the desk, once however often it comes (nl: mail aannemen). `cut` where files at its end are not there.

    When this returns it is stored. Raises: KeysAway.
    """
    key = key_of(raw)
    with acting(HOUSE):
        if Received.objects.filter(key=key).exists():
            return
    mail = read(raw)
    files = _cut_off(mail) if cut else examine(mail.parts, scanner=scanner)
    with acting(HOUSE):
        if Received.objects.filter(key=key).exists() or Outgoing.objects.filter(~Q(identity=""), identity=mail.identity).exists():
            return  # what we sent ourselves is no letter to us
        fresh = newly_written(mail.text)
        message = Message(Way.MAIL, box.name, key, at, fresh, mail.name, mail.sender, box.office)
        thread = _thread_of(mail)
        if thread is not None and mail.nature is Nature.BOUNCE:
            _returned(thread, mail, message)
        elif thread is not None and mail.nature is Nature.AUTO_REPLY:
            _kept(thread, mail, message, line=None)
        else:
            _letter(thread, mail, message, files)


def key_of(raw: bytes) -> bytes:
    """What a mail is known by, the same by whichever servers it came (nl: kenmerk van een mail)."""
    head, _between, body = raw.replace(b"\r\n", b"\n").partition(BETWEEN)
    said = [line for line in head.split(b"\n") if line.lower().startswith(WRITTEN_BY_SENDER)]
    return keyed("mail", b"\n".join((*sorted(said), b"", body.rstrip() if said else raw)))


def _letter(thread: Correspondence | None, mail: Mail, message: Message, files: Sequence[Examined]) -> None:
    if thread is None or not threads.lives(thread):
        thread = _of_many(message)
    if thread is None:
        thread = threads.begin(message)
        thread.sender = _sender_of(message)
        thread.token = digest_of(token_of(thread.conversation))
        thread.save(force_insert=True)
    line = threads.go_on(thread, message)
    received = _kept(thread, mail, message, line=line)
    for place, file in enumerate(files):
        enclosed = Enclosure(received=received, place=place, kind=file.kind, size=len(file.content))
        enclosed.name = _sealed(file.name)
        enclosed.refused = file.refused.value if file.refused else ""
        enclosed.content = None if file.refused else seal(base64.b64encode(file.content).decode("ascii"))
        enclosed.save(force_insert=True)
    if mail.identity:
        thread.refers_to = seal(mail.identity)
        thread.save(update_fields=["refers_to"])
    if message.text.strip().rstrip(".!").lower() in YES and mail.nature is Nature.LETTER:
        outbox.ask_for_full(thread, at=message.at)


def _of_many(message: Message) -> Correspondence | None:
    """The last thread of somebody who began many within the hour: what they send beside those goes on there."""
    sender = _sender_of(message)
    if sender is None:
        return None
    theirs = Correspondence.objects.filter(way=message.way.value, door=message.door, sender=sender)
    begun = theirs.filter(item__received_at__gt=message.at - AN_HOUR).order_by("-item__received_at", "-pk")
    if begun.count() < OF_ONE_IN_AN_HOUR:
        return None
    last = begun.select_for_update(of=("self",)).select_related("item").first()
    return last if last is not None and threads.lives(last) else None


def _sender_of(message: Message) -> bytes | None:
    return keyed("mail from", f"{message.door} {message.address.lower()}".encode()) if message.address else None


def _returned(thread: Correspondence, mail: Mail, message: Message) -> None:
    sent = thread.outgoing.filter(state__in=[Sending.SENT.value, Sending.ON_ITS_WAY.value, Sending.DELIVERED.value])
    named = sent.filter(identity=mail.bounce.about) if mail.bounce and mail.bounce.about else None
    about = (named.first() if named is not None else None) or sent.order_by("-made_at").first()
    _kept(thread, mail, message, line=None, about=about)
    if about is not None and mail.bounce is not None and mail.bounce.final:
        outbox.settle(about, Sending.CAME_BACK, at=message.at, status=mail.bounce.status)
        told = Message(message.way, message.door, message.key, message.at, DID_NOT_ARRIVE.nl)
        threads.bring_up(thread, told)


def _kept(thread: Correspondence, mail: Mail, message: Message, *, line: int | None, about: Outgoing | None = None) -> Received:
    received = Received(correspondence=thread, key=message.key, line=line, nature=mail.nature.value, at=message.at, about=about)
    received.subject = _sealed(mail.subject)
    received.whole = _sealed(mail.text) if line is None or mail.text.strip() != message.text.strip() else None
    known = thread.address.opened(by=HOUSE) if thread.address is not None else ""
    received.came_from = _sealed(mail.sender) if mail.sender.lower() != known.lower() else None
    received.more_parts = mail.more_parts
    received.save(force_insert=True)
    journal.record(by=HOUSE, did="received a mail", on=received, case=thread.conversation)
    return received


def _thread_of(mail: Mail) -> Correspondence | None:
    """The thread a mail belongs to, by an address or an identity that only we gave out."""
    ours = Correspondence.objects.select_for_update(of=("self",)).select_related("item")
    tokens = tokens_in(mail.sent_to)
    if tokens and (found := ours.filter(token__in=tokens).first()) is not None:
        return found
    named = [*mail.refers_to, *([mail.bounce.about] if mail.bounce and mail.bounce.about else [])]
    out = Outgoing.objects.filter(identity__in=named).order_by("-made_at").first() if named else None
    return ours.filter(pk=out.correspondence_id).first() if out else None


def _cut_off(mail: Mail) -> tuple[Examined, ...]:
    return tuple(Examined(part.name, refused=NotTaken.TOO_LARGE) for part in mail.parts)


def _sealed(text: str) -> Sealed | None:
    return seal(text) if text else None
