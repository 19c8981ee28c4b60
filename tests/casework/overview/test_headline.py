from __future__ import annotations

from uuid import uuid4

import pytest
from tests.casework.stored import said
from tests.told.casework import DAY, Team

from gehoord.casework import contacts
from gehoord.casework.overview.headline import headline, steps_of
from gehoord.casework.registration import Who
from gehoord.people.permissions import NotFound
from gehoord.practice.trust.consent import ConsentScope
from gehoord.vault.house import as_house
from gehoord.vault.keys import destroy_case_keys


def test_a_headline_tells_the_name_the_road_and_what_was_agreed_and_opens_no_note(team: Team):
    client = team.client(who=Who("Sam"))
    concern = team.trajectory(client)
    action = team.action(concern)
    contacts.give_consent(client.pk, ConsentScope.AGENCY, "Goed", by=team.counsellor, on=DAY)
    head = headline(client.pk, by=team.counsellor, on=DAY)
    assert (head.name, head.agreed) == ("Sam", {ConsentScope.AGENCY})
    assert head.concern(concern.pk) == concern
    assert head.action(action.pk) == action
    assert [one.pk for one in steps_of(head.concerns[0])] == [action.pk]
    assert [line.case_id for line in said("read")] == [client.pk]


def test_what_is_of_another_client_is_not_there(team: Team):
    client, other = team.client(), team.client()
    elsewhere = team.trajectory(other)
    head = headline(client.pk, by=team.counsellor, on=DAY)
    for ask in (lambda: head.concern(elsewhere.pk), lambda: head.action(uuid4())):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotFound):
        headline(client.pk, by=team.stranger, on=DAY)


def test_an_erased_client_has_a_headline_without_a_name(team: Team):
    client = team.client(who=Who("Sam"))
    with as_house():
        destroy_case_keys([client.pk])
    assert headline(client.pk, by=team.counsellor, on=DAY).name == ""
