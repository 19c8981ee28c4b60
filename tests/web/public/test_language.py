from __future__ import annotations

from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def test_a_stranger_goes_on_in_the_other_language(client, db):
    answer = client.post("/taal/", {"language": "en", "next": "/inloggen/"})
    assert answer["Location"] == "/inloggen/"
    assert "Welcome back" in client.get("/inloggen/").text
    client.post("/taal/", {"language": "nl", "next": "/"})
    assert "Welkom terug" in client.get("/inloggen/").text


def test_a_choice_of_language_is_remembered_of_a_person(reader, account):
    reader.post("/taal/", {"language": "en", "next": "/rapporten/"})
    assert Person.objects.get(email=account.email).language == "en"


def test_the_language_never_leads_to_another_site(client, db):
    answer = client.post("/taal/", {"language": "en", "next": "https://elders.example/"})
    assert answer["Location"] == "/"


def test_a_link_alone_changes_nothing(client, db):
    assert client.get("/taal/").status_code == 405


def test_a_person_reads_on_in_their_own_language_after_signing_in(client, account):
    with acting(HOUSE):
        Person.objects.filter(email=account.email).update(language="en")
    client.post("/inloggen/", {"login": account.email, "password": account.password})
    assert "Your reports" in client.get("/rapporten/").text


def test_a_browser_that_chose_a_language_keeps_it(client, account):
    with acting(HOUSE):
        Person.objects.filter(email=account.email).update(language="en")
    client.post("/taal/", {"language": "nl"})
    client.post("/inloggen/", {"login": account.email, "password": account.password})
    assert "Uw rapporten" in client.get("/rapporten/").text


def test_another_site_changes_nobodys_language(reader, account):
    answer = reader.post("/taal/", {"language": "en", "next": "/rapporten/"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer["Location"] == "/"
    assert Person.objects.get(email=account.email).language == "nl"
