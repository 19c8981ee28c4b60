from __future__ import annotations

from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, deadlines, queries, registration, trajectories
from gehoord.casework.concerns import advise
from gehoord.casework.overview.words import lived_before, opened_lately, words_of, written_by
from gehoord.casework.registration import Who
from gehoord.people.models import Person
from gehoord.practice.actions import ActionKind
from gehoord.practice.contacts import Channel
from gehoord.practice.trajectories import AskedHow
from gehoord.practice.trust.consent import ConsentScope
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.vault.house import as_house
from gehoord.vault.keys import destroy_case_keys

RULING = ("complaints_committee", "committee_ruling")


def told(team: Team):
    by, client = team.counsellor, team.client(who=Who("Sam"))
    ways = SafeWays(MayReach.AGREED, frozenset({Channel.PHONE}))
    registration.agree_ways(client.pk, ways, by=by, on=DAY, remark="Geen voicemail")
    registration.move(client.pk, "GM0392", by=by, on=DAY)
    registration.move(client.pk, "GM0363", by=by, on=DAY.replace(day=2))
    advise(team.concern(client).pk, by=by, on=DAY, remark="Uitgelegd")
    concern = team.concern(client)
    trajectories.open_trajectory(concern.pk, by=by, on=DAY, asked_on=DAY, asked_how=AskedHow.SPOKEN, request="Ga met mij mee")
    kind = ActionKind.COMPLAINTS_COMMITTEE
    action = trajectories.take_action(concern.pk, kind, by=by, on=DAY, deadline=RULING).action
    deadlines.suspend_deadline(action.pk, "Eerst praten", by=by, on=DAY)
    contacts.give_consent(client.pk, ConsentScope.AGENCY, "Bel de groep", by=by, on=DAY)
    team.meets(client)
    return client


def test_every_text_beside_the_codes_is_opened_for_who_belongs_to_the_client(team: Team):
    client, day = told(team), DAY.replace(day=3)
    page = queries.client_page(client.pk, by=team.counsellor, on=day)
    words = words_of(page, by=team.counsellor, on=day)
    assert sorted(words.values()) == ["Bel de groep", "Eerst praten", "Ga met mij mee", "Geen voicemail", "Uitgelegd"]
    assert words[client.pk] == "Geen voicemail"
    assert [one.municipality for one in lived_before(page, by=team.counsellor)] == ["GM0392"]
    name = Person.objects.get(pk=team.counsellor.person_id).name
    assert written_by(page, by=team.counsellor) == {team.counsellor.person_id: name}


def test_of_an_erased_client_no_text_is_left(team: Team):
    client = told(team)
    contacts.write_note(client.pk, "Iets", by=team.counsellor, at=noon())
    with as_house():
        destroy_case_keys([client.pk])
    page = queries.client_page(client.pk, by=team.counsellor, on=DAY)
    assert words_of(page, by=team.counsellor, on=DAY) == {}


def test_who_opened_a_client_lately_is_named_with_how_often(team: Team):
    client = told(team)
    page = queries.client_page(client.pk, by=team.counsellor, on=DAY)
    name = Person.objects.get(pk=team.counsellor.person_id).name
    assert opened_lately(page, by=team.counsellor, since=noon()) == ((name, 1),)
