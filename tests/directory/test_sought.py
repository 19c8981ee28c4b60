from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from gehoord.directory.exchange import upsert_locations
from gehoord.directory.models import AgencyLocation
from gehoord.directory.sought import Among, called, named, place_called, sought
from gehoord.figures.exchange.rows import Location
from gehoord.people.permissions import HOUSE
from gehoord.practice.agencies import AgencyKind

PROVIDER = AgencyKind.YOUTH_CARE_PROVIDER
PLACES = [
    ("L1", "De Haven", None, "GM0392"),
    ("L2", "De Haven", "Groep Anker", "GM0392"),
    ("L3", "Haarlemmerhuis", "Haarlemmerhuis, Zandvoort", "GM0473"),
    ("L4", "Het Veld", "Huis bij de haven", "GM0014"),
]


@pytest.fixture
def places(office):
    upsert_locations(
        [Location(key, agency, PROVIDER, name, town) for key, agency, name, town in PLACES], by=HOUSE, office_id=office.id
    )
    return {row.exchange_id: row.pk for row in AgencyLocation.objects.all()}


def labels(found):
    return [one.label for one in found]


def test_every_word_must_fit_the_name_the_agency_or_the_municipality(places):
    assert labels(sought("anker haarlem", by=HOUSE)) == ["De Haven, Groep Anker"]
    assert labels(sought("haven groningen", by=HOUSE)) == ["Het Veld, Huis bij de haven"]
    assert sought("haven zandvoort", by=HOUSE) == ()


def test_what_begins_with_the_first_word_comes_first(places):
    assert labels(sought("haarlem", by=HOUSE))[0] == "Haarlemmerhuis, Zandvoort"
    assert len(sought("haarlem", by=HOUSE)) == 3
    assert len(sought("haarlem", by=HOUSE, most=2)) == 2


@pytest.mark.parametrize("typed", ["", "  ", ",", "\0"])
def test_no_word_leads_to_no_place(places, typed):
    assert sought(typed, by=HOUSE) == ()
    assert called(typed, by=HOUSE) == ()


def test_a_sign_with_a_meaning_in_the_database_is_a_letter_here(places):
    assert sought("%", by=HOUSE) == ()
    assert sought("_", by=HOUSE) == ()


def test_a_place_is_called_by_its_label_or_its_own_name(places):
    assert [one.id for one in called("de haven, groep anker", by=HOUSE)] == [places["L2"]]
    assert [one.id for one in called("Groep Anker", by=HOUSE)] == [places["L2"]]
    assert [one.id for one in called("De Haven", by=HOUSE)] == [places["L1"]]
    assert called("Haven", by=HOUSE) == ()


def test_only_among_an_office_and_what_is_open(offices, places):
    today = date(2016, 6, 1)
    AgencyLocation.objects.filter(pk=places["L1"]).update(until=date(2016, 5, 31))
    among = Among(office=offices[0].id, open_on=today)
    assert labels(sought("de haven", by=HOUSE, among=among)) == ["De Haven, Groep Anker", "Het Veld, Huis bij de haven"]
    assert sought("haven", by=HOUSE, among=Among(office=offices[1].id)) == ()
    assert place_called(places["L1"], by=HOUSE, among=among) is None
    assert place_called(places["L1"], by=HOUSE).town == "Haarlem"


def test_asking_costs_two_queries(places, django_assert_max_num_queries):
    # Besides two questions, the beginning and the end of being somebody.
    with django_assert_max_num_queries(4):
        assert len(sought("haven", by=HOUSE)) == 3
    with django_assert_max_num_queries(2):
        assert labels(named(Q(exchange_id__in=["L1", "L4"]), 8)) == ["De Haven", "Het Veld, Huis bij de haven"]
