"""Four kinds of damage, each of which an audit must see every time."""

from __future__ import annotations

import copy

import pytest
from tests.figures.disclosure.small_year import ATTRIBUTES, TREES, Chance, Small

from gehoord.figures.disclosure.auditor import Auditor, Trouble, against_certificate, audit, printing

TRIES = 25


@pytest.fixture(scope="module")
def year():
    return Small().reports()


def cells_of(reports):
    """Every printed figure of a declared cell: its file, table, row and column."""
    return [
        (file, table, row, column)
        for file, report in reports.items()
        for table, told in enumerate(report["cells"]["tables"])
        if told["sort"] == "cells"
        for row in range(len(told["rows"]))
        for column in range(len(told["columns"]))
    ]


def troubles(reports):
    return {one.trouble for one in audit(reports).findings}


def changed(reports, place, change):
    """The same year with one figure changed, in that place only."""
    file, table, row, column = place
    other = {**reports, file: copy.deepcopy(reports[file])}
    line = other[file]["tables"][table]["rows"][row]
    line[column + 1] = change(line[column + 1])
    return other


def test_a_sound_year_passes_and_every_figure_is_covered(year):
    found = audit(year)
    assert found.passed, found.findings
    assert found.covered == found.cells > 600
    assert found.sums > 1000
    assert found.most == 0


@pytest.mark.parametrize("seed", range(TRIES))
def test_a_figure_that_is_five_more_is_seen(year, seed):
    place = Chance(seed).of(cells_of(year))
    assert not audit(changed(year, place, lambda value: value + 5)).passed


@pytest.mark.parametrize("seed", range(TRIES))
def test_one_exact_figure_is_seen(year, seed):
    chance = Chance(seed)
    place, off = chance.of(cells_of(year)), chance.of([1, 2, 3, 4])
    assert Trouble.NOT_FIVES in troubles(changed(year, place, lambda value: value + off))


@pytest.mark.parametrize("seed", range(TRIES))
def test_a_year_rounded_without_its_hidden_part_is_seen(seed):
    small = Small(seed)
    small.record("clients", ("relative", "male", "new"), ("GM0003",))
    # One client more among the new than among all: nothing that is printed adds up to this but the hidden part.
    for (family, _, at), value in list(small.cells.items()):
        if family == "clients" and at[2] == "new":
            total = small.cells["clients", _, (*at[:2], "*")]
            small.cells["clients", _, at] = value + (total - value) + 5
    assert Trouble.HIDDEN_NEGATIVE in troubles(small.reports())


@pytest.mark.parametrize("seed", range(TRIES))
def test_a_hidden_family_left_out_of_the_structure_is_seen(year, seed):
    chance = Chance(seed)
    nation = copy.deepcopy(year["nation.json"])
    structure = nation["cells"]["structure"]
    kind, name, part = chance.of(
        [("attributes", "status", "old"), ("attributes", "state", "no_action"), ("trees", "residence", "elsewhere")]
    )
    for split in structure[kind][name]:
        split[1] = [one for one in split[1] if one != part]
    assert troubles({**year, "nation.json": nation}) & {Trouble.SUM_BROKEN, Trouble.NOT_COVERED}


@pytest.mark.parametrize("seed", range(TRIES))
def test_one_unrounded_percentage_is_seen(year, seed):
    chance = Chance(seed)
    file = chance.of(sorted(year))
    words = chance.of(["{} %", "{}%", "{} procent", "{} percent"]).format(chance.of(["37", "62,5", "8.3"]))
    told = {**year[file], "summary": f"Dat is {words} van alle cliënten."}
    assert Trouble.NOT_DERIVED in troubles({**year, file: told})


def test_a_percentage_that_follows_from_two_figures_is_let_through(year):
    report = copy.deepcopy(year["nation.json"])
    cells = [("clients", "NL", ["young_person", "*", "*"]), ("clients", "NL", ["*", "*", "*"])]
    young, all_of_them = (
        next(row[1] for row in report["tables"][0]["rows"] if row[0] == label) for label in ("young_person", "Totaal")
    )
    share = round(100 * young / all_of_them)
    of, among = ({"family": family, "unit": unit, "at": at} for family, unit, at in cells)
    report["derived"] = [{"value": share, "of": of, "in": among}]
    report["summary"] = f"{share} % van de cliënten is jong."
    assert audit({**year, "nation.json": report}).passed
    report["summary"] = f"{share + 1} % van de cliënten is jong."
    assert not audit({**year, "nation.json": report}).passed


def test_the_same_cell_with_two_values_is_seen(year):
    place = next(place for place in cells_of(year) if place[0].startswith("regions"))
    assert Trouble.TWO_VALUES in troubles(changed(year, place, lambda value: value + 10)) | troubles(
        changed(year, ("nation.json", 2, 2, 0), lambda value: value + 5)
    )


