"""What a messaging service delivers: on the desk, in its conversation, once; and how our messages fared."""

from __future__ import annotations

from datetime import datetime, timedelta

from gehoord.intake.inbound import outbox, threads
from gehoord.intake.inbound.marks import keyed
from gehoord.intake.inbound.messaging.messengers import Delivery, Fared, Messenger, Told
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing, Received
from gehoord.intake.inbound.threads import Message
from gehoord.intake.inbound.words import Nature, NotTaken, Sending, Way
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.words import Text

TOO_OLD = timedelta(days=8)
"""The service offers a message again for seven days. What is older is played back by somebody, and may have been erased here on
request, with the mark by which it would be known (nl: te oud)."""

ORDER = (Sending.WAITING, Sending.ON_ITS_WAY, Sending.SENT, Sending.DELIVERED, Sending.READ)
ONLY_MEDIA = Text(
    "Er kwam iets anders dan tekst, zoals een foto of een geluid. Wij nemen dat langs deze weg niet aan.",
    "Something other than text came, such as a photo or a sound. We do not take that along this way.",
)
DID_NOT_ARRIVE = Text(
    "Een antwoord kwam niet aan. Welk antwoord dat was, staat in de briefwisseling.",
    "An answer did not arrive. Which one it was, stands in the correspondence.",
)


def take_in(delivery: Delivery, service: Messenger, *, at: datetime) -> None:
    """Put what was delivered on the desk (nl: levering aannemen). When this returns it is stored. Raises: KeysAway."""
    for told in delivery.messages:
        if at - told.at > TOO_OLD:
            continue
        with acting(HOUSE):
            _message(told, service)
    for fared in delivery.fared:
        with acting(HOUSE):
            _went(fared)


def _message(told: Told, service: Messenger) -> None:
    key = keyed("message", f"{service.door} {told.identity}".encode())
    if Received.objects.filter(key=key).exists():
        return
    sender = keyed("number", f"{service.door} {told.sender}".encode())
    text = told.text or (ONLY_MEDIA.nl if told.has_media else "")
    message = Message(service.way, service.door, key, told.at, text, told.name, told.sender, service.office)
    rows = Correspondence.objects.select_for_update(of=("self",)).select_related("item")
    thread = rows.filter(way=service.way.value, door=service.door, sender=sender).order_by("-last_in_at").first()
    if thread is None or not threads.lives(thread):
        thread = threads.begin(message)
        thread.sender = sender
        thread.save(force_insert=True)
    line = threads.go_on(thread, message)
    received = Received(correspondence=thread, key=key, line=line, nature=Nature.LETTER.value, at=told.at)
    received.save(force_insert=True)
    if told.has_media:
        Enclosure(received=received, place=0, refused=NotTaken.MEDIA.value).save(force_insert=True)


def _went(fared: Fared) -> None:
    rows = Outgoing.objects.select_for_update(of=("self",)).select_related("correspondence__item")
    out = rows.filter(identity=fared.identity).first() if fared.identity else None
    if out is None:
        return
    now = Sending.coded(out.state)
    if fared.state is Sending.CAME_BACK:
        if now is not Sending.CAME_BACK:
            outbox.settle(out, Sending.CAME_BACK, at=fared.at, status=fared.status)
            _wake(out.correspondence, fared.at, out)
    elif now in ORDER and ORDER.index(fared.state) > ORDER.index(now):
        outbox.settle(out, fared.state, at=fared.at)


def _wake(thread: Correspondence, at: datetime, out: Outgoing) -> None:
    """Where the item left the desk, somebody has to hear of it."""
    key = keyed("returned", out.pk.bytes)
    threads.bring_up(thread, Message(Way.coded(thread.way), thread.door, key, at, DID_NOT_ARRIVE.nl))
