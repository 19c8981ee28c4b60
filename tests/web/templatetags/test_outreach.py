from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from tests.told.casework import Team, colleague
from tests.web.workplace.outreach.conftest import team
from tests.web.workplace.outreach.test_alerts import given

from gehoord.people.roles import Role

__all__ = ["team"]


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.COUNSELLOR, "True True 0"), (Role.ADVICE_LINE_WORKER, "False False 0"), (Role.COORDINATOR, "True True 1")],
)
def test_the_bar_on_top_knows_what_is_acute(team: Team, role, sees):
    given(team)
    request = RequestFactory().get("/")
    request.actor = colleague(team.here, role)
    bar = Template("{% load outreach %}{% goes_out %} {% follows_alerts %} {% acute_alerts %}")
    assert bar.render(Context({"request": request})) == sees
    assert bar.render(Context({"request": RequestFactory().get("/")})) == "False False 0"
