import pytest
from tests.told.crowd import crowd, crowded_map
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
    printed = {table.code: table.unit for table in publication.agencies["kenter"].tables if table.code.startswith("2c")}
    assert printed == {"2c": "", "2c.1": f"kenter@{HAARLEM}", "2c.2": f"kenter@{ZANDVOORT}"}
    assert [table.code for table in publication.agencies["wijkteam"].tables if table.code.startswith("2c")] == ["2c"]


def test_a_table_of_a_location_in_which_nothing_stands_is_left_out(publication):
    printed = {table.code for table in publication.agencies["kenter"].tables}
    assert "2a" in printed
    assert not printed & {"2a.1", "2a.2"}


def test_an_agency_of_which_nobody_may_be_told_has_only_what_is_about_places():
    told = Told()
    here = told.location("Kenter", at=HAARLEM)
    told.client().lives(HAARLEM).meets("2016-03-01", at=here)
    for day in range(1, 8):
        told.visit(here, f"2016-04-0{day}")
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k")
    report = publish(told.facts(), small_map(), policy).agencies["kenter"]
    assert report.text_only
    assert [table.code for table in report.agencies] == ["10", "11"]


def test_clients_of_an_agency_count_once_however_many_of_its_locations_they_came_about():
    told = Told()
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    other = told.location("Wijkteam", at=ZANDVOORT, kind="municipal_access")
    client = told.client().lives(HAARLEM)
    for location in (here, there, other):
        client.meets("2016-03-01", at=location)
    published = publish(told.facts(), small_map(), Policy(Rule.AS_PRINTED_2016, Period.year(2016))).agencies
    assert rows(published["kenter"], "8b")[-1] == ["Totaal aantal cliënten", 2, 0, 2]
    assert rows(published["kenter"], "1a")[-1] == ["Totaal aantal cliënten", 1, 1]
    assert rows(published["wijkteam"], "1a")[-1] == ["Totaal aantal cliënten", 1, 1]
    assert [row[1] for row in rows(published["kenter"], "3")] == [2, 0]


def test_an_agency_has_all_tables_of_part_one(publication):
    codes = [table.code for table in publication.agencies["wijkteam"].agencies]
    assert codes == ["1a", "1b", "1c", "2a", "2b", "2c", "2d", "3", "4", "5", "6", "7", "8b", "10", "11"]


def test_clients_of_an_agency_with_one_location_are_those_who_came_about_it():
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k")
    published = publish(crowd(5, clients=120, places=6, agencies=5), crowded_map(6, 2), policy)
    alone = 0
    for report in published.agencies.values():
        if not report.text_only:
            client, came = rows(report, "1a"), rows(report, "8b")
            assert max(row[3] for row in came[:-1]) <= client[-1][1] <= came[-1][3]
            alone += len(came) == 2
    assert alone


def test_with_few_actions_about_it_an_agency_has_no_table_of_them():
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k")
    reports = publish(crowd(5, clients=120, places=6, agencies=5), crowded_map(6, 2), policy)
    quiet = set(reports.nation.structure["quiet"]["units"])
    for code, report in reports.agencies.items():
        if not report.text_only:
            assert ("6" in {table.code for table in report.tables}) is (code not in quiet) is not bool(report.few_actions)
    assert quiet
