from __future__ import annotations

from uuid import uuid4

import pytest

from gehoord.directory.agencies import add_agency, add_location
from gehoord.directory.called import (
    AgencyUnknown,
    ColleagueUnknown,
    LocationUnknown,
    agency_called,
    colleague_at,
    location_with,
)
from gehoord.practice.agencies import AgencyKind


def test_an_agency_is_found_by_its_name_and_a_location_by_its_id(house, office):
    agency = add_agency("De Brug", AgencyKind.OTHER, office_id=office.pk, by=house)
    location = add_location(agency, None, office_id=office.pk, by=house, municipality=None)
    assert agency_called(" de brug ", by=house) == agency
    assert location_with(location.pk, by=house) == location
    with pytest.raises(AgencyUnknown, match="De Bru"):
        agency_called("De Bru", by=house)
    with pytest.raises(LocationUnknown):
        location_with(uuid4(), by=house)


def test_a_colleague_is_found_by_their_address(house, people):
    assert colleague_at("ANNA@kantoor.example", by=house).id == people[0].pk
    with pytest.raises(ColleagueUnknown, match="niemand"):
        colleague_at("niemand@kantoor.example", by=house)
