import pytest
from tests.told.maps import HAARLEM, ZANDVOORT, small_map
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period


@pytest.fixture
def told():
    told = Told()
    for place, many in ((ZANDVOORT, 12), (HAARLEM, 7)):
        for _ in range(many):
            told.client().lives(place).meets("2016-03-01").raises(on="2016-03-01")
    return told


def published(told, rule=Rule.ROUNDED_TO_FIVE):
    return publish(told.facts(), small_map(), Policy(rule, Period.year(2016), seed=b"k"))


def region_of(publication):
    return next(report for report in publication.regions.values() if report.side_by_side)


def test_municipalities_stand_in_the_order_of_the_alphabet_and_add_up_to_the_region(told):
    report = region_of(published(told))
    listed = rows(report, "R1")
    assert [row[0] for row in listed] == ["Haarlem", "Zandvoort", "Totaal"]
    assert listed[-1][1:] == [sum(row[place] for row in listed[:-1]) for place in (1, 2)]
    assert listed[-1][1:] == rows(report, "1a")[-1][1:]


def test_a_municipality_has_the_same_figure_in_the_table_of_its_region(told):
    publication = published(told)
    by_name = {row[0]: row[1:] for row in rows(region_of(publication), "R1")}
    for code, name in ((HAARLEM, "Haarlem"), (ZANDVOORT, "Zandvoort")):
        assert rows(publication.reports[code], "1a")[-1][1:] == by_name[name]


def test_who_has_too_few_clients_is_named_without_a_figure():
    told = Told()
    for place, many in ((ZANDVOORT, 12), (HAARLEM, 1)):
        for _ in range(many):
            told.client().lives(place).meets("2016-03-01")
    report = region_of(published(told))
    assert [row[0] for row in rows(report, "R1")] == ["Zandvoort", "Totaal"]
    assert "Haarlem" in report.left_out


def test_regions_stand_in_the_report_of_the_nation_with_who_lives_nowhere_as_last(told):
    for _ in range(9):
        told.client().meets("2016-03-01")
    listed = rows(published(told).nation, "R1")
    assert listed[-2][0] == "Woonplaats onbekend, of te weinig cliënten"
    assert listed[-1][1] == sum(row[1] for row in listed[:-1])


def test_exact_figures_are_not_laid_side_by_side(told):
    publication = published(told, Rule.AS_PRINTED_2016)
    assert not any(report.side_by_side for report in (*publication.regions.values(), publication.nation))
