"""The one door to a conversation: absent and forbidden look the same; and its key, made when the keys are back."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from gehoord.chat.models import Conversation, Utterance
from gehoord.chat.signals import Signal, What
from gehoord.chat.transports import chosen
from gehoord.people.deeds import Act
from gehoord.people.models import Person
from gehoord.people.permissions import Actor, NotFound, visible
from gehoord.vault.fields import seal
from gehoord.vault.intake import open_from_intake
from gehoord.vault.keys import make_case_keys
from gehoord.vault.models import CaseKey
from gehoord.vault.transit import KeysAway


def seen(conversation: UUID, act: Act, *, by: Actor) -> Conversation:
    """A conversation with which somebody may do this (nl: zichtbaar gesprek). Raises: NotFound, also when it was forgotten."""
    row = visible(by, act, Conversation.objects.all()).filter(pk=conversation, forgotten_at=None).first()
    if row is None:
        raise NotFound
    return row


def held(conversation: UUID, act: Act, *, by: Actor) -> Conversation:
    """The same, theirs until the transaction ends (nl: vastgehouden gesprek). Raises: NotFound."""
    rows = visible(by, act, Conversation.objects.select_for_update(of=("self",)))
    row = rows.filter(pk=conversation, forgotten_at=None).first()
    if row is None:
        raise NotFound
    return row


def name_of(person: UUID) -> str:
    """How a colleague is called (nl: naam)."""
    return Person.objects.values_list("name", flat=True).get(pk=person)


def tell(conversation: UUID, *happened: What) -> None:
    """Let all processes know what happened, once this transaction is kept (nl: melden)."""
    chosen().tell([Signal(conversation, what) for what in happened])


def bring_in_key(conversation: UUID) -> None:
    """Make the key of a conversation that began while the keys were away, if they are back (nl: sleutel alsnog maken).

    Inside a transaction of the house; does nothing while they are away. Raises: NotFound.
    """
    if CaseKey.objects.filter(pk=conversation).exists():
        return
    row = Conversation.objects.filter(pk=conversation).first()
    if row is None:
        raise NotFound
    try:
        with transaction.atomic():
            make_case_keys([(conversation, row.office_id)])
    except (KeysAway, IntegrityError):
        return


def empty_letter_box(conversation: UUID) -> None:
    """Seal anew, under its own key, what came in while the keys were away (nl: brievenbus legen). As the house.

    Raises: KeysAway.
    """
    row = Conversation.objects.filter(pk=conversation, letter__isnull=False).first()
    waiting = list(Utterance.objects.filter(conversation=conversation, letter__isnull=False))
    if row is None and not waiting:
        return
    bring_in_key(conversation)
    if row is not None:
        row.nickname = seal(open_from_intake(bytes(row.letter or b""), bound=row.pk.bytes).decode())
        row.letter = None
        row.save(update_fields=["nickname", "letter"])
    for line in waiting:
        line.text, line.letter = seal(open_from_intake(bytes(line.letter or b""), bound=line.pk.bytes).decode()), None
        line.save(update_fields=["text", "letter"])
