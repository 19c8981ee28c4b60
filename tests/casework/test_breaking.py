from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.casework.stored import rows, said
from tests.told.casework import Team, colleague

from gehoord.casework import queries, recognition
from gehoord.casework.access import give, open_client
from gehoord.casework.breaking import (
    BrokenBecause,
    ByAnother,
    NobodyFound,
    OftenToday,
    Sought,
    SoughtOften,
    YoursAlready,
    break_glass,
    broken_glass,
    leases,
    review,
    to_review,
)
from gehoord.casework.breaking.breaking import MISSED, MOST_A_DAY, MOST_MISSES
from gehoord.casework.models import Access, AccessKind, GlassBroken
from gehoord.casework.registration import Who
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import SEATED, Role
from gehoord.people.scope import acting

DANGER = BrokenBecause.DANGER


def broken(team: Team, client, *, by=None, ago=timedelta()):
    return break_glass(Sought(code=client.code), by=by or team.colleague, at=timezone.now() - ago, because=DANGER)


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
    for code, by in ((client.code, team.stranger), ("BESTAATN", team.colleague), ("", team.colleague)):
        with pytest.raises(NobodyFound, match="niet precies één"):
            break_glass(Sought(code=code), by=by, at=timezone.now(), because=DANGER)
    assert rows(GlassBroken.objects.all()) == []


def test_the_id_of_another_system_opens_nobody(team: Team):
    client = team.client()
    with pytest.raises(NobodyFound):
        break_glass(Sought(code=client.exchange_id), by=team.colleague, at=timezone.now(), because=DANGER)


def test_who_is_sought_in_vain_is_written_down_and_after_some_times_it_stops(team: Team):
    client = team.client()
    for _ in range(MOST_MISSES):
        with pytest.raises(NobodyFound):
            break_glass(Sought(code="BESTAATN"), by=team.colleague, at=timezone.now(), because=DANGER)
    assert [line.person_id for line in said(MISSED)] == [team.colleague.person_id] * MOST_MISSES
    with pytest.raises(SoughtOften, match="Bel een coördinator"):
        broken(team, client)


def test_one_person_opens_few_clients_a_day(team: Team):
    clients = [team.client() for _ in range(MOST_A_DAY + 1)]
    for client in clients[:-1]:
        broken(team, client)
    with pytest.raises(OftenToday, match="toewijzen"):
        broken(team, clients[-1])
    assert len(rows(GlassBroken.objects.all())) == MOST_A_DAY
    assert broken(team, clients[-1], by=colleague(team.here))


def test_a_button_pressed_twice_opens_once_whichever_comes_first(team: Team):
    client = team.client()
    assert {broken(team, client), broken(team, client), broken(team, client, ago=timedelta(seconds=2))} == {client.pk}
    assert len(rows(GlassBroken.objects.all())) == len(rows(Access.objects.filter(kind="break_glass"))) == 1


def test_a_client_is_found_by_name_and_year_of_birth_where_that_is_one(team: Team):
    client = team.client(who=Who(name="Sam de Boer", born="2010-05"))
    for wrong in (Sought(name="Sam de Boer", birth_year=2011), Sought(name="Sam de Boer"), Sought(name="Tom", birth_year=2010)):
        with pytest.raises(NobodyFound):
            break_glass(wrong, by=team.colleague, at=timezone.now(), because=DANGER)
    namesake = team.client(who=Who(name="Sam Boer", born="2010"))
    sought = Sought(name="boer, sam", birth_year=2010)
    with pytest.raises(NobodyFound):
        break_glass(sought, by=team.colleague, at=timezone.now(), because=DANGER)
    recognition.merge(namesake.pk, into=client.pk, by=team.counsellor, at=timezone.now())
    assert break_glass(sought, by=team.colleague, at=timezone.now(), because=DANGER) == client.pk


def test_who_is_to_stand_in_later_breaks_the_glass_today(team: Team):
    client, now = team.client(), timezone.now()
    with acting(HOUSE):
        person = team.colleague.person_id
        give([client], person, AccessKind.STAND_IN, by=HOUSE, since=now + timedelta(days=9))
    assert broken(team, client) == client.pk


def test_whoever_broke_it_has_the_client_on_the_list_and_stands_under_who_belongs_that_long(team: Team):
    client = team.client()
    broken(team, client)
    (lease,) = leases(by=team.colleague)
    assert (lease.client_id, lease.until - timezone.now() < timedelta(minutes=30)) == (client.pk, True)
    (own,) = queries.caseload(by=team.colleague, on=timezone.localdate())
    assert (own.client.pk, own.kind) == (client.pk, AccessKind.BREAK_GLASS)
    page = queries.client_page(client.pk, by=team.counsellor, on=timezone.localdate())
    assert team.colleague.person_id in {one.person_id for one in page.belongs if one.kind is AccessKind.BREAK_GLASS}
    assert leases(by=team.counsellor) == leases(by=team.stranger) == ()


def test_a_lease_that_is_over_leaves_no_trace_on_list_or_page(team: Team):
    client = team.client()
    broken(team, client, ago=timedelta(minutes=31))
    assert leases(by=team.colleague) == ()
    assert queries.caseload(by=team.colleague, on=timezone.localdate()) == []
    page = queries.client_page(client.pk, by=team.counsellor, on=timezone.localdate())
    assert {one.kind for one in page.belongs} == {AccessKind.OWNER}


def test_a_coordinator_knows_how_many_wait_to_be_looked_into(team: Team):
    broken(team, team.client())
    broken(team, team.client(), by=team.coordinator)
    others = colleague(team.there, Role.COORDINATOR)
    assert [to_review(by=one) for one in (team.coordinator, team.counsellor, others)] == [1, 0, 0]
