from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import pytest

from gehoord.people.permissions import Actor
from gehoord.people.roles import SEATED, Role
from gehoord.web.templatetags.portal import gets_alerts, has_agreements

WITH_AGREEMENTS = {Role.MUNICIPALITY_CONTACT, Role.REGION_CONTACT, Role.MINISTRY_CONTACT, Role.AGENCY_QUALITY_OFFICER}


@pytest.mark.parametrize("role", SEATED)
def test_each_role_is_led_to_the_pages_of_who_reports_are_for(role):
    context = {"request": SimpleNamespace(actor=Actor(uuid4(), role))}
    assert has_agreements(context) == (role in WITH_AGREEMENTS)
    assert gets_alerts(context) == (role in {Role.MUNICIPALITY_CONTACT, Role.AGENCY_QUALITY_OFFICER})


def test_a_stranger_is_led_nowhere():
    assert not gets_alerts({})
    assert not has_agreements({})
