from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from tests.told.people import OFFICE

from gehoord.people import seats
from gehoord.people.demo_account import INVENTED, demo_accounts, demo_code, demo_seed
from gehoord.people.demo_people import invite_all
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import RIGHTS, SEATED, Role, needs_factor

pytestmark = pytest.mark.django_db


PLACES = {
    Role.MUNICIPALITY_CONTACT: "GM0392",
    Role.REGION_CONTACT: "JZ11",
    Role.MINISTRY_CONTACT: "NL",
    Role.AGENCY_QUALITY_OFFICER: "0f0f0f0f-0000-4000-8000-00000000000a",
}


@pytest.fixture
def demo(tmp_path):
    invite_all(tmp_path, office_id=OFFICE, places=PLACES)
    invite_all(tmp_path, office_id=OFFICE, places=PLACES)
    return tmp_path


def test_a_demo_has_one_invented_person_for_each_role_it_can_show(demo):
    people = {person.email: person for person in seats.colleagues(by=HOUSE)}
    assert len(people) == len(INVENTED)
    for account, role in demo_accounts(demo):
        person = people[account.email]
        assert [held.role.value for held in person.seats] == [role]
        assert person.has_factor == needs_factor(Role.coded(role))


def test_every_role_that_has_a_room_has_an_account():
    assert {code for code, _name in INVENTED.values()} == {role.value for role in SEATED if RIGHTS[role]}


def test_the_code_of_the_demo_is_the_one_an_app_would_show(demo):
    email = "vertrouwenspersoon@demo.gehoord.example"
    assert validate_totp_code(demo_seed(demo, email), demo_code(demo, email))
    assert demo_code(demo, email, at=0) != demo_code(demo, email, at=60)


@pytest.mark.parametrize("email", ["iemand@demo.gehoord.example", "vertrouwenspersoon@kantoor.example", ""])
def test_nobody_else_has_a_code_there(demo, email):
    assert demo_code(demo, email) == ""


def test_without_a_demo_there_are_no_codes(tmp_path):
    assert demo_code(tmp_path, "vertrouwenspersoon@demo.gehoord.example") == ""
    assert demo_accounts(tmp_path) == []
