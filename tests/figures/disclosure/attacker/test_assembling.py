"""What published years say together."""

from __future__ import annotations

import numpy as np
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.assembling import assembled, edition_of
from gehoord.figures.disclosure.attacker.narrowing import narrowed
from gehoord.figures.disclosure.attacker.system import UNKNOWN
from gehoord.figures.disclosure.published.families import UNSEEN

EVERYBODY = ("*", "*", "*")


def test_the_printed_figures_are_a_world_of_the_system():
    assembly = assembled([edition_of(Small().reports())])
    world, system = assembly.world(), assembly.system
    seen = world != UNSEEN
    assert (system.lower <= world)[seen].all()
    assert (world <= system.upper)[seen].all()
    assert system.rows > 1000


def test_a_rounded_figure_is_known_within_four():
    assembly = assembled([edition_of(Small().reports())])
    number = assembly.number(2016, "clients", "NL", EVERYBODY)
    printed = assembly.world()[number]
    assert (assembly.system.lower[number], assembly.system.upper[number]) == (printed - 4, printed + 4)
    key, unit, column = assembly.places().of(number)
    family = assembly.blocks[key].family
    assert (key, family.units[unit], family.columns[column]) == ((2016, "clients"), "NL", EVERYBODY)


def test_an_exact_figure_is_known():
    assembly = assembled([edition_of(Small(exact=True).reports())])
    number = assembly.number(2016, "clients", "NL", EVERYBODY)
    assert assembly.system.lower[number] == assembly.system.upper[number]
    assert not len(assembly.targets)


def test_what_is_rounded_above_nothing_and_not_printed_was_there():
    assembly = assembled([edition_of(Small().reports())])
    old = assembly.number(2016, "clients", "NL", ("*", "*", "old"))
    assert assembly.world()[old] > 0
    assert assembly.system.lower[old] == 1


def test_exceptions_in_the_certificate_widen_what_is_known():
    at = {"relation": "*", "sex": "*", "status": "*"}
    told = {"publication": {"beyond": [{"family": "clients", "unit": "NL", "at": at}], "capped": []}}
    assembly = assembled([edition_of(Small().reports(), told)])
    number = assembly.number(2016, "clients", "NL", EVERYBODY)
    assert (assembly.system.lower[number], assembly.system.upper[number]) == (0, UNKNOWN)


def raisers_known(*, somebody):
    """What is known of who raised a problem in a town where one was printed as raised, and nothing else is printed."""
    small = Small(records=0)
    small.record("clients", ("relative", "female", "new"), ("GM0004",))
    small.record("concerns", ("violence", "new", "advised"), ("GM0004", "town-desk@GM0004"))
    if somebody:
        small.record("raisers", ("problem",), ("GM0004",))
    assembly = assembled([edition_of(small.reports())])
    number, known = assembly.number(2016, "raisers", "GM0004", ("problem",)), narrowed(assembly.system)
    return int(known.lower[number]), int(known.upper[number])


def test_where_something_new_is_printed_somebody_raised_it():
    """Printed at nought they would be one to four, one value too few; printed at five they are one to nine."""
    assert raisers_known(somebody=False) == (1, 4)
    assert raisers_known(somebody=True) == (1, 9)


def test_who_is_in_a_list_of_an_age_came_there():
    reports = Small(records=0).reports()
    report = reports["municipalities/GM0001.json"]
    report["tables"].append({"table": "9a", "title": "9a", "columns": [], "rows": [["Onderwerpen", "violence"]]})
    listed = [[{"age": "young_person", "subject": "violence"}]]
    report["cells"]["tables"].append({"table": "9a", "sort": "ranks", "family": "raised", "unit": "GM0001", "lists": listed})
    structure = reports["nation.json"]["cells"]["structure"]
    structure["families"]["raised"] = {"attributes": ["age", "subject"], "trees": [], "ranked_only": True}
    assembly = assembled([edition_of(reports)])
    number, known = assembly.number(2016, "visitors", "GM0001", ("young_person",)), narrowed(assembly.system)
    assert (int(known.lower[number]), int(known.upper[number])) == (1, 4)


def test_years_are_tied_by_what_was_old():
    years = [edition_of(Small(seed, year=2015 + seed).reports()) for seed in (0, 1)]
    tied, apart = assembled(years), assembled(years, years_linked=False)
    assert tied.system.rows > apart.system.rows
    assert len(tied.targets) == len(apart.targets)
    assert len(np.unique(tied.system.components())) < len(np.unique(apart.system.components()))


def with_a_top_list(small, unit, *subjects):
    """The reports with table 9a for one municipality: what young people raised there, in order and without figures."""
    reports = small.reports()
    report = reports[f"municipalities/{unit}.json"]
    report["tables"].append(
        {"table": "9a", "title": "9a", "columns": [], "rows": [["question", *subjects], ["problem"], ["complaint"]]}
    )
    lists = [[{"age": "young_person", "subject": one} for one in subjects], [], []]
    report["cells"]["tables"].append({"table": "9a", "sort": "ranks", "family": "raised", "unit": unit, "lists": lists})
    structure = reports["nation.json"]["cells"]["structure"]
    structure["families"]["raised"] = {"attributes": ["age", "subject"], "trees": [], "ranked_only": True}
    return reports


def test_what_stands_in_a_top_list_was_raised_about_a_location_there():
    small = Small(records=0)
    small.record("concerns", ("legislation", "new", "advised"), ("GM0001", "harbour@GM0001"))
    assembly = assembled([edition_of(with_a_top_list(small, "GM0003", "group_rules"))])
    there = assembly.number(2016, "concerns", "lighthouse@GM0003", ("group_rules", "new", "*"))
    found = narrowed(assembly.system)
    assert (found.lower[there], found.upper[there]) == (1, 4)
    assert assembly.system.at_least[assembly.system.at_most >= UNKNOWN].max() == 1


def test_where_too_few_live_every_figure_is_nothing():
    assembly = assembled([edition_of(Small().reports())])
    block = assembly.blocks[2016, "clients"]
    numbers = block.numbers[block.units["GM0005"]]
    assert not assembly.system.upper[numbers[numbers >= 0]].any()
    assert not set(numbers.tolist()) & set(assembly.targets.tolist())
