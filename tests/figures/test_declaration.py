import pytest
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told

from gehoord.figures.declaration import declared
from gehoord.figures.publication import Policy, Publication, Rule, publish
from gehoord.practice.periods import Period


@pytest.fixture
def publication() -> Publication:
    told = Told()
    location = told.location("Kenter", at=HAARLEM)
    for _ in range(6):
        told.client().lives(HAARLEM).meets("2016-03-01", at=location).raises(on="2016-03-01", about=location)
    return publish(told.facts(), small_map(), Policy(Rule.AS_PRINTED_2016, Period.year(2016), nation=True))


def test_every_table_of_every_report_is_declared(publication):
    for report in (
        publication.nation,
        *publication.reports.values(),
        *publication.regions.values(),
        *publication.agencies.values(),
    ):
        told = declared(report)["tables"]
        assert [one["table"] for one in told] == [table.code for table in report.tables]


def test_every_row_and_column_has_its_place_and_no_two_the_same(publication):
    for report in (publication.nation, publication.reports[HAARLEM], publication.agencies["kenter"]):
        for told, table in zip(declared(report)["tables"], report.tables, strict=True):
            if told["sort"] == "cells":
                assert len(told["rows"]) == len(table.rows)
                places = [str(at) for at in (*told["rows"], *told["left_out"])]
                assert len(set(places)) == len(places), told["table"]
                columns = [str(at) for at in told["columns"]]
                assert len(set(columns)) == len(columns), told["table"]


def test_rows_without_anything_are_told_as_left_out(publication):
    told = next(one for one in declared(publication.reports[HAARLEM])["tables"] if one["table"] == "1a")
    assert told["rows"] == [{"relation": "young_person"}, {}]
    assert {"relation": "parent"} in told["left_out"]


def test_a_column_of_an_earlier_edition_is_no_cell_of_this_one(publication):
    told = next(one for one in declared(publication.nation)["tables"] if one["table"] == "A")
    assert told["columns"] == [{}, {"status": "new"}, {"edition": 2015}]


def test_the_report_on_the_nation_alone_tells_every_sum(publication):
    assert "structure" in declared(publication.nation)
    assert "structure" not in declared(publication.reports[HAARLEM])
