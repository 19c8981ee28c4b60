from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory, override_settings
from django.utils import timezone
from django.utils.translation import override
from tests.told.casework import DAY, Team, noon, open_offices

from gehoord.casework import concerns, contacts, registration, replacing, trajectories
from gehoord.casework.registration import Who
from gehoord.directory.assignments import report_absence
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.actions import ActionKind
from gehoord.practice.trust.consent import ConsentScope
from gehoord.vault import keys
from gehoord.vault.keys import destroy_case_keys
from gehoord.web.workplace import clients
from gehoord.web.workplace.case import page

RULING = ("complaints_committee", "committee_ruling")


@pytest.fixture
def team(db, tmp_path: Path):
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield open_offices()
        keys.forget_open_keys()


def case(team: Team):
    client = team.client(who=Who("Sam Verzonnen", "2004-03", "0612", "sam@post.example", "Dorpsstraat 1"))
    registration.move(client.pk, "GM0392", by=team.counsellor, on=DAY)
    team.meets(client)
    concern = team.trajectory(client)
    kind = ActionKind.COMPLAINTS_COMMITTEE
    trajectories.take_action(concern.pk, kind, by=team.counsellor, on=DAY, deadline=RULING)
    team.ended(team.action(concern))
    concerns.advise(team.concern(client, location=team.place).pk, by=team.counsellor, on=DAY)
    contacts.write_note(client.pk, "Wil <zelf> bellen", by=team.counsellor, at=noon(), private=True)
    contacts.give_consent(client.pk, ConsentScope.AGENCY, "Goed", by=team.counsellor, on=DAY)
    return client


def ask(view, actor, *args, language="nl"):
    request = RequestFactory().get("/clienten/")
    request.user, request.session = Person.objects.get(pk=actor.person_id), SessionStore()
    request.actor = actor
    with override(language):
        return view(request, *args)


def read(view, actor, *args, language="nl") -> str:
    answer = ask(view, actor, *args, language=language)
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode()


def test_the_list_names_the_own_clients_and_what_is_due(team: Team):
    client = case(team)
    told = read(clients.clients, team.counsellor)
    for words in ("Sam Verzonnen", "1 lopend onderwerp", "Uitspraak van de commissie", "Te laat", str(client.pk)):
        assert words in told
    assert "Sam Verzonnen" not in read(clients.clients, team.colleague)
    assert "U heeft nog geen cliënten" in read(clients.clients, team.colleague)


def test_a_client_without_a_name_is_listed_too(team: Team):
    team.client()
    assert "Zonder naam" in read(clients.clients, team.counsellor)


def test_the_page_tells_the_whole_road_in_both_languages(team: Team):
    client = case(team)
    dutch = read(page.client, team.counsellor, client.pk)
    for words in ("Sam Verzonnen", "Haarlem", "Bejegening", "Klachtencommissie", "opgelost", "Alleen u ziet dit", "De Haven"):
        assert words in dutch
    assert "Wil &lt;zelf&gt; bellen" in dutch
    english = read(page.client, team.counsellor, client.pk, language="en")
    for words in ("My clients", "Safe contact.", "Complaints committee", "Timeline", "Discuss with the agency", "1 March 2016"):
        assert words in english


def test_who_looked_is_read_with_the_client_in_both_languages(team: Team):
    client = case(team)
    read(page.client, team.counsellor, client.pk)
    dutch = read(page.looked, team.counsellor, client.pk)
    for words in (
        "Wie keek mee",
        "opende het dossier",
        "keer",
        "Vertrouwenspersoon",
        Person.objects.get(pk=team.counsellor.person_id).name,
    ):
        assert words in dutch
    assert "Sam" not in dutch
    assert "opened the case" in read(page.looked, team.counsellor, client.pk, language="en")
    with pytest.raises(NotFound):
        ask(page.looked, team.colleague, client.pk)


def test_whoever_stands_in_or_is_away_is_seen(team: Team):
    client, today = case(team), timezone.localdate()
    away, stands_in = team.counsellor.person_id, team.colleague.person_id
    replacing.replace_absent(away, stands_in, since=today, until=today, by=team.coordinator)
    with acting(HOUSE):
        report_absence(away, since=today, until=today, office_id=team.here, by=HOUSE, stand_in_id=stands_in)
    told = read(page.client, team.colleague, client.pk)
    for words in ("waarneming, tot en met", "nu afwezig, tot en met"):
        assert words in told
    assert "U staat als afwezig tot en met" in read(clients.clients, team.counsellor)
    assert "neemt waar" in read(clients.clients, team.counsellor)


def test_a_page_of_somebody_else_is_not_there(team: Team):
    client = case(team)
    for actor, wanted in ((team.stranger, client.pk), (team.counsellor, uuid4())):
        with pytest.raises(NotFound):
            ask(page.client, actor, wanted)


def test_an_erased_client_says_so(team: Team):
    client = case(team)
    with acting(HOUSE):
        destroy_case_keys([client.pk])
    told = read(page.client, team.counsellor, client.pk)
    assert "zijn gewist" in told
    assert "Cliënt zonder naam" in told
    assert date(2016, 3, 1).strftime("%Y") in told


def test_who_never_has_clients_finds_no_list_of_them(team):
    with pytest.raises(NotFound):
        ask(clients.clients, replace(team.counsellor, role=Role.ALERTS_OFFICER))


def test_two_clients_of_one_name_have_their_codes_beside_it(team: Team):
    sam, other = (team.client(who=Who("Sam")) for _ in range(2))
    noor = team.client(who=Who("Noor"))
    listed = ask(clients.clients, team.counsellor).content.decode()
    assert all(one.called in listed for one in (sam, other))
    assert noor.called not in listed


@pytest.mark.parametrize(("role", "closes"), [(Role.COUNSELLOR, True), (Role.ADVICE_LINE_WORKER, False)])
def test_closing_and_merging_are_offered_to_who_may(team: Team, role, closes):
    sam, by = case(team), replace(team.counsellor, role=role)
    team.trajectory(sam)
    shown = ask(page.client, by, sam.pk).content.decode()
    assert (f"{sam.pk}/samenvoegen/" in shown) is closes
    assert ("afsluiten/" in shown or "heropenen/" in shown) is closes
