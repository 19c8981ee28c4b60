import pytest
from tests.told.maps import HAARLEM, ZANDVOORT, small_map
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.publication import Policy, Publication, Reader, Rule, publish
from gehoord.practice.periods import Period


@pytest.fixture
def publication() -> Publication:
    told = Told()
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    alone = told.location("Wijkteam", at=ZANDVOORT, kind="municipal_access")
    for location in (here, here, there, alone):
        told.client().lives(HAARLEM).meets("2016-03-01", at=location).raises(on="2016-03-01", about=location)
    told.alert(here, "2016-04-01")
    told.visit(there, "2016-04-01")
    return publish(told.facts(), small_map(), Policy(Rule.AS_PRINTED_2016, Period.year(2016)))


def test_every_agency_has_a_report_under_its_code(publication):
    assert list(publication.agencies) == ["kenter", "wijkteam"]
    assert publication.agencies["kenter"].place.name == "Kenter"
    assert publication.agencies["kenter"].reader is Reader.AGENCY


def test_clients_stand_by_municipality(publication):
    assert rows(publication.agencies["kenter"], "8b") == [
        ["Haarlem", 2, 0, 2],
        ["Zandvoort", 1, 0, 1],
        ["Totaal aantal cliënten", 3, 0, 3],
    ]


def test_alerts_and_visits_are_those_of_the_agency(publication):
    assert rows(publication.agencies["kenter"], "11") == [["Haarlem", 1], ["Zandvoort", 0], ["Totaal", 1]]
    assert rows(publication.agencies["kenter"], "10")[-1] == ["Totaal", 1]
    assert rows(publication.agencies["wijkteam"], "10")[-1] == ["Totaal", 0]


def test_an_agency_with_several_locations_prints_each_of_them_too(publication):
    units = [table.unit for table in publication.agencies["kenter"].tables if table.code == "2c"]
    assert units == ["", f"kenter@{HAARLEM}", f"kenter@{ZANDVOORT}"]
    assert [table.unit for table in publication.agencies["wijkteam"].tables if table.code == "2c"] == [""]
