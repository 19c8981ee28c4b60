from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gehoord.directory.exchange import LocationsRefused, upsert_locations
from gehoord.directory.models import Agency, AgencyLocation
from gehoord.figures.exchange.rows import Location
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.agencies import AgencyKind

CARE, ACCESS = AgencyKind.YOUTH_CARE_PROVIDER, AgencyKind.MUNICIPAL_ACCESS
ROWS = (
    Location("L1", "De Brug, jeugdhulp", CARE, 'Huis "De Linde"\nachter', "GM0392"),
    Location("L2", "De Brug, jeugdhulp", CARE, None, "GM0361"),
    Location("L3", "Toegang Jeugdhulp", ACCESS, "Toegang", None),
)


def locations_of(office_id):
    """The locations of an office as a register says them."""
    rows = AgencyLocation.objects.filter(office_id=office_id).select_related("agency").order_by("exchange_id")
    return tuple(
        Location(row.exchange_id, row.agency.name, AgencyKind(row.agency.kind), row.name, row.municipality) for row in rows
    )


def test_a_register_comes_back_as_it_was(office, house):
    taken = upsert_locations(ROWS, by=house, office_id=office.id)
    assert (taken.added, taken.changed) == (3, 0)
    assert locations_of(office.id) == ROWS
    assert taken.ids["L1"] == AgencyLocation.objects.get(exchange_id="L1").id


def test_the_same_again_changes_nothing(office, house):
    first = upsert_locations(ROWS, by=house, office_id=office.id)
    again = upsert_locations(ROWS, by=house, office_id=office.id)
    assert (again.added, again.changed, again.ids) == (0, 0, first.ids)


def test_what_differs_is_changed_and_what_was_agreed_stays(office, house):
    upsert_locations(ROWS, by=house, office_id=office.id)
    AgencyLocation.objects.filter(exchange_id="L1").update(setting="open", every_weeks=1)
    moved = replace(ROWS[0], municipality="GM0397")
    taken = upsert_locations([moved], by=house, office_id=office.id)
    there = AgencyLocation.objects.get(exchange_id="L1")
    assert (taken.added, taken.changed, set(taken.ids)) == (0, 1, {"L1"})
    assert (there.municipality, there.setting, there.every_weeks) == ("GM0397", "open", 1)
    assert len(locations_of(office.id)) == 3


def test_two_offices_may_use_the_same_ids_and_share_the_agencies(offices, house):
    for office in offices:
        upsert_locations(ROWS, by=house, office_id=office.id)
    assert (Agency.objects.count(), AgencyLocation.objects.count()) == (2, 6)
    assert locations_of(offices[1].id) == ROWS


def test_all_that_does_not_fit_is_told_at_once_and_nothing_is_taken(office, house):
    rows = [*ROWS, replace(ROWS[0], location_id="L4", agency_kind=ACCESS), replace(ROWS[2])]
    with pytest.raises(LocationsRefused) as refused:
        upsert_locations(rows, by=house, office_id=office.id)
    assert "De Brug, jeugdhulp is jeugdhulpinstelling, en hier Toegang Jeugdhulp" in str(refused.value)
    assert "De code L3 staat er twee keer." in str(refused.value)
    assert not Agency.objects.exists()


def test_an_agency_that_is_known_as_something_else_is_refused(office, house):
    upsert_locations(ROWS, by=house, office_id=office.id)
    with pytest.raises(LocationsRefused, match="Toegang Jeugdhulp is Toegang"):
        upsert_locations([Location("L9", "Toegang Jeugdhulp", CARE, None, None)], by=house, office_id=office.id)
    assert locations_of(office.id) == ROWS


def test_whose_office_it_is_not_takes_nothing_over(coordinator, counsellor, offices):
    with acting(coordinator):
        assert upsert_locations(ROWS, by=coordinator).added == 3
        with pytest.raises(NotFound):
            upsert_locations(ROWS, by=coordinator, office_id=offices[1].id)
    with acting(counsellor), pytest.raises(NotFound):
        upsert_locations(ROWS, by=counsellor)
    with pytest.raises(NotFound):
        upsert_locations(ROWS, by=HOUSE)


def test_the_number_of_queries_does_not_grow_and_11_000_rows_take_seconds(office, house, django_assert_max_num_queries):
    rows = [Location(f"L{n:05}", f"Instantie {n % 350}", CARE, f"Locatie {n}", "GM0392") for n in range(11_000)]
    began = time.monotonic()
    with django_assert_max_num_queries(8):
        assert upsert_locations(rows, by=house, office_id=office.id).added == 11_000
    assert time.monotonic() - began < 10


NAMES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=20)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.tuples(NAMES, NAMES | st.none(), st.sampled_from(["GM0392", "GM0014", None])), max_size=10))
def test_whatever_a_register_says_comes_back_and_again(office, house, given_rows):
    rows = [Location(code, agency, CARE, name, town) for code, (agency, name, town) in given_rows.items()]
    upsert_locations(rows, by=house, office_id=office.id)
    again = upsert_locations(rows, by=house, office_id=office.id)
    assert (again.added, again.changed) == (0, 0)
    there = {row.location_id: row for row in locations_of(office.id)}
    assert [there[row.location_id] for row in rows] == rows
