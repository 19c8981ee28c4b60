from dataclasses import replace

import pytest
from tests.told.maps import HAARLEM, SPLIT, THE_HAGUE, ZANDVOORT, small_map
from tests.told.register import Told

from gehoord.figures.definitions import Limit
from gehoord.figures.publication import Policy, Publication, Rule, publish
from gehoord.figures.table import Table
from gehoord.practice.periods import Period

AS_PRINTED = Policy(Rule.AS_PRINTED_2016, Period.year(2016), threshold=0)


@pytest.fixture
def told():
    return Told()


def publication(told: Told, policy: Policy = AS_PRINTED) -> Publication:
    return publish(told.facts(), small_map(policy.period.last.year), policy)


def test_every_municipality_has_a_report_in_the_order_of_the_map(told):
    reports = publication(told).reports
    assert list(reports) == [place.code for place in small_map().municipalities]
    assert len(reports) == 3
    assert reports[THE_HAGUE].place.name == "'s-Gravenhage"


def test_a_report_is_drawn_once(told):
    reports = publication(told).reports
    assert reports[HAARLEM] is reports[HAARLEM]


def test_a_code_that_the_map_does_not_know_has_no_report(told):
    with pytest.raises(KeyError):
        publication(told).reports[SPLIT]


def test_all_reports_share_one_national_part(told):
    made = publication(told, replace(AS_PRINTED, nation=True))
    everybody = (made.reports[ZANDVOORT], *made.regions.values(), made.nation)
    assert all(report.nation is made.reports[HAARLEM].nation for report in everybody)


def test_titles_and_definitions_speak_of_whom_a_report_is_about(told):
    made = publication(told)
    for report, title, counted in (
        (made.reports[HAARLEM], "in de gemeente", "die in Haarlem wonen"),
        (made.regions["JZ20"], "in de regio", "die in Haarlem wonen"),
        (made.nation, "in dit hele register", "in dit hele register"),
        (publication(told, replace(AS_PRINTED, nation=True)).nation, "in heel Nederland", "in heel Nederland"),
    ):
        tables = {table.code: table for table in report.tables}
        assert title in tables["8b"].title.nl
        clients = tables["1a"]
        assert isinstance(clients, Table)
        name = type(clients.title)("Haarlem", "Haarlem")
        assert counted in clients.columns[0].counts.told_of(name).nl


def test_8b_says_by_what_it_counts_and_counts_by_that(told):
    """In a municipality an agency is one location. A wider place adds up the locations, so that one client counts at each."""
    here, there = told.location("Kenter", at=HAARLEM), told.location("Kenter", at=ZANDVOORT)
    told.client().lives(HAARLEM).meets("2016-03-01", at=here).meets("2016-03-02", at=here).meets("2016-04-01", at=there)
    made = publication(told)
    for report, counted, limit in (
        (made.reports[HAARLEM], 1, Limit.PER_AGENCY),
        (made.regions["JZ20"], 2, Limit.PER_LOCATION),
        (made.nation, 2, Limit.PER_LOCATION),
        (made.agencies["kenter"], 1, Limit.PER_LOCATION),
    ):
        table = next(one for one in report.tables if one.code == "8b")
        assert isinstance(table, Table)
        assert table.rows[0].figures[-1].value == counted
        assert table.columns[-1].counts.limits == (limit,)
        assert table.footnote is not None
        assert ("twee instanties" in table.footnote.nl) is (limit is Limit.PER_AGENCY)
