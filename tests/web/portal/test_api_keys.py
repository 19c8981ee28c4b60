from __future__ import annotations

import re

import pytest
from tests.told.people import colleague, enter

from gehoord.people.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/rapporten/sleutels/"


@pytest.fixture
def contact(client):
    return enter(client, colleague(Role.MUNICIPALITY_CONTACT, with_app=True))


def test_a_key_is_shown_once_and_opens_until_it_is_revoked(contact, client):
    made = contact.post(ADDRESS, {"label": "datawarehouse"})
    key = re.search(r"<code[^>]*>([a-z0-9-]+)</code>", made.text)[1]
    assert key not in contact.get(ADDRESS).text
    assert contact.get("/api/v1/reports", headers={"Authorization": f"Bearer {key}"}).json()["total"] == 0
    revoke = re.search(r"/rapporten/sleutels/[0-9a-f-]{36}/intrekken/", contact.get(ADDRESS).text)[0]
    assert contact.post(revoke).status_code == 302
    assert contact.get("/api/v1/reports", headers={"Authorization": f"Bearer {key}"}).status_code == 401


def test_a_key_without_a_name_is_not_made(contact):
    answer = contact.post(ADDRESS, {"label": " "})
    assert answer.status_code == 422
    assert "<code" not in answer.text


def test_the_office_sees_keys_and_revokes_them_and_makes_none(client):
    contact = colleague(Role.MUNICIPALITY_CONTACT, with_app=True)
    enter(client, contact).post(ADDRESS, {"label": "datawarehouse"})
    client.post("/uitloggen/")
    author = enter(client, colleague(Role.REPORT_AUTHOR))
    page = author.get(ADDRESS).text
    assert "datawarehouse" in page
    assert author.post(ADDRESS, {"label": "x"}).status_code == 404
    assert author.post(re.search(r"/rapporten/sleutels/[0-9a-f-]{36}/intrekken/", page)[0]).status_code == 302


def test_who_is_handed_nothing_has_no_keys(client):
    assert enter(client, colleague(Role.COUNSELLOR)).get(ADDRESS).status_code == 404