def test_an_order_that_the_rounded_figures_do_not_give_is_seen(year):
    nation = copy.deepcopy(year["nation.json"])
    nation["tables"][-1]["ranked"]["2016"].reverse()
    nation["cells"]["tables"][-1]["lists"][0].reverse()
    assert Trouble.NOT_IN_ORDER in troubles({**year, "nation.json": nation})


def test_equals_stand_in_the_order_of_words_also_where_a_report_does_not_print_them_all(year, monkeypatch):
    monkeypatch.setattr(printing, "LISTED", 1)
    reports = copy.deepcopy(year)
    nation, agency = reports["nation.json"], reports["agencies/lighthouse.json"]
    for table, told in zip(nation["tables"], nation["cells"]["tables"], strict=True):
        for row, at in zip(table["rows"] if table["table"] == "2" else (), told.get("rows", ()), strict=False):
            row[2] = 90 if at["subject"] in ("file", "privacy") else 5
    nation["tables"][-1]["ranked"]["2016"] = [["file", 90]]
    nation["cells"]["tables"][-1]["lists"] = [[{"subject": "file"}]]
    agency["tables"] = [one for one in agency["tables"] if one["table"] != "2"] + nation["tables"][-1:]
    agency["cells"]["tables"] = [one for one in agency["cells"]["tables"] if one["table"] != "2"] + nation["cells"]["tables"][-1:]
    assert Trouble.NOT_IN_ORDER not in troubles(reports)
    nation["tables"][-1]["ranked"]["2016"][0][0] = "privacy"
    nation["cells"]["tables"][-1]["lists"][0][0]["subject"] = "privacy"
    assert Trouble.NOT_IN_ORDER in troubles(reports)


def test_a_number_without_a_declaration_is_seen(year):
    other = {**year["nation.json"], "extra": {"clients": 1234}}
    assert Trouble.NOT_DERIVED in troubles({**year, "nation.json": other})
    longer = copy.deepcopy(year["nation.json"])
    longer["tables"][0]["rows"].append(["meer", 5, 5])
    assert Trouble.NOT_DECLARED in troubles({**year, "nation.json": longer})


def test_figures_where_too_few_live_are_seen(year):
    small = Small()
    small.record("clients", ("relative", "male", "new"), ("GM0005",))
    reports = small.reports()
    table, told = small._residents("GM0005")[0]
    place = reports["municipalities/GM0005.json"]
    place["tables"].append(table)
    place["cells"]["tables"].append(told)
    assert Trouble.TEXT_ONLY in troubles(reports)


def test_a_year_that_is_not_protected_is_seen(year):
    assert Trouble.NOT_PROTECTED in troubles({**year, "nation.json": {**year["nation.json"], "protected": False}})


def test_a_file_that_was_changed_or_is_gone_or_is_new_is_seen(year):
    found = audit(year)
    certificate = {"publication": {"files": {"nation.json": "a", "regions/JZ01.json": "b"}}, "audit": found.told()}
    seen = against_certificate(found, certificate, {"nation.json": "other", "extra.csv": "c"})
    assert [one.trouble for one in seen] == [Trouble.FILE_CHANGED, Trouble.FILE_GONE, Trouble.FILE_ADDED]
    assert against_certificate(found, certificate, certificate["publication"]["files"]) == []
    assert against_certificate(found, None, {})[0].trouble is Trouble.NO_CERTIFICATE


def test_the_structure_of_the_small_year_was_not_changed_by_a_test():
    assert ATTRIBUTES["status"] == [["*", ["new", "old"]]]
    assert TREES["residence"][0][1][-1] == "elsewhere"


@pytest.mark.parametrize("other", [float, str, lambda value: value])
def test_a_figure_of_another_kind_is_seen_in_a_table_that_stood_before(year, other):
    nation = year["nation.json"]
    again = copy.deepcopy(nation)
    again["tables"][0]["rows"][0][1] = other(nation["tables"][0]["rows"][0][1])
    found = troubles({"nation.json": nation, "again.json": again, **year})
    assert (Trouble.NOT_DECLARED in found) == (again["tables"][0]["rows"][0][1] is not nation["tables"][0]["rows"][0][1])


def test_who_remembers_a_year_finds_the_same_in_another_structure(year):
    auditor = Auditor()
    for records in (160, 3, 160):
        reports = Small(records=records).reports()
        assert auditor.audit(reports) == audit(reports)
    fewer = copy.deepcopy(year["nation.json"])
    fewer["cells"]["structure"]["trees"]["residence"][0][1].pop()
    harmed = {**year, "nation.json": fewer}
    assert auditor.audit(harmed) == audit(harmed) != audit(year)
