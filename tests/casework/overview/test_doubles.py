from __future__ import annotations

import pytest
from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, recognition, registration
from gehoord.casework.overview.doubles import look_alikes, side_by_side, went_into
from gehoord.casework.registration import Who
from gehoord.people.permissions import NotFound
from gehoord.vault.house import as_house
from gehoord.vault.keys import destroy_case_keys


def test_two_registrations_are_seen_side_by_side(team: Team):
    first, second = team.client(who=Who("Sam", "2010")), team.client()
    registration.move(first.pk, "GM0392", by=team.counsellor, on=DAY)
    team.meets(first)
    contacts.write_note(first.pk, "Iets", by=team.counsellor, at=noon())
    one, other = side_by_side(first.pk, second.pk, by=team.counsellor, on=DAY)
    assert (one.who, one.residence, one.contacts, one.concerns, one.notes) == (Who("Sam", "2010"), "GM0392", 1, 0, 1)
    assert (other.who.told, other.residence, other.contacts) == ({}, None, 0)
    with pytest.raises(NotFound):
        side_by_side(first.pk, second.pk, by=team.stranger, on=DAY)


def test_who_bears_the_same_name_is_pointed_out_among_the_own_clients(team: Team):
    first, second = (team.client(who=Who("Sam Verzonnen", "2010")) for _ in range(2))
    team.client(who=Who("Iemand anders", "2010"))
    assert look_alikes(first.pk, by=team.counsellor) == (second.pk,)


def test_what_went_into_a_client_can_be_seen_to_take_it_back(team: Team):
    kept, gone = team.client(), team.client()
    recognition.merge(gone.pk, into=kept.pk, by=team.counsellor, at=noon())
    assert [one.client_id for one in went_into(kept.pk, by=team.counsellor)] == [gone.pk]
    recognition.unmerge(gone.pk, by=team.counsellor, at=noon(DAY.replace(day=2)))
    assert went_into(kept.pk, by=team.counsellor) == ()


def test_an_erased_registration_has_a_side_without_a_name(team: Team):
    first, second = team.client(who=Who("Sam")), team.client()
    with as_house():
        destroy_case_keys([first.pk])
    assert side_by_side(first.pk, second.pk, by=team.counsellor, on=DAY)[0].who.name == ""
