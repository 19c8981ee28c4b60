"""A contact that was recorded by mistake is gone from every count; the journal keeps that it was recorded and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min

from gehoord.casework.access import held, held_client, in_own_name
from gehoord.casework.models import Client, Contact
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.vault import journal

UNDO = timedelta(hours=1)
"""How long whoever recorded a contact can take that back (nl: bedenktijd)."""


class ContactStays(Refused):
    """A contact was to be taken back by somebody else, too late, or where a client was met by it (nl: contact blijft staan)."""

    sentence = Text(
        "Dit contact blijft staan. Wie het vastlegde kan het een uur lang wegnemen, maar niet na een kennismaking op bezoek.",
        "This contact stays. Who recorded it can take it away for an hour, but not after an introduction on a visit.",
    )


@in_own_name
def take_back_contact(contact_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take back that a contact was recorded (nl: contact ongedaan maken). A note that was written with it stays.

    Raises: NotFound, ClientMerged, ContactStays.
    """
    contact = held(Contact, contact_id, Act.CHANGE, by=by)
    client = held_client(contact.client_id, Act.CHANGE, by=by)
    recorded = _recorded_at(contact, by)
    if recorded is None or at - recorded > UNDO or _was_met_on_a_visit(contact):
        raise ContactStays
    journal.record(by=by, did="took back a contact", on=contact, case=client.pk)
    # Nobody erases a row of a case but the house; who asks for it was looked at above.
    with acting(HOUSE):
        day = contact.on
        contact.delete()
        if client.first_contact_on == day:
            _begin_anew(client)


def _was_met_on_a_visit(contact: Contact) -> bool:
    """The visit counts its introductions, and would tell another number."""
    return contact.kind == ContactKind.INTRODUCTION.value and contact.channel == Channel.GROUP_VISIT.value


def _recorded_at(contact: Contact, by: Actor) -> datetime | None:
    """When this person recorded it, as the journal has it; nothing for what came in by an exchange."""
    lines = journal.read_of(contact.client_id)
    mine = (one for one in lines if one.did == "recorded a contact" and one.thing == str(contact.pk))
    return next((one.at for one in mine if one.person_id == by.person_id), None)


def _begin_anew(client: Client) -> None:
    client.first_contact_on = Contact.objects.filter(client=client).aggregate(first=Min("on"))["first"]
    client.save(update_fields=["first_contact_on"])
