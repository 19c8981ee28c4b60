from __future__ import annotations

import pytest
from django.utils import timezone
from tests.told.casework import Team
from tests.web.workplace.case.told import ON, rows, see, send, undo_of

from gehoord.casework.models import Client, Consent, Contact, Note, Residence, SafeContact
from gehoord.people.permissions import NotFound
from gehoord.web.workplace.case import about_client, page

MET = {"on": ON, "kind": "concern", "with_client": "yes", "channel": "phone"}


def test_a_contact_is_taken_back_from_the_sentence_that_says_it_is_there(team: Team, sam):
    undo = undo_of(about_client.contact, team.counsellor, sam, **MET)
    contact = rows(Contact).get()
    assert undo == f"/clienten/{sam}/contact/{contact.pk}/ongedaan/"
    assert "telt niet mee" in send(about_client.take_back_contact, team.counsellor, sam, contact.pk)[1]
    assert rows(Contact).count() == 0


def test_a_contact_is_recorded_with_what_the_client_said(team: Team, sam):
    concern = team.concern(rows(Client).get(pk=sam))
    asked = MET | {"at": "16:20", "minutes": "13", "location": str(team.place), "concern": str(concern.pk), "text": "Ik wil weg"}
    send(about_client.contact, team.counsellor, sam, **asked)
    contact, note = rows(Contact).get(), rows(Note).get()
    assert (contact.minutes, contact.location_id, contact.with_client) == (13, team.place, True)
    assert (note.contact_id, note.concern_id, note.voice, note.private) == (contact.pk, concern.pk, "client", False)
    told = see(page.client, team.counsellor, sam)
    assert "Telefoon, De Haven, 13 minuten, door u" in told
    assert "Ik wil weg" in told


def test_a_contact_on_behalf_of_a_client_is_ours(team: Team, sam):
    send(about_client.contact, team.counsellor, sam, **(MET | {"with_client": "no", "text": "Gebeld met de mentor"}))
    assert rows(Note).get().voice == "ours"
    assert "Contact namens de cliënt" in see(page.client, team.counsellor, sam)
    answer, asked = send(about_client.contact, team.counsellor, sam, **(MET | {"with_client": "no", "kind": "introduction"}))
    assert (answer.status_code, "Een kennismaking is met de cliënt zelf" in asked) == (422, True)


def test_a_note_for_oneself_is_seen_by_nobody_else(team: Team, sam):
    assert "Alleen u ziet haar" in send(about_client.note, team.counsellor, sam, text="Klapt dicht", voice="private")[1]
    send(about_client.note, team.counsellor, sam, text="Wij belden", voice="ours")
    assert rows(Note).count(private=True) == 1
    own = see(page.client, team.counsellor, sam)
    assert "Klapt dicht" in own
    assert "event--note" in own
    team.stand_in()
    theirs = see(page.client, team.colleague, sam)
    assert "Wij belden" in theirs
    assert "Klapt dicht" not in theirs


def test_details_that_are_left_empty_stay_as_they_were(team: Team, sam):
    send(about_client.who, team.counsellor, sam, phone="06 11111111")
    told = see(page.client, team.counsellor, sam)
    assert "Sam Verzonnen" in told
    assert "06 11111111" in told


def test_authority_belongs_to_a_parent(team: Team, sam):
    asked = {"relation": "relative", "authority": "with_authority", "on": ON}
    assert 'class="only-parent"' in see(about_client.relation, team.counsellor, sam)
    send(about_client.relation, team.counsellor, sam, **asked)
    assert (rows(Client).get(pk=sam).relation, rows(Client).get(pk=sam).parental_authority) == ("relative", "")
    send(about_client.relation, team.counsellor, sam, **(asked | {"relation": "parent"}))
    assert (rows(Client).get(pk=sam).relation, rows(Client).get(pk=sam).parental_authority) == ("parent", "with_authority")


def test_a_move_keeps_where_somebody_lived(team: Team, sam):
    send(about_client.residence, team.counsellor, sam, municipality="GM0392", on=ON)
    send(about_client.residence, team.counsellor, sam, municipality="GM0363", on="2017-01-01")
    assert rows(Residence).count() == 2
    told = see(page.client, team.counsellor, sam)
    assert "Amsterdam, sinds 1 januari 2017" in told
    assert "Eerder: Haarlem" in told


def test_what_is_agreed_about_safe_contact_is_in_sight_and_enforced(team: Team, sam):
    asked = {"reach": "agreed", "channels": ["whatsapp"], "remark": "Geen voicemail", "on": ON}
    send(about_client.safe, team.counsellor, sam, **asked)
    assert rows(SafeContact).get().channels == ["whatsapp"]
    assert "WhatsApp. Geen voicemail" in see(page.client, team.counsellor, sam)
    assert send(about_client.check_safe, team.counsellor, sam, channel="whatsapp")[1] == "Dat mag nu, op deze manier."
    assert "Afgesproken is: WhatsApp" in send(about_client.check_safe, team.counsellor, sam, channel="phone")[1]
    with pytest.raises(NotFound):
        send(about_client.check_safe, team.counsellor, sam, channel="duif")


def test_consent_stands_with_its_wording_until_it_is_withdrawn(team: Team, sam):
    asked = {"scope": "agency", "wording": "Bel de groep maar", "how": "spoken", "on": ON}
    send(about_client.consent, team.counsellor, sam, **asked)
    consent = rows(Consent).get()
    assert "Bel de groep maar" in see(page.client, team.counsellor, sam)
    assert "is ingetrokken" in send(about_client.withdraw, team.counsellor, sam, consent.pk)[1]
    assert rows(Consent).get().withdrawn_on == timezone.localdate()
    assert "al ingetrokken" in send(about_client.withdraw, team.counsellor, sam, consent.pk)[1]
    with pytest.raises(NotFound):
        send(about_client.withdraw, team.stranger, sam, consent.pk)
