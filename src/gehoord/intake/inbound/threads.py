"""One thread of mails or messages: its conversation, its item on the desk, and what somebody wrote put in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from gehoord.casework.overview.whose import whose
from gehoord.chat.drafts import LONGEST, TalkOver
from gehoord.chat.rooms import Visitor, open_room, say, standings
from gehoord.chat.words import Kind, State
from gehoord.directory.offices import offices_on
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.inbound.models import Correspondence
from gehoord.intake.inbound.words import Way
from gehoord.intake.letters import Letter
from gehoord.intake.models import DeskItem, GoingAlong
from gehoord.intake.queries import agreed_ways
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.vault.fields import seal

CHANNELS: Mapping[Way, Channel] = {Way.MAIL: Channel.EMAIL, Way.WHATSAPP: Channel.WHATSAPP}
KINDS: Mapping[Way, Kind] = {Way.MAIL: Kind.MAIL, Way.WHATSAPP: Kind.MESSAGING}


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, as it is put in a thread (nl: bericht). `door` is the mailbox or number it came in by.

    `key` is 32 bytes, the same when it comes again; `office` the name of the office it is for, empty for the national one.
    """

    way: Way
    door: str
    key: bytes
    at: datetime
    text: str = field(repr=False)
    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    office: str = ""


def begin(message: Message) -> Correspondence:
    """Begin a thread: an item on the desk and a conversation (nl: briefwisseling beginnen). In a transaction of the house.

    The row is made and not saved, so that what else belongs to it is said first. Raises: KeysAway.
    """
    item = _on_desk(message, None)
    opened = open_room(
        KINDS[message.way], office_id=item.office_id, key=f"inbound-{message.key.hex()}", at=message.at, nickname=message.name
    )
    item.thread = opened.conversation
    item.save(update_fields=["thread"])
    made = Correspondence(conversation=opened.conversation, item=item, way=message.way.value, door=message.door)
    made.address = seal(message.address) if message.address else None
    made.last_in_at = message.at
    return made


def go_on(thread: Correspondence, message: Message) -> int | None:
    """Put what somebody wrote in its conversation, and on the desk again where it had left (nl: briefwisseling voortzetten).

    Gives the number of its last line; None where the conversation did not take it as a line. Raises: KeysAway.
    """
    last = None
    try:
        for number, piece in enumerate(pieces(message.text)):
            visitor = Visitor(thread.conversation, thread.conversation)
            last = say(thread.conversation, piece, by=visitor, key=f"{message.key.hex()}-{number}", at=message.at).id
    except (TalkOver, NotFound):
        raise
    except Refused:
        # What a visitor at a page is asked to write otherwise cannot be asked of a letter: it is kept whole, beside the lines.
        last = None
    bring_up(thread, message)
    return last


def bring_up(thread: Correspondence, message: Message) -> None:
    """Put a thread on the desk again where its item left it (nl: weer op het meldpunt)."""
    if thread.item.ending:
        thread.item = _on_desk(message, thread.item)
        thread.item.thread = thread.conversation
        thread.item.save(update_fields=["thread"])
    elif message.at > thread.item.received_at:
        thread.item.wrote_at = message.at
        thread.item.save(update_fields=["wrote_at"])
    thread.last_in_at = max(thread.last_in_at, message.at)
    thread.save(update_fields=["item", "last_in_at"])


def lives(thread: Correspondence) -> bool:
    """Whether more can be said in the conversation of a thread (nl: loopt nog)."""
    standing = standings([thread.conversation], by=HOUSE).get(thread.conversation)
    return standing is not None and standing.state is not State.ENDED


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that each fit one line, cut between lines or words where that can be (nl: stukken)."""
    rest = text.strip()
    while len(rest) > LONGEST:
        ends = (rest.rfind(sign, LONGEST // 2, LONGEST) for sign in ("\n\n", "\n", " "))
        cut = next((end for end in ends if end > 0), LONGEST)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _on_desk(message: Message, before: DeskItem | None) -> DeskItem:
    """An item for what came in; what was agreed and known with the one before holds on."""
    arrived = Arrived(
        CHANNELS[message.way],
        message.at,
        Letter(message.name, message.text, message.address),
        ways=agreed_ways(before) if before else None,
        relation=Relation.coded(before.relation) if before and before.relation else None,
        about=before.location_id if before else None,
        municipality=before.municipality or None if before else None,
        on_behalf=before.on_behalf if before else False,
    )
    office = before.office_id if before else _office(message.office, message.at)
    item_id = desk.receive(arrived, key=message.key.hex(), office_id=office)
    item = DeskItem.objects.select_for_update().get(pk=item_id)
    if before is not None and before.thread is not None:
        _offer(item, before.thread)
    return item


def _offer(item: DeskItem, conversation: UUID) -> None:
    """Whoever helps the client with whom a conversation went along is asked first."""
    client = GoingAlong.objects.filter(conversation=conversation).values_list("client", flat=True).first()
    if client is not None:
        item.offered_to_id = whose(client, on=timezone.localdate(item.received_at))
        item.save(update_fields=["offered_to"])


def _office(name: str, at: datetime) -> UUID | None:
    return next((office.pk for office, _areas in offices_on(timezone.localdate(at)) if name and office.name == name), None)
