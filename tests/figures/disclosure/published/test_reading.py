"""Figures of a published year."""

from __future__ import annotations

import copy

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.published.reading import Gathering, figures_of, label_at
from gehoord.figures.disclosure.published.structure import structure_of


@pytest.fixture(scope="module")
def year():
    return Small().reports()


def figures(reports):
    return figures_of(reports, structure_of(reports))


def test_every_figure_has_its_cell(year):
    found = figures(year)
    table = year["municipalities/GM0001.json"]["tables"][0]
    total = next(row for row in table["rows"] if row[0] == "Totaal")
    assert found.values["clients"]["GM0001", ("*", "*", "new")] == total[2]
    assert found.printed > 700
    assert not found.stray
    assert not found.twice
    assert not found.odd


def test_who_looks_for_shares_where_nobody_looked_before_finds_them(year):
    file = "municipalities/GM0001.json"
    gathering = Gathering(structure_of(year))
    told = {**year, file: {**year[file], "summary": "Het was 37% van alles."}}
    shares = [
        [one.number for one in gathering.figures(told, silent).beside[file].shares] for silent in (frozenset({file}), frozenset())
    ]
    assert shares == [[], ["37"]]


def test_a_row_left_out_is_nothing():
    reports = Small(records=3).reports()
    told = reports["nation.json"]["cells"]["tables"][0]
    assert told["left_out"]
    gone = told["left_out"][0]["relation"]
    assert figures(reports).values["clients"]["NL", (gone, "*", "*")] == 0


def test_an_earlier_edition_is_no_cell_of_this_one(year):
    reports = copy.deepcopy(year)
    table, told = reports["nation.json"]["tables"][0], reports["nation.json"]["cells"]["tables"][0]
    told["columns"].append({"status": "*", "edition": 2015})
    for row in table["rows"]:
        row.append(7)
    assert figures(reports).printed == figures(year).printed
    assert not figures(reports).odd


def test_blank_odd_double_and_stray_figures_are_kept_apart(year):
    reports = copy.deepcopy(year)
    rows = reports["municipalities/GM0001.json"]["tables"][0]["rows"]
    rows[0][1], rows[1][1], rows[2][1] = None, 3, "veel"
    found = figures(reports)
    assert len(found.blank) == len(found.odd) == len(found.stray) == 1
    place = found.odd[0][0]
    assert label_at(reports, place)[:2] == ("1a", rows[1][0])


def test_what_stands_beside_the_tables_is_kept_apart(year):
    report = {**year["nation.json"], "summary": "Dat is 37,5 % meer.", "notes": "Zo'n 80 %.", "extra": [{"deep": 1.5}, True]}
    beside = figures({**year, "nation.json": report}).beside["nation.json"]
    assert [share.number for share in beside.shares] == ["37.5"]
    assert beside.numbers == [1.5]
