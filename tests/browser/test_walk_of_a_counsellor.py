"""A counsellor signs in with a password and a code, chooses a role, sees the own clients, opens one and goes home."""

from __future__ import annotations

import psycopg
import pytest
from playwright.sync_api import expect
from tests.browser.test_walk_of_a_colleague import can_be_used_by_everybody, sign_in_as, type_the_code

pytestmark = pytest.mark.browser
SECOND_SEAT = """
insert into people_seat (id, person_id, role, office_id, place, since)
select gen_random_uuid(), person_id, 'alerts_officer', office_id, '', since from people_seat where role = 'counsellor' limit 1
"""


@pytest.fixture
def two_roles(own_server):
    """The counsellor of the demo is an alerts officer as well, so that there is something to choose."""
    with psycopg.connect(own_server.database.replace("gehoord_app@", "postgres@"), autocommit=True) as connection:
        assert connection.execute(SECOND_SEAT).rowcount == 1
    return own_server


def test_a_counsellor_comes_in_sees_the_own_clients_and_goes_home(browse, two_roles, axe):
    page = browse(two_roles)
    sign_in_as(page, "Vertrouwenspersoon")
    type_the_code(page)
    page.wait_for_url("**/rol/**")
    page.get_by_label("Vertrouwenspersoon").check()
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url("**/werkplek/")
    page.get_by_role("link", name="Cliënten", exact=True).click()
    can_be_used_by_everybody(page, axe)
    page.get_by_role("link", name="Sam Verzonnen").first.click()
    page.get_by_role("heading", name="Sam Verzonnen").wait_for()
    for words in ("Klachtencommissie", "Sam klapt dicht", "Alleen u ziet dit"):
        expect(page.get_by_text(words).first).to_be_visible()
    can_be_used_by_everybody(page, axe)
    page.get_by_role("link", name="Wie keek mee").click()
    expect(page.get_by_text("opende het dossier").first).to_be_visible()
    can_be_used_by_everybody(page, axe)
    page.goto("/noodtoegang/")
    can_be_used_by_everybody(page, axe)
    inside = page.url
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/")
    page.goto(inside)
    page.wait_for_url("**/inloggen/**")
