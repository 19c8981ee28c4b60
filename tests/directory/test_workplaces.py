from __future__ import annotations

from gehoord.directory.exchange import upsert_locations
from gehoord.directory.workplaces import workplaces
from gehoord.figures.exchange.rows import Location
from gehoord.people.permissions import HOUSE
from gehoord.practice.agencies import AgencyKind


def test_every_place_of_every_office_is_told(offices, django_assert_num_queries):
    kind = AgencyKind.YOUTH_CARE_PROVIDER
    for number, office in enumerate(offices):
        upsert_locations([Location("L1", f"De Haven {number}", kind, None, "GM0392")], by=HOUSE, office_id=office.id)
    found = workplaces(by=HOUSE)
    assert [(place.office, place.code, place.agency, place.kind, place.name) for place in found] == [
        (office.id, "L1", f"De Haven {number}", kind, None) for number, office in enumerate(offices)
    ]
