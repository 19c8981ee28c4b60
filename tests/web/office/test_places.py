from __future__ import annotations

import pytest

from gehoord.directory.offices import settle
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.web.office.places import office_names


@pytest.mark.django_db
def test_offices_are_called_by_their_names():
    with acting(HOUSE):
        opened = settle()
        assert office_names() == {office.id: office.name for office in opened}
