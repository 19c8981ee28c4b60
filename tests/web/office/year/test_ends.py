from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import HttpResponse

from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.practice.periods import Period
from gehoord.web.office.year import ends


@pytest.mark.parametrize(
    ("part", "period"),
    [("", Period.year(2016)), ("h2", Period.half_year(2016, 2)), ("k1", Period.quarter(2016, 1)), ("k9", Period.year(2016))],
)
def test_loose_ends_are_those_of_the_part_of_the_year_that_is_chosen(rf, monkeypatch, part, period):
    asked = []
    monkeypatch.setattr(ends.found_in, "of_own_clients", lambda period, **_: asked.append(period) or ())
    monkeypatch.setattr(ends, "render", lambda *_: HttpResponse())
    request = rf.get("/", {"jaar": "2016", "deel": part})
    request.actor = Actor(uuid4(), Role.COUNSELLOR, uuid4())
    ends.loose_ends(request)
    assert asked == [period]
