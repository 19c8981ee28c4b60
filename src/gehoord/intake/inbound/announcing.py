"""Telling by mail, to who wrote with the form, that an answer waits: without a word of it, and only where that was agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from gehoord.chat.rooms import Line
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.mail.mailboxes import Mailbox, Post
from gehoord.intake.inbound.mail.tokens import digest_of, token_of
from gehoord.intake.inbound.models import Correspondence
from gehoord.intake.inbound.plain import ADDRESS
from gehoord.intake.inbound.words import Way
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault.fields import seal


class NoAddress(Refused):
    """Somebody was to be told by mail and there is no address (nl: geen mailadres)."""

    sentence = Text(
        "Bij deze vraag staat geen mailadres. Haal het vinkje bij de e-mail weg; het antwoord wacht dan op de code.",
        "This question has no e-mail address. Untick the e-mail; the answer then waits for the code.",
    )


def announce(item_id: UUID, line: Line, *, along: Channel, by: Actor, at: datetime) -> None:
    """Let a mail go out that says there is an answer (nl: aankondigen). In the transaction of the answer.

    Raises: NotFound, NoAddress, NotSafeToReach, NotSaidToBeSafe, KeysAway.
    """
    if along is not Channel.EMAIL or by.person_id is None:
        return
    address = read_letter(item_id, by=by).reach
    if not ADDRESS.fullmatch(address):
        raise NoAddress
    with acting(HOUSE):
        item = DeskItem.objects.select_for_update().get(pk=item_id)
        if item.thread is None:
            raise NotFound
        thread = Correspondence.objects.select_for_update(of=("self",)).filter(conversation=item.thread).first()
        thread = thread or _begun(item, item.thread, address, at)
        thread.item = item
        outbox.write_down(thread, line.text, line=line.id, in_full=False, by=by.person_id, at=at)


def _begun(item: DeskItem, conversation: UUID, address: str, at: datetime) -> Correspondence:
    box = _mailbox(item.office.name)
    if box is None:
        raise NotFound
    made = Correspondence(conversation=conversation, item=item, way=Way.MAIL.value, door=box.name, last_in_at=at)
    made.address, made.token = seal(address), digest_of(token_of(conversation))
    made.save(force_insert=True)
    return made


def _mailbox(office: str) -> Mailbox | None:
    """The mailbox of an office, else the first one."""
    post: Post = settings.POST
    return next((box for box in post.mailboxes if box.office == office), next(iter(post.mailboxes), None))
