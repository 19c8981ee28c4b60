"""Correspondences in a demo: mails, a message and what a machine sent, invented, to read and to answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from gehoord.chat.rooms import open_room
from gehoord.intake.inbound.marks import keyed
from gehoord.intake.inbound.models import Correspondence, Received
from gehoord.intake.inbound.threads import KINDS, Message, go_on
from gehoord.intake.inbound.words import Nature, Way
from gehoord.intake.letters import Letter
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.fields import seal

DOOR = "demo"
SUBJECT = "Vraag over een leerling"
MORE = "Nog iets: hij vraagt of zijn ouders dit te horen krijgen. Wat kan ik hem zeggen?"
QUOTED = "\n\nOp zaterdag schreef ik:\n> Een leerling uit mijn klas durft niet meer naar zijn begeleider."


def tell_thread(item_id: UUID, way: Way, *, said: Letter, at: datetime, subject: str = "") -> Correspondence:
    """Let a mail or message on the desk be the first of a correspondence, to answer (nl: briefwisseling voor de demo).

    `subject` is that of a mail; a message has none.
    """
    with acting(HOUSE):
        item = DeskItem.objects.select_for_update().get(pk=item_id)
        opened = open_room(KINDS[way], office_id=item.office_id, key=f"inbound-{item.key}", at=at, nickname=said.nickname)
        item.thread = opened.conversation
        item.save(update_fields=["thread"])
        thread = Correspondence(conversation=opened.conversation, item=item, way=way.value, door=DOOR, last_in_at=at)
        thread.address = seal(said.reach)
        thread.save(force_insert=True)
        _wrote(thread, way, said.text, at, subject=subject)
    return thread


def tell_letters(item_id: UUID, *, said: Letter, at: datetime) -> None:
    """The same with a second mail, and what a machine sent (nl: langere briefwisseling voor de demo)."""
    with acting(HOUSE):
        thread = tell_thread(item_id, Way.MAIL, said=said, at=at, subject=SUBJECT)
        _wrote(thread, Way.MAIL, MORE, at + timedelta(minutes=50), subject=SUBJECT, quoted=QUOTED)
        away = Received(correspondence=thread, key=_key(thread, 3), nature=Nature.AUTO_REPLY.value, at=at + timedelta(minutes=51))
        away.subject, away.whole = seal("Automatisch antwoord"), seal("Ik geef les. Na vier uur lees ik mijn mail.")
        away.save(force_insert=True)


def _wrote(thread: Correspondence, way: Way, text: str, at: datetime, *, subject: str, quoted: str = "") -> None:
    key = _key(thread, 2 if quoted else 1)
    line = go_on(thread, Message(way, DOOR, key, at, text))
    received = Received(correspondence=thread, key=key, line=line, nature=Nature.LETTER.value, at=at)
    received.subject = seal(subject) if subject else None
    received.whole = seal(text + quoted) if quoted else None
    received.save(force_insert=True)


def _key(thread: Correspondence, number: int) -> bytes:
    return keyed("demo", thread.conversation.bytes + bytes([number]))
