from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory import register
from gehoord.directory.agencies import add_agency, add_location, close_location
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.agencies import AgencyKind

DAY = date(2020, 6, 1)


@pytest.fixture
def bridge(office, house):
    return add_agency("De Brug", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)


def test_an_agency_is_listed_with_how_many_places_are_open(bridge, office, house, coordinator):
    places = [add_location(bridge, name, office_id=office.id, by=house, municipality="GM0392") for name in ("Linde", "Eik")]
    close_location(places[0], by=house, on=date(2020, 1, 1))
    (listed,), more = register.agencies(by=coordinator, on=DAY)
    assert (listed.name, listed.places, more) == ("De Brug", 1, 0)
    found, shown = register.agency(bridge.id, by=coordinator)
    assert (found, [str(one) for one in shown]) == (bridge, ["Eik", "Linde"])


def test_an_agency_is_found_by_a_place_of_its(bridge, office, house, coordinator):
    add_location(bridge, "De Linde", office_id=office.id, by=house, municipality="GM0392")
    assert register.agencies("linde", by=coordinator, on=DAY)[0]
    assert not register.agencies("eik", by=coordinator, on=DAY)[0]


def test_a_list_that_is_too_long_says_how_many_are_left_out(office, house, coordinator, monkeypatch):
    monkeypatch.setattr(register, "MOST", 1)
    for name in ("Een", "Twee", "Drie"):
        add_agency(name, AgencyKind.OTHER, office_id=office.id, by=house)
    shown, more = register.agencies(by=coordinator, on=DAY)
    assert ([one.name for one in shown], more) == (["Drie"], 2)


def test_the_register_is_not_for_outsiders(bridge, people):
    for call in (register.agencies, lambda **who: register.agency(bridge.id, by=who["by"])):
        with pytest.raises(NotFound):
            call(by=Actor(people[0].id, Role.AUDITOR), on=DAY)
