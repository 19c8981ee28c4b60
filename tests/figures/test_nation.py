from __future__ import annotations

import pytest
from tests.told.maps import HAARLEM, small_map
from tests.told.register import Told
from tests.told.tables import layout

from gehoord.figures.publication import Policy, Rule, publish
from gehoord.figures.table import AnyTable
from gehoord.practice.periods import Period


@pytest.fixture
def told():
    return Told()


def nation(told: Told, year: int = 2016) -> dict[str, AnyTable]:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(year), nation=True)
    tables = publish(told.facts(), small_map(year), policy).reports[HAARLEM].nation
    return {table.code: table for table in tables}


def test_a_counts_clients_of_every_place_and_reprints_the_year_before_as_it_stood(told):
    told.client().lives(None).meets("2016-03-01")
    told.client("parent", first="2015-03-01").lives(HAARLEM).meets("2016-03-01")
    table = nation(told)["A"]
    assert layout(table)["columns"] == ["Totaal 2016", "Totaal nieuw 2016", "Totaal 2015"]
    assert layout(table)["rows"] == [["Jeugdigen", 1, 1, 4025], ["Volwassenen", 1, 0, 3382], ["Totaal", 2, 1, 7404]]
    assert "7.407" in table.footnote.nl


def test_without_an_earlier_edition_the_column_of_the_year_before_is_left_out(told):
    told.client(first="2019-03-01").lives(HAARLEM).meets("2019-03-01").raises("treatment", "2019-03-01")
    tables = nation(told, 2019)
    assert layout(tables["A"])["columns"] == ["Totaal 2019", "Totaal nieuw 2019"]
    assert layout(tables["C3"])["ranked"] == {"2019": [["Bejegening", 1]]}
    assert tables["A"].footnote is None


def test_each_column_of_a_top_list_is_ranked_by_its_own_year(told):
    client = told.client()
    for category in ("decisions", "decisions", "treatment"):
        client.raises(category)
    assert layout(nation(told)["C3"])["ranked"] == {
        "2016": [["Beslissingen", 2], ["Bejegening", 1]],
        "2015": [["Gebrekkige informatie", 2433], ["Bejegening", 1803], ["Beslissingen", 1624]],
    }


def test_a_concern_that_was_carried_over_is_not_in_b_nor_c(told):
    told.client().raises(on="2015-03-01")
    tables = nation(told)
    assert [row[1] for row in layout(tables["B"])["rows"]] == [0, 0, 0, 0]
    assert layout(tables["C3"])["ranked"]["2016"] == []


def test_d_counts_clients_of_the_year_with_a_concern_about_municipal_access(told):
    access, kenter = told.location("CJG", at=HAARLEM, kind="municipal_access"), told.location("Kenter", at=HAARLEM)
    told.client("parent").meets("2016-03-01").raises(about=access)
    told.client("parent", first="2015-03-01").meets("2016-03-01").raises(on="2015-03-01", about=access)
    told.client("parent", first="2015-03-01").meets("2015-03-01").raises(on="2015-03-01", about=access)
    told.client("parent").meets("2016-03-01", at=access)
    told.client("parent").meets("2016-03-01").raises(about=kenter)
    assert [row[1:3] for row in layout(nation(told)["D"])["rows"]] == [[0, 0], [2, 1], [2, 1]]


def test_e_and_f_count_new_concerns_about_municipal_access_of_any_municipality(told):
    access, abroad = (told.location("CJG", at=place, kind="municipal_access") for place in (HAARLEM, None))
    client = told.client()
    client.raises("legislation", about=access)
    client.raises("file", about=abroad)
    client.raises("file", on="2015-03-01", about=access)
    client.raises("file")
    tables = nation(told)
    assert [row[1] for row in layout(tables["E"])["rows"]] == [1, 0, 1, 2]
    assert layout(tables["F3"])["ranked"]["2016"] == [["Dossier", 1]]
