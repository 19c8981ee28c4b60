from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests.casework.stored import stored
from tests.told.casework import Team

from gehoord.casework.models import Client, NameMark
from gehoord.casework.models.clients import ONLY_PARENTS
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def test_a_client_says_nothing_but_an_id(team: Team):
    client = team.client()
    assert str(client) == str(client.pk)
    assert stored(client).first_contact_on is None


def test_a_client_is_the_case_it_belongs_to():
    assert Client._meta.pk.column == "client_id"
    assert Client.guard.client == "id"


def test_authority_without_a_parent_is_not_meant(team: Team):
    client = team.client()
    with acting(HOUSE):
        assert Client.objects.filter(ONLY_PARENTS).get() == client


def test_a_mark_of_a_name_is_short(team: Team):
    client = team.client()
    with acting(HOUSE), pytest.raises(IntegrityError), transaction.atomic():
        NameMark.objects.create(client=client, office_id=client.office_id, number=2**24)
