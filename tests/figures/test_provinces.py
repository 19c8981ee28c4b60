"""Provinces: nothing but sums of what other reports print, also where a region lies in two of them."""

import copy
import json
from dataclasses import replace
from datetime import date

import pytest
from tests.reporting import pdf
from tests.told.register import Told
from tests.told.tables import rows

from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.system import UNKNOWN
from gehoord.figures.disclosure.auditor import Trouble, audit
from gehoord.figures.disclosure.published.families import completed, family_of
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of
from gehoord.figures.earlier.published import before_from
from gehoord.figures.geography import Geography, Municipality
from gehoord.figures.provinces import parts_of
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period
from gehoord.reporting.formats import Format, render
from gehoord.reporting.road.contents import Wrapping, document_of, reports_of
from gehoord.reporting.theme import read_theme

EDE, BARNEVELD, RHENEN, ARNHEM = "GM0228", "GM0203", "GM0340", "GM0202"
GELDERLAND, UTRECHT = "PV25", "PV26"
EVERYBODY = ("*", "*", "*")
MAP = Geography(
    on=date(2016, 12, 31),
    municipalities=(
        Municipality(ARNHEM, "Arnhem", "JZ24", GELDERLAND),
        Municipality(BARNEVELD, "Barneveld", "JZ21", GELDERLAND),
        Municipality(EDE, "Ede", "JZ21", GELDERLAND),
        Municipality(RHENEN, "Rhenen", "JZ21", UTRECHT),
    ),
    successors={},
    regions={"JZ21": "Foodvalley", "JZ24": "Arnhem"},
    provinces={GELDERLAND: "Gelderland", UTRECHT: "Utrecht"},
)


def register(year=2016):
    told = Told()
    homes = [told.location("Kenter", at=place) for place in (ARNHEM, EDE, RHENEN)]
    for place, many in ((ARNHEM, 23), (EDE, 17), (RHENEN, 11), (BARNEVELD, 2)):
        for number in range(many):
            client = told.client("young_person" if number % 3 else "relative", sex="male" if number % 2 else "female")
            about = homes[number % 3]
            client.lives(place).meets(f"{year}-03-01", at=about).raises(on=f"{year}-03-01", about=about)
    told.visit(homes[0], f"{year}-05-01")
    return told.facts()


@pytest.fixture(scope="module")
def publication():
    return publish(register(), MAP, Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k", nation=True))


def as_files(publication):
    theme = read_theme(None)
    documents = {name: document_of(report, Wrapping("nl", theme)) for name, report in reports_of(publication)}
    return {f"{name}.json": json.loads(render(one, Format.JSON, theme=theme).content) for name, one in documents.items()}


@pytest.fixture(scope="module")
def files(publication):
    return as_files(publication)


def test_a_region_in_two_provinces_has_a_part_in_each():
    parts = {part.code: part for part in parts_of(MAP)}
    assert set(parts) == {"JZ21@PV25", "JZ21@PV26", "JZ24"}
    assert parts["JZ21@PV25"].towns == (BARNEVELD, EDE)
    assert parts["JZ21@PV25"].name.nl == "Foodvalley (deel in Gelderland)"
    assert parts["JZ24"].is_whole
    assert parts["JZ24"].name.nl == "Arnhem"


def test_a_province_is_the_sum_of_its_municipalities(publication):
    printed = [rows(publication.reports[code], "1a")[-1][1:] for code in (ARNHEM, EDE)]
    assert rows(publication.provinces[GELDERLAND], "1a")[-1][1:] == [sum(pair) for pair in zip(*printed, strict=True)]
    assert rows(publication.provinces[UTRECHT], "1a")[-1] == rows(publication.reports[RHENEN], "1a")[-1]


def test_regions_and_municipalities_stand_side_by_side_in_a_province(publication):
    report = publication.provinces[GELDERLAND]
    assert [row[0] for row in rows(report, "R1")] == ["Arnhem", "Foodvalley (deel in Gelderland)", "Totaal"]
    assert [row[0] for row in rows(report, "R3")] == ["Arnhem", "Ede", "Totaal"]
    assert rows(report, "R1")[-1] == rows(report, "R3")[-1]
    assert rows(report, "R2")[-1] == rows(report, "R4")[-1]
    assert report.left_out == ("Barneveld",)


def test_every_figure_of_a_province_follows_from_the_other_reports(files):
    structure = structure_of(files)
    others = figures_of({name: one for name, one in files.items() if not name.startswith("provinces/")}, structure).values
    told = figures_of({name: one for name, one in files.items() if name.startswith("provinces/")}, structure).values
    checked = 0
    for name, cells in told.items():
        family = family_of(name, others[name], structure)
        values = completed(family)
        for (unit, at), value in cells.items():
            if unit in structure.summed:
                assert values[family.units.index(unit), family.columns.index(at)] == value
                checked += 1
    assert checked > 200


def test_what_is_ranked_and_not_printed_is_not_ranked_for_a_province(publication):
    assert not {"9a", "9b"} & {table.code for table in publication.provinces[GELDERLAND].tables}


def test_the_audit_passes_provinces_and_sees_a_figure_that_is_changed(files):
    assert audit(files).passed
    changed = copy.deepcopy(files)
    report = changed["provinces/PV25.json"]
    table = next(one for one in report["tables"] if one["table"] == "2c")
    table["rows"][-1][1] += 5
    assert Trouble.SUM_BROKEN in {one.trouble for one in audit(changed).findings}


def test_a_sum_of_rounded_figures_may_be_off_by_more_than_four(files):
    assembly = assembled([edition_of(files)])
    for unit, bounded in ((ARNHEM, True), (GELDERLAND, False)):
        number = assembly.number(2016, "clients", unit, EVERYBODY)
        assert (assembly.system.upper[number] < UNKNOWN) == bounded


def test_a_province_of_small_municipalities_has_text_alone():
    told = Told()
    told.residents(9, ARNHEM)
    told.residents(3, RHENEN)
    made = publish(told.facts(), MAP, Policy(Rule.ROUNDED_TO_FIVE, Period.year(2016), seed=b"k"))
    assert made.provinces[UTRECHT].text_only
    assert not made.provinces[UTRECHT].side_by_side
    assert "PV26" in made.nation.structure["text_only"]


def test_exact_figures_are_not_added_up_to_provinces():
    made = publish(register(), MAP, Policy(Rule.AS_PRINTED_2016, Period.year(2016), nation=True))
    assert not made.provinces
    assert not made.nation.structure["summed"]


def test_the_year_before_stands_beside_a_province_and_the_places_in_it(publication, files):
    later = replace(MAP, on=date(2017, 12, 31))
    policy = Policy(Rule.ROUNDED_TO_FIVE, Period.year(2017), before=before_from(files), seed=b"k", nation=True)
    report = publish(register(2017), later, policy).provinces[GELDERLAND]
    then = {code: rows(publication.provinces[GELDERLAND], code) for code in ("1a", "R1", "R3")}
    for code, printed in then.items():
        assert [row[-1] for row in rows(report, code)] == [row[1] for row in printed]


@pytest.mark.parametrize("fmt", Format)
def test_a_province_is_printed_in_every_format(publication, fmt):
    theme = read_theme(None)
    printed = render(document_of(publication.provinces[GELDERLAND], Wrapping("nl", theme)), fmt, theme=theme)
    assert len(printed.content) > 5000
    if fmt is Format.PDF:
        assert pdf.shortcomings(printed.content) == []
        assert pdf.missing(printed.content, ["Foodvalley (deel in Gelderland)", "of een som daarvan"]) == []
