from __future__ import annotations

from datetime import date

import pytest
from tests.casework.stored import rows, said, stored
from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts
from gehoord.casework.access import TooEarly
from gehoord.casework.contacts import ConsentWithdrawn, IntroductionIsWithTheClient, Met, MinutesOfOneDay, NothingWritten
from gehoord.casework.models import Consent, Note
from gehoord.people.permissions import NotFound
from gehoord.practice.contacts import ContactKind, Voice
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber
from gehoord.practice.trust.consent import ConsentScope

LATER = date(2016, 5, 1)


def test_the_earliest_contact_is_the_first(team: Team):
    client = team.client(on=LATER)
    assert stored(client).first_contact_on is None
    team.meets(client, on=LATER)
    team.meets(client, on=DAY)
    assert stored(client).first_contact_on == DAY


def test_a_contact_on_behalf_of_a_client_is_no_introduction(team: Team):
    client = team.client()
    with pytest.raises(IntroductionIsWithTheClient):
        contacts.record_contact(client.pk, Met(ContactKind.INTRODUCTION, with_client=False), by=team.counsellor, on=DAY)
    for minutes in (0, 1441):
        with pytest.raises(MinutesOfOneDay):
            contacts.record_contact(client.pk, Met(ContactKind.CONCERN, minutes=minutes), by=team.counsellor, on=DAY)
    contact = contacts.record_contact(client.pk, Met(ContactKind.CONCERN, with_client=False), by=team.counsellor, on=DAY)
    assert not stored(contact).with_client


def test_a_note_is_sealed_and_its_writing_journalled(team: Team):
    client = team.client()
    note = contacts.write_note(client.pk, "Zij wil weg", by=team.counsellor, at=noon())
    assert b"weg" not in stored(note).text.content
    assert [(line.thing, line.case_id) for line in said("wrote a note")] == [(str(note.pk), client.pk)]


def test_a_note_needs_words_and_a_concern_of_the_same_client(team: Team):
    client, other = team.client(), team.client()
    with pytest.raises(NothingWritten):
        contacts.write_note(client.pk, "  ", by=team.counsellor, at=noon())
    with pytest.raises(NotFound):
        contacts.write_note(client.pk, "Tekst", by=team.counsellor, at=noon(), concern_id=team.concern(other).pk)
    assert rows(Note.objects.all()) == []


def test_a_citizen_number_is_asked_about(team: Team):
    client = team.client()
    with pytest.raises(LooksLikeCitizenNumber):
        contacts.write_note(client.pk, "bsn 111222333", by=team.counsellor, at=noon())
    contacts.write_note(client.pk, "zaak 111222333", by=team.counsellor, at=noon(), no_citizen_number=True)
    assert len(rows(Note.objects.all())) == 1


def test_consent_is_given_in_words_and_taken_back_once(team: Team):
    client = team.client()
    consent = contacts.give_consent(client.pk, ConsentScope.AGENCY, "Je mag bellen", by=team.counsellor, on=LATER)
    with pytest.raises(TooEarly):
        contacts.withdraw_consent(consent.pk, by=team.counsellor, on=DAY)
    with pytest.raises(NotFound):
        contacts.withdraw_consent(consent.pk, by=team.stranger, on=LATER)
    contacts.withdraw_consent(consent.pk, by=team.counsellor, on=LATER)
    with pytest.raises(ConsentWithdrawn):
        contacts.withdraw_consent(consent.pk, by=team.counsellor, on=LATER)
    with pytest.raises(NothingWritten):
        contacts.give_consent(client.pk, ConsentScope.AGENCY, "", by=team.counsellor, on=LATER)
    (kept,) = rows(Consent.objects.all())
    assert kept.wording.opened(by=team.counsellor) == "Je mag bellen"


def test_a_note_says_whose_words_it_tells_and_with_which_contact(team: Team):
    client, other = team.client(), team.client()
    contact = contacts.record_contact(client.pk, Met(ContactKind.CONCERN), by=team.counsellor, on=DAY)
    told = contacts.write_note(client.pk, "Ik wil weg", by=team.counsellor, at=noon(), contact=contact, voice=Voice.CLIENT)
    assert (told.voice, told.contact_id) == ("client", contact.pk)
    assert contacts.write_note(client.pk, "Gebeld", by=team.counsellor, at=noon()).voice == "ours"
    with pytest.raises(NotFound):
        contacts.write_note(other.pk, "Ik wil weg", by=team.counsellor, at=noon(), contact=contact)
