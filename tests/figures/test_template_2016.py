import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.told.tables import layout

from gehoord.directory.geography import geography_on
from gehoord.figures.exchange import read
from gehoord.figures.publication import AgencyTotal, Policy, Report, Rule, publish
from gehoord.figures.table import AnyTable, NameList, Ranking, Table, TopLists
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

PRINTED = Path(__file__).parent.parent / "printed"


def printed(name: str) -> dict[str, dict[str, Any]]:
    """The printed tables by number, each row with its label first."""
    tables: dict[str, dict[str, Any]] = json.loads((PRINTED / name).read_text(encoding="utf-8"))["tables"]
    for code, table in tables.items():
        table["table"] = code
        if "rows" in table:
            table["rows"] = [[row["label"], *row.get("figures", row.get("subjects", []))] for row in table["rows"]]
        else:
            table["ranked"] = {
                year: [[entry["label"], entry["figure"]] for entry in listed] for year, listed in table["ranked"].items()
            }
    return tables


HAARLEM = printed("haarlem-2016.json")
NATION = printed("national-2016.json")


@pytest.fixture(scope="module")
def facts():
    return read(PRINTED / "haarlem-2016").facts()


def haarlem(facts, *, total: AgencyTotal = AgencyTotal.ROWS, nation: bool | None = None) -> Report:
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016), agency_total=total, nation=nation)
    return publish(facts, geography_on(date(2016, 12, 31)), policy).reports["GM0392"]


@pytest.fixture(scope="module", params=AgencyTotal)
def report(facts, request):
    return haarlem(facts, total=request.param)


@pytest.fixture(scope="module")
def nation(facts):
    return {table.code: layout(table) for table in haarlem(facts, nation=True).nation}


def test_haarlem_has_the_printed_tables_in_printed_order(report):
    assert [table.code for table in report.tables] == list(HAARLEM)


@pytest.mark.parametrize("code", HAARLEM)
def test_haarlem_equals_the_printed_table_cell_by_cell(report, code):
    assert next(layout(table) for table in report.tables if table.code == code) == HAARLEM[code]


def test_haarlem_alone_is_not_the_nation(report):
    assert report.nation == ()
    assert not report.text_only


@pytest.mark.parametrize("code", NATION)
def test_the_national_tables_have_the_printed_titles_heads_labels_and_year_before(nation, code):
    found, expected = nation[code], NATION[code]
    assert (found["title"], found["columns"]) == (expected["title"], expected["columns"])
    if "rows" in expected:
        assert [(row[0], row[-1]) for row in found["rows"]] == [(row[0], row[-1]) for row in expected["rows"]]
    else:
        assert found["ranked"]["2015"] == expected["ranked"]["2015"]


def test_every_table_reads_in_english_too(facts):
    for table in haarlem(facts, nation=True).tables:
        for text in _texts(table):
            assert text.nl
            assert text.en


def test_titles_and_heads_are_translated(facts):
    for table in haarlem(facts, nation=True).tables:
        assert table.title.nl != table.title.en
        if isinstance(table, Table | Ranking):
            assert all(column.label.nl != column.label.en for column in table.columns)


def _texts(table: AnyTable) -> list[Text]:
    texts = [table.title, *([table.footnote] if table.footnote else [])]
    if isinstance(table, Table):
        return texts + [column.label for column in table.columns] + [row.label for row in table.rows]
    if isinstance(table, Ranking):
        return texts + [entry.label for listed in table.lists for entry in listed]
    if isinstance(table, TopLists):
        return texts + [text for block in table.blocks for text in (block.label, *block.subjects)]
    assert isinstance(table, NameList)
    return texts
