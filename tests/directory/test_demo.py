from __future__ import annotations

from datetime import date

from gehoord.directory.demo import settle
from gehoord.directory.gaps import gaps
from gehoord.directory.models import Office, OfficeArea


def test_the_two_offices_share_the_whole_country(house):
    first, second = settle()
    assert {office.name for office in (first, second)} == {"De Stem Dichtbij", "Steunpunt Noord en Zuid"}
    assert OfficeArea.objects.count() == 12
    assert not [gap for day in (date(2016, 1, 1), date(2023, 1, 1)) for gap in gaps(day) if "kantoor" in gap.reason.nl]


def test_settling_twice_changes_nothing(house):
    assert settle() == settle()
    assert (Office.objects.count(), OfficeArea.objects.count()) == (2, 12)
