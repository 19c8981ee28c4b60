from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.casework.stood import owners
from tests.casework.stored import rows, said
from tests.told.casework import DAY, Team, colleague, noon

from gehoord.casework import contacts, queries, recognition, referrals, replacing
from gehoord.casework.access import ClientMerged, open_client
from gehoord.casework.models import Access, Concern
from gehoord.casework.referrals import AskSomebodyElse
from gehoord.casework.replacing import MovedBecause, NoCounsellorHere
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.trust.consent import ConsentScope

NEXT_DAY, FAR = date(2016, 3, 2), date(2999, 1, 1)


def opens(client, actor) -> bool:
    try:
        open_client(client.pk, by=actor)
    except NotFound:
        return False
    return True


def moved(client, to, *, by, because=MovedBecause.LEFT):
    replacing.move_client(client.pk, to=to.person_id, by=by, at=noon(), because=because)


def test_a_stand_in_opens_the_clients_of_who_is_away_for_those_days(team: Team):
    client, own = team.client(), team.client(by=team.colleague)
    team.client(by=team.stranger)
    given = replacing.replace_absent(
        team.counsellor.person_id, team.colleague.person_id, since=DAY, until=date(2999, 1, 1), by=team.coordinator
    )
    assert given == 1
    assert opens(client, team.colleague)
    assert {row.client.pk for row in queries.caseload(by=team.colleague, on=DAY)} == {client.pk, own.pk}
    past = team.client()
    replacing.replace_absent(team.counsellor.person_id, team.colleague.person_id, since=DAY, until=NEXT_DAY, by=team.coordinator)
    assert not opens(past, team.colleague)
    kinds = rows(Access.objects.filter(client=past).order_by("kind"))
    assert [row.kind for row in kinds] == ["owner", "stand_in"]


def test_a_stand_in_has_the_clients_on_the_last_day_too_and_not_after(team: Team):
    client, today = team.client(), timezone.localdate()
    asked = (team.counsellor.person_id, team.colleague.person_id)
    replacing.replace_absent(*asked, since=today, until=today, by=team.coordinator)
    assert [row.client.pk for row in queries.caseload(by=team.colleague, on=today)] == [client.pk]
    owner, stand_in = sorted(
        queries.client_page(client.pk, by=team.colleague, on=today).belongs, key=lambda one: one.kind.position
    )
    assert (owner.until, stand_in.until) == (None, today)
    assert queries.caseload(by=team.colleague, on=today + timedelta(days=1)) == []


def test_who_arranges_nobodys_work_gives_no_stand_in(team: Team):
    team.client()
    for actor in (team.counsellor, colleague(team.here)):
        with pytest.raises(NotFound):
            replacing.replace_absent(team.counsellor.person_id, team.colleague.person_id, since=DAY, until=DAY, by=actor)
    assert len(rows(Access.objects.all())) == 1
    assert rows(Concern.objects.all()) == []


def test_a_stand_in_reaches_who_was_merged_before(team: Team):
    kept, other = team.client(), team.client()
    recognition.merge(other.pk, into=kept.pk, by=team.counsellor, at=noon())
    asked = (team.counsellor.person_id, team.colleague.person_id)
    assert replacing.replace_absent(*asked, since=DAY, until=FAR, by=team.coordinator) == 1
    assert opens(kept, team.colleague)
    assert opens(other, team.colleague)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.REPORT_AUTHOR, Role.ADVICE_LINE_WORKER])
def test_only_a_counsellor_of_the_office_gets_clients(team: Team, role: Role):
    client = team.client()
    for somebody in (colleague(team.here, role), team.stranger):
        with pytest.raises(NoCounsellorHere, match="geen vertrouwenspersoon"):
            replacing.replace_absent(
                team.counsellor.person_id, somebody.person_id, since=DAY, until=NEXT_DAY, by=team.coordinator
            )
        with pytest.raises(NoCounsellorHere):
            moved(client, somebody, by=team.coordinator)
    assert len(rows(Access.objects.all())) == 1


def test_a_coordinator_gives_a_client_another_counsellor_for_good(team: Team):
    kept, other = team.client(), team.client()
    recognition.merge(other.pk, into=kept.pk, by=team.counsellor, at=noon())
    moved(kept, team.colleague, by=team.coordinator, because=MovedBecause.CLIENT_ASKED)
    for client in (kept, other):
        assert opens(client, team.colleague)
        assert not opens(client, team.counsellor)
    told = said("gave another owner")
    assert {(line.case_id, line.reason) for line in told} == {(kept.pk, "client_asked"), (other.pk, "client_asked")}
    assert owners(FAR)[kept.pk] == team.colleague.person_id


def test_a_question_to_take_over_falls_when_a_client_is_moved(team: Team):
    client = team.client()
    contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
    third = colleague(team.here)
    asked = referrals.transfer(client.pk, to=third.person_id, to_office=team.here, by=team.counsellor, at=noon())
    moved(client, team.colleague, by=team.coordinator)
    with pytest.raises(referrals.Answered):
        referrals.accept(asked.pk, by=third, at=noon())
    assert queries.waiting_for(by=third) == []


def test_who_may_not_arrange_it_moves_no_client(team: Team):
    client = team.client()
    for actor in (team.counsellor, colleague(team.there, Role.COORDINATOR), colleague(team.here, Role.ADMINISTRATOR)):
        with pytest.raises(NotFound):
            moved(client, team.colleague, by=actor)
    assert opens(client, team.counsellor)


def test_a_client_is_not_moved_to_who_has_them_or_after_a_merging(team: Team):
    client, other = team.client(), team.client()
    with pytest.raises(AskSomebodyElse):
        moved(client, team.counsellor, by=team.coordinator)
    recognition.merge(other.pk, into=client.pk, by=team.counsellor, at=noon())
    with pytest.raises(ClientMerged):
        moved(other, team.colleague, by=team.coordinator)
