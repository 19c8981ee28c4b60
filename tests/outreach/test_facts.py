from __future__ import annotations

from datetime import date

import pytest
from tests.outreach.test_exchange import ALERTS, VISITS, place

from gehoord.outreach import facts
from gehoord.outreach.exchange import take_in
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.outreach import VisitKind

__all__ = ["place"]


def test_facts_are_codes_days_and_places(place):
    office, ids = place
    take_in(VISITS, ALERTS, office=office, locations=ids, by=HOUSE)
    visits, alerts = facts.of(2016, locations=list(ids.values()), by=HOUSE)
    assert visits.location.tolist() == [0, 0]
    assert visits.on.tolist() == [date(2016, 12, 30), date(2016, 12, 31)]
    assert visits.kind.tolist() == [VisitKind.GROUP_VISIT.position] * 2
    assert len(alerts) == 0
    assert len(facts.of(2017, locations=list(ids.values()), by=HOUSE)[1]) == 1


def test_nobody_else_is_told(place):
    with pytest.raises(NotFound):
        facts.of(2016, locations=[], by=Actor(None, Role.REPORT_AUTHOR))
