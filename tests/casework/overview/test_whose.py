from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from tests.told.casework import DAY, Team

from gehoord.casework.access import beginning_of, give
from gehoord.casework.models import Access, AccessKind, Client
from gehoord.casework.overview.whose import whose
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def test_a_client_is_their_own_counsellors_and_first_of_who_stands_in(team: Team):
    client = team.client()
    assert whose(client.pk, on=DAY) == team.counsellor.person_id
    with acting(HOUSE):
        until = beginning_of(DAY + timedelta(days=3))
        give([client], team.colleague.person_id, AccessKind.STAND_IN, by=HOUSE, since=beginning_of(DAY), until=until)
    assert whose(client.pk, on=DAY) == team.colleague.person_id
    assert whose(client.pk, on=DAY + timedelta(days=5)) == team.counsellor.person_id


def test_one_who_was_merged_is_the_others(team: Team):
    client, other = team.client(), team.client()
    with acting(HOUSE):
        Client.objects.filter(pk=client.pk).update(merged_into=other)
        Access.objects.filter(client=client).delete()
    assert whose(client.pk, on=DAY) == team.counsellor.person_id


def test_where_nobody_helps_any_more_there_is_nobody(team: Team):
    assert whose(uuid4(), on=DAY) is None
    client = team.client()
    with acting(HOUSE):
        Access.objects.filter(client=client).update(until=beginning_of(DAY) + timedelta(hours=1))
    assert whose(client.pk, on=DAY + timedelta(days=1)) is None
