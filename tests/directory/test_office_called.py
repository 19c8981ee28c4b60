from __future__ import annotations

import pytest

from gehoord.directory.office_called import NoOfficeYet, OfficeUnknown, office_called
from gehoord.people.permissions import HOUSE


def test_an_office_is_found_by_its_name_or_its_id(office):
    assert office_called(f" {office.name.upper()} ", by=HOUSE) == office.id
    assert office_called(str(office.id), by=HOUSE) == office.id


def test_an_office_that_is_not_there_is_told_with_those_that_are(office):
    with pytest.raises(OfficeUnknown, match=office.name):
        office_called("nergens", by=HOUSE)


def test_without_any_office_it_is_said_so(house):
    with pytest.raises(NoOfficeYet):
        office_called("nergens", by=HOUSE)
