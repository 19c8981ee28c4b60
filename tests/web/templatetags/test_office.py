from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import pytest

from gehoord.people.permissions import Actor
from gehoord.people.roles import SEATED, Role
from gehoord.web.templatetags.office import rooms_of_office, sees_office

ARRANGING = {"directory", "agencies", "absences", "opening", "categories"}
OPEN = {
    Role.COORDINATOR: ARRANGING | {"office", "replies", "front_page", "mailboxes", "recipients", "years"},
    Role.ADMINISTRATOR: ARRANGING | {"retention", "front_page", "mailboxes", "recipients"},
    Role.AUDITOR: {"retention", "journal"},
    Role.REPORT_AUTHOR: {"recipients", "years", "opinions"},
    Role.ALERTS_OFFICER: ARRANGING,
    Role.COUNSELLOR: ARRANGING | {"replies"},
    Role.ADVICE_LINE_WORKER: ARRANGING | {"replies"},
}


def context(role, name="directory"):
    actor = Actor(uuid4(), role, uuid4())
    return {"request": SimpleNamespace(actor=actor, resolver_match=SimpleNamespace(url_name=name))}


@pytest.mark.parametrize("role", SEATED)
def test_each_role_is_led_to_what_is_open_to_it(role):
    assert {name for name, _words, _here in rooms_of_office(context(role))} == OPEN.get(role, set())


def test_the_bar_leads_who_works_in_the_office_there():
    led = {role for role in SEATED if sees_office(context(role))}
    assert led == {Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.ALERTS_OFFICER, Role.REPORT_AUTHOR}


def test_a_page_below_another_says_where_it_belongs():
    rooms = rooms_of_office(context(Role.COORDINATOR, "location"))
    assert [name for name, _words, is_here in rooms if is_here] == ["agencies"]


def test_a_page_without_somebody_leads_nowhere():
    assert rooms_of_office({}) == []
    assert not sees_office({})
