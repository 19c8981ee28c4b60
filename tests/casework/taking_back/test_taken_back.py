"""A contact that is taken back counts nowhere, and the journal has both that it was there and that it went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.casework import DAY, Team

from gehoord.casework import contacts
from gehoord.casework.contacts import Met
from gehoord.casework.models import Client, Contact, Note
from gehoord.casework.taking_back.taken_back import UNDO, ContactStays, take_back_contact
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel, ContactKind
from gehoord.vault.models import JournalEntry

LATER = DAY + timedelta(days=9)


def recorded(team: Team, client, on=DAY, kind=ContactKind.CONCERN, channel=Channel.PHONE):
    return contacts.record_contact(client.pk, Met(kind, channel), by=team.counsellor, on=on)


def first_of(client):
    with acting(HOUSE):
        return Client.objects.get(pk=client.pk).first_contact_on


def test_the_first_contact_is_then_the_next_or_none(team: Team):
    client = team.client()
    late, early = recorded(team, client, LATER), recorded(team, client)
    assert first_of(client) == DAY
    take_back_contact(early.pk, by=team.counsellor, at=timezone.now())
    assert first_of(client) == LATER
    take_back_contact(late.pk, by=team.counsellor, at=timezone.now())
    assert first_of(client) is None
    with acting(HOUSE):
        assert Contact.objects.count() == 0
    did = JournalEntry.objects.filter(thing=str(early.pk)).order_by("at").values_list("did", "case_id")
    assert list(did) == [("recorded a contact", client.pk), ("took back a contact", client.pk)]


def test_words_that_were_written_with_it_stay(team: Team):
    client = team.client()
    contact = recorded(team, client)
    contacts.write_note(client.pk, "Zij belde", by=team.counsellor, at=timezone.now(), contact=contact)
    take_back_contact(contact.pk, by=team.counsellor, at=timezone.now())
    with acting(HOUSE):
        note = Note.objects.get()
        assert (note.contact_id, note.text.opened(by=HOUSE)) == (None, "Zij belde")


def test_after_an_hour_by_another_or_when_met_on_a_visit_it_stays(team: Team):
    client = team.client()
    contact = recorded(team, client)
    with pytest.raises(ContactStays):
        take_back_contact(contact.pk, by=team.counsellor, at=timezone.now() + UNDO + timedelta(seconds=1))
    with pytest.raises(NotFound):
        take_back_contact(contact.pk, by=team.colleague, at=timezone.now())
    met = recorded(team, client, kind=ContactKind.INTRODUCTION, channel=Channel.GROUP_VISIT)
    with pytest.raises(ContactStays):
        take_back_contact(met.pk, by=team.counsellor, at=timezone.now())
    with acting(HOUSE):
        assert Contact.objects.count() == 2
