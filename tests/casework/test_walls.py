"""What cannot be stored, tried in SQL as the house, past every verb; and what rows tell to whom, tried as a person."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from tests.casework.stored import rows
from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, registration, walls
from gehoord.casework.models import Note
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.trust.consent import ConsentScope

CLIENTS = "update casework_client set "
CONCERNS = "update casework_concern set "
ACTIONS = "update casework_action set "
IMPOSSIBLE = {
    "client_relation": CLIENTS + "relation = 'neighbour'",
    "client_sex": CLIENTS + "sex = 'x'",
    "client_authority": CLIENTS + "relation = 'parent', parental_authority = 'grandparent'",
    "client_authority_of_parents": CLIENTS + "parental_authority = 'step_parent'",
    "client_not_itself": CLIENTS + "merged_into_id = client_id",
    "client_exchanged_once": CLIENTS + "exchange_id = 'C1'",
    "relation_one_at_a_time": "insert into casework_relationchange"
    " (id, client_id, office_id, relation, parental_authority, since)"
    " select gen_random_uuid(), client_id, office_id, 'relative', '', '2016-04-01' from casework_client limit 1",
    "relation_days": "update casework_relationchange set until = '2015-01-01'",
    "residence_municipality_code": "update casework_residence set municipality = 'GM39'",
    "residence_once_a_day": "update casework_residence set since = '2016-03-01'",
    "safecontact_never_means_never": "update casework_safecontact set channels = array['phone']",
    "concern_kind": CONCERNS + "kind = 'remark'",
    "concern_category_of_its_day": CONCERNS + "category = 'misconduct_sexual'",
    "concern_channel": CONCERNS + "channel = 'fax'",
    "concern_handling": CONCERNS + "handling = 'lost'",
    "concern_closed_was_handled": CONCERNS + "closed_on = '2016-04-01' where handling = 'running'",
    "concern_closed_later": CONCERNS + "closed_on = '2015-01-01' where handling = 'trajectory'",
    "concern_agrees": CONCERNS + "category = 'decisions'",
    "standing_agrees": "update casework_concernstanding set handling = 'broken_off'",
    "standing_gone": "delete from casework_concernstanding",
    "standing_present": "insert into casework_concernstanding"
    " (id, client_id, office_id, concern_id, number, since, category, handling, reason)"
    " select gen_random_uuid(), client_id, office_id, concern_id, 99, '2017-01-01', category, handling, ''"
    " from casework_concernstanding limit 1",
    "standing_one_at_a_time": "insert into casework_concernstanding"
    " (id, client_id, office_id, concern_id, number, since, until, category, handling, reason)"
    " select gen_random_uuid(), client_id, office_id, concern_id, 99, '2017-01-01', '2017-02-01', category, handling, ''"
    " from casework_concernstanding limit 1",
    "trajectory_without_request": "update casework_trajectory set requested_on = null",
    "trajectory_requested": "update casework_trajectory set requested_how = ''",
    "trajectory_after_request": "update casework_trajectory set requested_on = '2017-01-01'",
    "trajectory_of_a_running_concern": "insert into casework_trajectory"
    " (id, client_id, office_id, concern_id, requested_on, requested_how, opened_on)"
    " select gen_random_uuid(), client_id, office_id, id, '2016-03-01', 'spoken', '2016-03-01'"
    " from casework_concern where handling = 'running'",
    "phase_listed": "update casework_trajectoryphase set phase = 'resting'",
    "action_kind": ACTIONS + "kind = 'prayer'",
    "action_outcome": ACTIONS + "outcome = 'fine', ended_on = '2016-04-01'",
    "action_outcome_when_ended": ACTIONS + "outcome = 'resolved'",
    "action_ended_without_outcome": ACTIONS + "ended_on = '2016-04-01'",
    "action_inadmissible_is_formal": ACTIONS + "outcome = 'inadmissible', ended_on = '2016-04-01'",
    "action_ended_later": ACTIONS + "outcome = 'resolved', ended_on = '2015-01-01'",
    "action_deadline_whole": ACTIONS + "regulation = 'complaints_committee'",
    "action_before_the_concern": ACTIONS + "taken_on = '2015-01-01'",
    "contact_kind": "update casework_contact set kind = 'visit'",
    "contact_within_a_day": "update casework_contact set minutes = 0",
    "contact_introduction_in_person": "update casework_contact set kind = 'introduction', with_client = false",
    "contact_before_the_first": "update casework_contact set \"on\" = '2015-01-01'",
    "first_contact_after_a_contact": CLIENTS + "first_contact_on = '2017-01-01'",
    "consent_scope": "update casework_consent set scope = 'everything'",
    "consent_withdrawn_later": "update casework_consent set withdrawn_on = '2015-01-01'",
    "access_kind": "update casework_access set kind = 'friend'",
    "access_one_owner": "insert into casework_access (id, client_id, office_id, person_id, kind, since)"
    " select gen_random_uuid(), a.client_id, a.office_id, p.id, 'owner', now() from casework_access a, people_person p"
    " where p.id <> a.person_id limit 1",
    "row_of_another_office": "update casework_note set office_id = (select office_id from directory_office"
    " where office_id <> casework_note.office_id limit 1)",
    "row_of_another_client": "update casework_action set client_id = (select client_id from casework_client"
    " where client_id <> casework_action.client_id limit 1)",
    "row_of_no_client": "update casework_note set client_id = gen_random_uuid()",
}


@pytest.fixture
def case(team: Team) -> Team:
    client, other = team.client(), team.client()
    for one in (client, other):
        registration.move(one.pk, "GM0392", by=team.counsellor, on=DAY)
        registration.move(one.pk, None, by=team.counsellor, on=DAY.replace(month=4))
        registration.agree_ways(one.pk, registration.UNSAID, by=team.counsellor, on=DAY)
    team.meets(client)
    team.concern(client)
    team.action(team.trajectory(client), ActionKind.TALK_BOARD)
    contacts.write_note(client.pk, "Tekst", by=team.counsellor, at=noon())
    contacts.give_consent(client.pk, ConsentScope.AGENCY, "Goed", by=team.counsellor, on=DAY)
    return team


def attempt(statement: str) -> None:
    with acting(HOUSE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0, "this tried nothing"
        cursor.execute("set constraints all immediate")


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_is_not_stored(case: Team, name):
    with pytest.raises(IntegrityError):
        attempt(IMPOSSIBLE[name])


def test_every_table_of_the_room_has_its_walls(team: Team):
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, relforcerowsecurity from pg_class where relname like 'casework%%' and relkind = 'r' order by 1"
        )
        tables = dict(cursor.fetchall())
        cursor.execute("select table_name from information_schema.columns where column_name = 'office_id'")
        kept = {name for (name,) in cursor.fetchall()}
    assert len(tables) == 20
    assert all(tables.values())
    assert set(tables) <= kept


def test_without_anybody_acting_nothing_is_seen(case: Team):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from casework_client")
        assert cursor.fetchone() == (0,)


def test_a_private_note_is_for_its_writer(case: Team):
    client = case.client()
    note = contacts.write_note(client.pk, "Voor mij", by=case.counsellor, at=noon(), private=True)
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute(
            "insert into casework_access (id, client_id, office_id, person_id, kind, since)"
            " values (%s, %s, %s, %s, 'stand_in', %s)",
            [uuid4(), client.pk, case.here, case.colleague.person_id, noon()],
        )
    for actor, sees in ((case.counsellor, True), (case.colleague, False)):
        with acting(actor):
            assert Note.objects.filter(pk=note.pk).exists() is sees
    assert rows(Note.objects.filter(pk=note.pk)) == [note]


def test_ties_name_what_they_tie_and_can_be_undone():
    tie, untie = walls.tie_to_client("casework_note")
    assert "references casework_client (client_id, office_id) on update cascade" in tie
    assert untie == "alter table casework_note drop constraint casework_note_of_client"
    tie, untie = walls.tie_below("casework_note", "concern_id", "casework_concern")
    assert "(concern_id, client_id) references casework_concern (id, client_id)" in tie
    assert untie == "alter table casework_note drop constraint casework_note_below"
