from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.casework.stored import said
from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, queries, recognition, registration, trajectories
from gehoord.casework.registration import Who
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.clocks import Nearness
from gehoord.vault import keys
from gehoord.vault.keys import destroy_case_keys

RULING = ("complaints_committee", "committee_ruling")
LATER = date(2016, 4, 22)


def full_case(team: Team, name: str):
    client = team.client(who=Who(name=name, born="2004-03", phone="0612"))
    registration.move(client.pk, "GM0392", by=team.counsellor, on=DAY)
    team.meets(client)
    concern = team.trajectory(client)
    kind = ActionKind.COMPLAINTS_COMMITTEE
    trajectories.take_action(concern.pk, kind, by=team.counsellor, on=DAY, deadline=RULING)
    contacts.write_note(client.pk, f"Notitie over {name}", by=team.counsellor, at=noon())
    return client


def asked(read) -> int:
    keys.forget_open_keys()
    with CaptureQueriesContext(connection) as context:
        read()
    return len(context)


def test_the_list_shows_what_is_due_first(team: Team):
    quiet = team.client()
    due = full_case(team, "Anna")
    rows = queries.caseload(by=team.counsellor, on=LATER)
    assert [row.client.pk for row in rows] == [due.pk, quiet.pk]
    assert [(row.name, row.kind.value, row.open_concerns, row.last_contact_on) for row in rows] == [
        ("Anna", "owner", 1, DAY),
        ("", "owner", 0, None),
    ]
    assert rows[0].deadline.due_on == date(2016, 4, 26)
    assert rows[0].deadline.nearness is Nearness.AMBER
    assert [line.case_id for line in said("listed own clients")] == [due.pk]


def test_somebody_lists_their_own_clients_alone(team: Team):
    full_case(team, "Anna")
    assert queries.caseload(by=team.colleague, on=DAY) == []
    assert queries.caseload(by=team.coordinator, on=DAY) == []


def test_the_list_asks_as_much_for_ten_clients_as_for_two(team: Team):
    full_case(team, "Anna")
    full_case(team, "Bram")
    two = asked(lambda: queries.caseload(by=team.counsellor, on=LATER))
    for number in range(8):
        full_case(team, f"Cliënt {number}")
    assert asked(lambda: queries.caseload(by=team.counsellor, on=LATER)) == two


def test_a_page_asks_as_much_for_a_long_road_as_for_a_short_one(team: Team):
    client = full_case(team, "Anna")
    short = asked(lambda: queries.client_page(client.pk, by=team.counsellor, on=LATER))
    for _ in range(6):
        concern = team.trajectory(client)
        team.action(concern)
        team.meets(client)
        contacts.write_note(client.pk, "Nog een notitie", by=team.counsellor, at=noon())
    assert asked(lambda: queries.client_page(client.pk, by=team.counsellor, on=LATER)) == short


def test_a_page_has_everything_and_each_row_that_was_read_is_written_down(team: Team):
    client = full_case(team, "Anna")
    page = queries.client_page(client.pk, by=team.counsellor, on=LATER)
    assert (page.who.name, page.who.born, page.who.phone) == ("Anna", "2004-03", "0612")
    assert [read.text for read in page.notes] == ["Notitie over Anna"]
    assert page.residence.municipality == "GM0392"
    assert [access.person_id for access in page.belongs] == [team.counsellor.person_id]
    (concern,) = page.concerns
    (action,) = concern.trajectory.actions.all()
    assert page.deadlines[action.pk].due_on == date(2016, 4, 26)
    assert not page.erased
    read = {(line.kind, line.case_id) for line in said("read")}
    assert read == {("casework.identity", client.pk), ("casework.note", client.pk)}
    assert len(said("read")) == 2
    assert len(said("opened a client")) == 1


def test_a_page_is_not_there_for_a_stranger(team: Team):
    client = full_case(team, "Anna")
    with pytest.raises(NotFound):
        queries.client_page(client.pk, by=team.stranger, on=LATER)
    assert said("read") == []


def test_a_private_note_is_not_on_the_page_of_a_colleague(team: Team):
    client = full_case(team, "Anna")
    contacts.write_note(client.pk, "Voor mij alleen", by=team.counsellor, at=noon(), private=True)
    team.stand_in()
    texts = {read.text for read in queries.client_page(client.pk, by=team.colleague, on=LATER).notes}
    assert texts == {"Notitie over Anna"}


def test_an_erased_client_keeps_what_is_coded_and_says_so(team: Team):
    client = full_case(team, "Anna")
    with acting(HOUSE):
        destroy_case_keys([client.pk])
    page = queries.client_page(client.pk, by=team.counsellor, on=LATER)
    assert page.erased
    assert (page.who.name, page.notes) == ("", ())
    assert len(page.concerns) == 1
    assert [row.name for row in queries.caseload(by=team.counsellor, on=LATER)] == [""]


def test_a_merged_client_shows_on_the_page_of_the_one_that_stays(team: Team):
    kept, merged = full_case(team, "Anna"), full_case(team, "A.")
    recognition.merge(merged.pk, into=kept.pk, by=team.counsellor, at=noon())
    page = queries.client_page(kept.pk, by=team.counsellor, on=LATER)
    assert (len(page.concerns), len(page.contacts), len(page.notes)) == (2, 2, 2)
    assert [row.client.pk for row in queries.caseload(by=team.counsellor, on=LATER)] == [kept.pk]


def test_what_is_due_is_given_first_due_first_and_only_its_names_are_opened(team: Team):
    named = [team.client(who=Who(name)) for name in ("Late", "Later", "Niet aan de beurt")]
    for client, begun in zip(named[:2], (date(2016, 1, 4), date(2016, 1, 11)), strict=True):
        concern = team.trajectory(client)
        kind = ActionKind.COMPLAINTS_COMMITTEE
        trajectories.take_action(concern.pk, kind, by=team.counsellor, on=DAY, deadline=RULING, from_day=begun)
    due, in_all = queries.due_now(by=team.counsellor, on=date(2016, 6, 1), most=1)
    assert ([name for _deadline, name in due], in_all) == (["Late"], 2)
    assert due[0][0].nearness is Nearness.RED
    assert queries.due_now(by=team.colleague, on=date(2016, 6, 1), most=1) == ([], 0)
