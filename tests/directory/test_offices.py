from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.agencies import add_agency
from gehoord.directory.gaps import gaps
from gehoord.directory.models import EarlierName, Office, OfficeArea
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.offices import (
    AreaTaken,
    NameTaken,
    RenamedLater,
    give_area,
    name_on,
    offices_on,
    open_office,
    rename,
    settle,
)
from gehoord.people.permissions import NotFound
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind

DAY = date(2020, 5, 1)


def test_a_new_office_works_in_its_area(house):
    office = open_office("Het Luisterhuis", OfficeKind.REGIONAL, by=house, on=DAY, area=["PV29", "GM0392"])
    assert {(area.place, area.since, area.until) for area in office.areas.all()} == {("PV29", DAY, None), ("GM0392", DAY, None)}


def test_two_offices_have_two_names(offices, house):
    with pytest.raises(NameTaken, match=offices[0].name):
        open_office(offices[0].name, OfficeKind.NATIONAL, by=house, on=DAY)


def test_a_coordinator_opens_no_office_and_takes_no_ground(coordinator, office):
    with acting(coordinator), pytest.raises(NotFound):
        open_office("Zelf begonnen", OfficeKind.REGIONAL, by=coordinator, on=DAY)
    with acting(coordinator), pytest.raises(NotFound):
        give_area(office.id, "PV20", by=coordinator, on=DAY)


def test_ground_goes_from_one_office_to_another_in_one_night(offices, house):
    give_area(offices[1].id, "PV27", by=house, on=DAY)
    there = OfficeArea.objects.filter(place="PV27").order_by("since")
    assert [(area.office_id, area.until) for area in there] == [(offices[0].id, date(2020, 4, 30)), (offices[1].id, None)]


def test_ground_cannot_have_two_offices_on_one_day(offices, house):
    give_area(offices[1].id, "PV27", by=house, on=DAY)
    with pytest.raises(AreaTaken, match=offices[0].name):
        give_area(offices[1].id, "PV27", by=house, on=date(2019, 1, 1), until=DAY)


def test_a_new_name_leaves_the_old_one_known(office, house):
    was = office.name
    rename(office, "De Nieuwe Stem", by=house, on=DAY)
    rename(office, "De Jongste Stem", by=house, on=date(2022, 1, 1))
    asked = [date(2016, 1, 1), date(2020, 4, 30), DAY, date(2021, 12, 31), date(2022, 1, 1)]
    names = [name_on(Office.objects.get(pk=office.pk), day) for day in asked]
    assert names == [was, was, "De Nieuwe Stem", "De Nieuwe Stem", "De Jongste Stem"]


def test_a_new_name_cannot_begin_before_an_earlier_change(office, house):
    rename(office, "De Nieuwe Stem", by=house, on=DAY)
    with pytest.raises(RenamedLater, match="Kies een latere dag"):
        rename(office, "Te Vroeg", by=house, on=date(2019, 1, 1))
    assert Office.objects.get(pk=office.pk).name == "De Nieuwe Stem"


def test_a_name_that_is_taken_leaves_everything_as_it_was(offices, house):
    with pytest.raises(NameTaken):
        rename(offices[0], offices[1].name, by=house, on=DAY)
    assert not EarlierName.objects.exists()


def test_a_coordinator_renames_what_is_their_own_and_nothing_else(coordinator, offices, house):
    own = add_agency("De Brug", AgencyKind.YOUTH_CARE_PROVIDER, office_id=offices[0].id, by=house)
    other = add_agency("De Kade", AgencyKind.YOUTH_CARE_PROVIDER, office_id=offices[1].id, by=house)
    with acting(coordinator):
        rename(own, "De Nieuwe Brug", by=coordinator, on=DAY)
        with pytest.raises(NotFound):
            rename(other, "De Nieuwe Kade", by=coordinator, on=DAY)


def test_an_area_is_told_by_its_place(offices):
    assert str(offices[0].areas.get(place="PV27")) == "PV27"
    assert str(EarlierName(name="Vroeger")) == "Vroeger"


def test_the_two_offices_share_the_whole_country(house):
    first, second = settle()
    assert {office.name for office in (first, second)} == {"De Stem Dichtbij", "Steunpunt Noord en Zuid"}
    assert OfficeArea.objects.count() == 12
    assert not [gap for day in (date(2016, 1, 1), date(2023, 1, 1)) for gap in gaps(day) if "kantoor" in gap.reason.nl]


def test_settling_twice_changes_nothing(house):
    assert settle() == settle()
    assert (Office.objects.count(), OfficeArea.objects.count()) == (2, 12)


def test_the_offices_of_a_day_with_what_is_theirs_then(offices, house):
    give_area(offices[1].id, "PV27", by=house, on=DAY)
    before = {office.name: places for office, places in offices_on(date(2020, 4, 30))}
    after = {office.name: places for office, places in offices_on(DAY)}
    assert before["De Stem Dichtbij"] == ("PV23", "PV24", "PV26", "PV27", "PV28", "PV31")
    assert "PV27" not in after["De Stem Dichtbij"]
    assert "PV27" in after["Steunpunt Noord en Zuid"]
    assert offices_on(date(2014, 12, 31)) == ()
