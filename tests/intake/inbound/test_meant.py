from __future__ import annotations

from datetime import date

from gehoord.directory.models import AgencyLocation
from gehoord.intake.inbound.meant import Meant, meant
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

ON = date(2026, 3, 10)


def test_a_municipality_is_known_by_its_name_however_it_is_typed(front):
    assert meant("  haarlem ", on=ON) == meant("HAARLEM", on=ON) == Meant(municipality="GM0392")


def test_nothing_typed_means_nothing(front):
    assert meant(" ", on=ON) == Meant()


def test_what_is_no_place_of_ours_is_kept_as_typed(front):
    assert meant("de groep van juf Els", on=ON) == Meant(unknown="de groep van juf Els")


def test_a_location_is_known_where_one_is_called_so(front):
    with acting(HOUSE):
        there = [one for one in AgencyLocation.objects.select_related("agency") if one.name]
    for one in there:
        found = meant(f"{one.agency}, {one.name}", on=ON)
        assert found.location == one.pk or found.unknown
