"""Visits and alerts in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gehoord.directory.exchange import upsert_locations
from gehoord.directory.offices import settle
from gehoord.figures.exchange.rows import Alert, Location, Visit
from gehoord.outreach.exchange import give_out, take_in
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind

VISITS = tuple(Visit(f"V{day}", "L1", date(2016, 12, day), VisitKind.GROUP_VISIT) for day in (30, 31))
ALERTS = (Alert("S1", "L1", date(2017, 1, 1), AlertTheme.SAFETY, AlertUrgency.ACUTE),)


@pytest.fixture
def place(db):
    with acting(HOUSE):
        office = settle()[0].id
        rows = [Location("L1", "De Haven", AgencyKind.YOUTH_CARE_PROVIDER, None, None)]
        yield office, upsert_locations(rows, by=HOUSE, office_id=office).ids


def out(place, last=None):
    office, ids = place
    visits, alerts = give_out(offices=[office], locations={key: code for code, key in ids.items()}, last=last, by=HOUSE)
    return sorted(visits, key=lambda row: row.visit_id), list(alerts)


def test_what_goes_in_comes_out_and_again_changes_nothing(place):
    office, ids = place
    asked = {"office": office, "locations": ids, "by": HOUSE}
    assert take_in(VISITS, ALERTS, **asked) == {"visits": (2, 0), "alerts": (1, 0)}
    assert take_in(VISITS, ALERTS, **asked) == {"visits": (0, 0), "alerts": (0, 0)}
    assert out(place) == (list(VISITS), list(ALERTS))
    corrected = (replace(ALERTS[0], urgency=AlertUrgency.GENERAL),)
    assert take_in(VISITS, corrected, **asked) == {"visits": (0, 0), "alerts": (0, 1)}
    assert out(place) == (list(VISITS), list(corrected))


def test_what_came_later_is_left_out(place):
    office, ids = place
    take_in(VISITS, ALERTS, office=office, locations=ids, by=HOUSE)
    assert out(place, date(2016, 12, 30)) == ([VISITS[0]], [])


def test_only_the_house_exchanges(place):
    office, ids = place
    with pytest.raises(NotFound):
        take_in(VISITS, ALERTS, office=office, locations=ids, by=Actor(None, Role.COORDINATOR, office))
    with pytest.raises(NotFound):
        give_out(offices=None, locations={}, last=None, by=Actor(None, Role.COORDINATOR, office))
