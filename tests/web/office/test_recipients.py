from __future__ import annotations

import re

import pytest
from django.core import mail
from tests.told.people import colleague, enter

from gehoord.directory.offices import settle
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.reporting.models import Agreement

pytestmark = pytest.mark.django_db
ADDRESS = "/kantoor/ontvangers/"


@pytest.fixture
def office(client):
    with acting(HOUSE):
        office = settle()[0]
    colleague(Role.MUNICIPALITY_CONTACT, name="Mila Denkbeeldig")
    return enter(client, colleague(Role.COORDINATOR, office=office.pk))


def test_the_office_invites_withdraws_agrees_and_ends(office):
    told = {"name": "Nina Nieuw", "email": "nina@gemeente.example", "role": "municipality_contact", "place": "Zandvoort"}
    assert office.post(ADDRESS, told).status_code == 302
    assert re.search(r"http://testserver/welkom/[a-z0-9]{52}/", mail.outbox[0].body)
    page = office.get(ADDRESS).text
    assert "Mila Denkbeeldig" in page
    assert office.post(re.search(r"/kantoor/ontvangers/uitnodiging/[0-9a-f-]{36}/intrekken/", page)[0]).status_code == 302
    assert "Nina Nieuw" not in office.get(ADDRESS).text
    agreed = office.post(f"{ADDRESS}GM0392/", {"rhythm": "quarterly", "words": "Bellen op vrijdag."})
    assert agreed.status_code == 302
    with acting(HOUSE):
        assert Agreement.objects.get(place="GM0392").words == "Bellen op vrijdag."
    assert "elk kwartaal" in office.get(ADDRESS).text
    office.post(re.search(r"/kantoor/ontvangers/[0-9a-f-]{36}/einde/", office.get(ADDRESS).text)[0])
    assert "Mila Denkbeeldig" not in office.get(ADDRESS).text


def test_a_place_that_is_not_known_is_asked_again(office):
    told = {"name": "Nina", "email": "nina@gemeente.example", "role": "municipality_contact", "place": "Atlantis"}
    answer = office.post(ADDRESS, told)
    assert (answer.status_code, "Atlantis" in answer.text, mail.outbox) == (422, True, [])
    label = re.search(r'<label for="id_place">(.*?)</label>', answer.text)
    assert label is not None
    assert "mag leeg" not in label[1]


def test_who_writes_reports_looks_and_asks_nobody_in(office, client):
    office.post("/uitloggen/")
    author = enter(client, colleague(Role.REPORT_AUTHOR))
    assert "Nodig iemand uit" not in author.get(ADDRESS).text
    assert author.post(ADDRESS, {"name": "x"}).status_code == 404
    assert author.get(f"{ADDRESS}GM0392/").status_code == 404
