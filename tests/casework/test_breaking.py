from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.casework.stored import rows, said
from tests.told.casework import Team, colleague

from gehoord.casework.access import open_client
from gehoord.casework.breaking import BrokenBecause, ByAnother, YoursAlready, break_glass, broken_glass, review
from gehoord.casework.models import Access, GlassBroken
from gehoord.people.permissions import NotFound
from gehoord.people.roles import SEATED, Role

DANGER = BrokenBecause.DANGER


def broken(team: Team, client, *, by=None, ago=timedelta()):
    return break_glass(client.exchange_id, by=by or team.colleague, at=timezone.now() - ago, because=DANGER)


def test_the_glass_opens_one_case_at_once_and_the_journal_has_it_with_the_reason(team: Team):
    client, other = team.client(), team.client()
    assert broken(team, client) == client.pk
    assert open_client(client.pk, by=team.colleague)
    with pytest.raises(NotFound):
        open_client(other.pk, by=team.colleague)
    (line,) = said("broke the glass")
    assert (line.case_id, line.reason, line.person_id) == (client.pk, "danger", team.colleague.person_id)


def test_it_closes_after_half_an_hour(team: Team):
    client = team.client()
    broken(team, client, ago=timedelta(minutes=31))
    with pytest.raises(NotFound):
        open_client(client.pk, by=team.colleague)
    (lease,) = rows(Access.objects.filter(kind="break_glass"))
    assert lease.until - lease.since == timedelta(minutes=30)


def test_owner_and_coordinator_have_it_on_their_list_until_it_was_reviewed(team: Team):
    client = team.client()
    broken(team, client)
    for told in (team.counsellor, team.coordinator):
        assert [row.person_id for row in broken_glass(by=told)] == [team.colleague.person_id]
    for untold in (team.colleague, team.stranger, colleague(team.there, Role.COORDINATOR), colleague(team.here)):
        assert broken_glass(by=untold) == []
    (row,) = rows(GlassBroken.objects.all())
    for actor in (team.counsellor, team.colleague, colleague(team.there, Role.COORDINATOR)):
        with pytest.raises(NotFound):
            review(row.pk, by=actor, at=timezone.now())
    review(row.pk, by=team.coordinator, at=timezone.now())
    assert broken_glass(by=team.counsellor) == broken_glass(by=team.coordinator) == []
    assert said("reviewed a broken glass")[0].case_id == client.pk


def test_nobody_reviews_what_they_did_themselves(team: Team):
    broken(team, team.client(), by=team.coordinator)
    (row,) = rows(GlassBroken.objects.all())
    with pytest.raises(ByAnother):
        review(row.pk, by=team.coordinator, at=timezone.now())


def test_who_belongs_to_a_client_needs_no_emergency(team: Team):
    with pytest.raises(YoursAlready):
        broken(team, team.client(), by=team.counsellor)
    assert rows(GlassBroken.objects.all()) == []


@pytest.mark.parametrize("role", [role for role in SEATED if role not in (Role.COUNSELLOR, Role.COORDINATOR)])
def test_other_roles_break_no_glass(team: Team, role: Role):
    client = team.client()
    with pytest.raises(NotFound):
        broken(team, client, by=colleague(team.here, role))
    assert len(rows(Access.objects.all())) == 1


def test_a_client_of_another_office_and_one_that_is_not_there_look_the_same(team: Team):
    client = team.client()
    for code, by in ((client.exchange_id, team.stranger), ("bestaat-niet", team.colleague)):
        with pytest.raises(NotFound):
            break_glass(code, by=by, at=timezone.now(), because=DANGER)
    assert rows(GlassBroken.objects.all()) == []
