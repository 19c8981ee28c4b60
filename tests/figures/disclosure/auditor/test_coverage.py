"""Whether every figure lies on the path of a record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.auditor.coverage import cover
from gehoord.figures.disclosure.auditor.findings import Trouble
from gehoord.figures.disclosure.published.families import family_of
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import Split, structure_of


@pytest.fixture(scope="module")
def small():
    reports = Small().reports()
    structure = structure_of(reports)
    return structure, figures_of(reports, structure).values


def covered(small, name, **changes):
    structure, values = small
    return cover(family_of(name, values[name], structure), replace(structure, **changes))


@pytest.mark.parametrize("name", ["clients", "concerns", "visitors", "raisers", "actions", "access_clients"])
def test_every_figure_of_a_family_is_covered(small, name):
    found = covered(small, name)
    assert found.covered == found.figures > 0
    assert found.findings == ()


def test_a_tree_with_a_second_split_that_does_not_fit_covers_nothing_above_it(small):
    structure, _ = small
    trees = {**structure.trees, "residence": (*structure.trees["residence"], Split("NL", ("JZ01", "overseas")))}
    found = covered(small, "clients", trees=trees)
    assert found.covered < found.figures
    assert {one.trouble for one in found.findings} == {Trouble.NOT_COVERED}


def test_a_code_in_no_sum_is_seen(small):
    structure, _ = small
    attributes = {**structure.attributes, "sex": (Split("*", ("female", "unknown")),)}
    found = covered(small, "clients", attributes=attributes)
    assert Trouble.NOT_TIED in {one.trouble for one in found.findings}
