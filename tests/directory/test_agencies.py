from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gehoord.directory.agencies import (
    ClosedBeforeOpened,
    HeadLocationThere,
    add_agency,
    add_location,
    agree_visits,
    close_location,
)
from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.atlas import MunicipalityGone
from gehoord.directory.models import Agency, AgencyLocation, Assignment
from gehoord.directory.offices import NameTaken
from gehoord.people.permissions import NotFound
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.visiting import FORTNIGHTLY, FOUR_TIMES_A_YEAR, WEEKLY, Frequency, Setting
from gehoord.practice.words import Text

DAY = date(2020, 5, 1)


@pytest.fixture
def agency(office, house):
    return add_agency("De Brug, jeugdhulp", AgencyKind.YOUTH_CARE_PROVIDER, office_id=office.id, by=house)


@pytest.fixture
def group(agency, office, house):
    return add_location(agency, "Huis De Linde", office_id=office.id, by=house, municipality="Haarlem", setting=Setting.OPEN)


def test_an_agency_has_one_name_in_the_whole_country(agency, offices, house):
    with pytest.raises(NameTaken):
        add_agency(agency.name, AgencyKind.OTHER, office_id=offices[1].id, by=house)
    assert Agency.objects.count() == 1


def test_a_location_lies_in_a_municipality_of_its_day(agency, office, house):
    with pytest.raises(MunicipalityGone):
        add_location(agency, "Oud", office_id=office.id, by=house, municipality="Spijkenisse", on=DAY)
    assert not AgencyLocation.objects.exists()


def test_a_location_may_lie_anywhere_and_be_called_nothing(agency, office, house):
    location = add_location(agency, None, office_id=office.id, by=house, municipality=None)
    assert (str(location), location.municipality, location.frequency) == ("De Brug, jeugdhulp", None, None)


def test_an_agency_has_one_head_location(agency, office, house):
    head = add_location(agency, "Hoofd", office_id=office.id, by=house, municipality="Haarlem", is_head=True)
    with pytest.raises(HeadLocationThere, match="De Brug"):
        add_location(agency, "Nog een", office_id=office.id, by=house, municipality="Haarlem", is_head=True)
    close_location(head, by=house, on=DAY)
    assert add_location(agency, "Nu wel", office_id=office.id, by=house, municipality="Haarlem", is_head=True).is_head


def test_visits_go_by_setting_unless_agreed_otherwise(group, house):
    assert group.frequency is FORTNIGHTLY
    agree_visits(group, WEEKLY, by=house)
    assert group.frequency == WEEKLY
    agree_visits(group, Frequency(Text("", ""), months=2), by=house)
    assert AgencyLocation.objects.get().frequency == Frequency(Text("elke 2 maanden", "every 2 months"), months=2)
    agree_visits(group, None, by=house)
    assert group.agreed is None


@pytest.mark.parametrize(
    ("setting", "usual"), [(Setting.CLOSED, WEEKLY), (Setting.FAMILY_HOME, FOUR_TIMES_A_YEAR), (Setting.AMBULANT, None)]
)
def test_each_setting_has_its_own_frequency(setting, usual):
    assert AgencyLocation(setting=setting.value).frequency == usual


def test_two_frequencies_at_once_cannot_be_stored(group):
    with pytest.raises(IntegrityError, match="location_one_frequency"), transaction.atomic():
        AgencyLocation.objects.filter(pk=group.pk).update(every_weeks=1, every_months=1)


def test_closing_a_location_ends_what_runs_and_withdraws_what_was_planned(group, people, house):
    running = assign_counsellor(group, people[0].id, since=date(2019, 1, 1), until=date(2020, 12, 31), by=house)
    planned = assign_counsellor(group, people[1].id, since=date(2021, 1, 1), by=house)
    close_location(group, by=house, on=DAY)
    running.refresh_from_db()
    planned.refresh_from_db()
    assert (running.until, running.withdrawn, planned.withdrawn) == (DAY, False, True)
    assert Assignment.objects.count() == 2


def test_a_location_closes_once_and_after_it_opened(agency, office, house):
    location = add_location(agency, "Kort", office_id=office.id, by=house, municipality="Haarlem", on=DAY)
    with pytest.raises(ClosedBeforeOpened, match="30-04-2020"):
        close_location(location, by=house, on=date(2020, 4, 30))
    close_location(location, by=house, on=DAY)
    with pytest.raises(ClosedBeforeOpened):
        close_location(location, by=house, on=date(2021, 1, 1))


def test_a_coordinator_writes_for_the_own_office_alone(coordinator, agency, offices, house):
    with acting(coordinator):
        kept = add_location(agency, "Eigen", office_id=offices[0].id, by=coordinator, municipality="Haarlem")
        with pytest.raises(NotFound):
            add_location(agency, "Vreemd", office_id=offices[1].id, by=coordinator, municipality="Groningen")
    assert list(AgencyLocation.objects.all()) == [kept]


def test_a_counsellor_reads_and_does_not_write(counsellor, group, office):
    with acting(counsellor):
        assert AgencyLocation.objects.get() == group
        for verb in (
            lambda: add_agency("Zelf", AgencyKind.OTHER, office_id=office.id, by=counsellor),
            lambda: close_location(group, by=counsellor, on=DAY),
            lambda: agree_visits(group, WEEKLY, by=counsellor),
        ):
            with pytest.raises(NotFound):
                verb()
