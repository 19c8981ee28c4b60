"""Whether everything adds up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.auditor.findings import Trouble
from gehoord.figures.disclosure.auditor.sums import add_up, spoken
from gehoord.figures.disclosure.published.families import NOT_THERE, family_of
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of


@pytest.fixture(scope="module")
def clients():
    reports = Small().reports()
    structure = structure_of(reports)
    return family_of("clients", figures_of(reports, structure).values["clients"], structure)


def test_a_sound_family_has_no_deviation(clients):
    added = add_up(clients)
    assert (added.most, added.findings) == (0, ())
    assert added.entries > added.sums > 100


def test_a_broken_sum_names_the_unit_and_both_numbers(clients):
    values = clients.values.copy()
    unit, column = clients.units.index("GM0002"), clients.columns.index(("young_person", "*", "*"))
    values[unit, column] += 5
    added = add_up(replace(clients, values=values))
    assert added.most == 5
    assert {one.trouble for one in added.findings} >= {Trouble.SUM_BROKEN}
    assert any("GM0002" in one.sentence.nl for one in added.findings)


def test_known_parts_that_exceed_their_whole_are_seen(clients):
    values = clients.values.copy()
    at = clients.columns.index
    unit = clients.units.index("GM0002")
    for sex in ("male", "female"):
        values[unit, at(("*", sex, "new"))] = values[unit, at(("*", sex, "*"))] = NOT_THERE
    values[unit, at(("adult", "*", "*"))] = NOT_THERE
    values[:, at(("parent", "*", "*"))] = NOT_THERE
    values[unit, at(("young_person", "*", "*"))] = values[unit, at(("*", "*", "*"))] + 10
    assert add_up(replace(clients, values=values)).findings


def in_a_printed_sum(family):
    """Every place that stands in a sum of which all is printed, gone through one by one."""
    printed, found = family.values != NOT_THERE, set()
    for sums, there, turned in ((family.by_unit, printed, 1), (family.by_column, printed.T, -1)):
        for number, whole in enumerate(sums.wholes.tolist()):
            entries = [whole, *sums.parts[sums.owners == number].tolist()]
            for across in np.flatnonzero(there[entries].all(axis=0)).tolist():
                found |= {(place, across)[::turned] for place in entries}
    return found


def test_what_is_in_no_sum_is_counted_and_nothing_else_can_change_unseen():
    reports = Small().reports()
    structure = structure_of(reports)
    alone = 0
    for name, printed in figures_of(reports, structure).values.items():
        family = family_of(name, printed, structure)
        within = in_a_printed_sum(family) | set(zip(*np.nonzero(family.exact), strict=True))
        places = [(family.units.index(unit), family.columns.index(at)) for unit, at in printed]
        assert add_up(family).alone == len(set(places) - within)
        alone += len(set(places) - within)
        for place in [one for one in places if one in within and not family.exact[one]][::7]:
            values = family.values.copy()
            values[place] += 5
            assert add_up(replace(family, values=values)).findings, place
    assert alone


def test_a_cell_is_spoken_in_one_line():
    assert spoken("clients", ("*", "male", "new")) == "clients * · male · new"
    assert spoken("visits", ()) == "visits"
