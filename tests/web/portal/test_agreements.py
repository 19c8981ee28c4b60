from __future__ import annotations

import pytest
from tests.told.people import colleague, enter

from gehoord.people.roles import Role

pytestmark = pytest.mark.django_db


def test_a_contact_sees_whom_to_ask_also_before_anything_was_agreed(client):
    page = enter(client, colleague(Role.MUNICIPALITY_CONTACT, with_app=True)).get("/portaal/afspraken/")
    assert page.status_code == 200
    assert "Haarlem" in page.text
    assert "nog niets over afgesproken" in page.text


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.COUNSELLOR, Role.ADMINISTRATOR])
def test_a_colleague_has_no_such_page(client, role):
    assert enter(client, colleague(role)).get("/portaal/afspraken/").status_code == 404
