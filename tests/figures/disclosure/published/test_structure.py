"""What a year says of itself."""

from __future__ import annotations

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.published.structure import NotAPublication, Split, named_in, structure_of, wholes_of


def test_the_declaration_is_read():
    structure = structure_of(Small().reports())
    assert structure.families["concerns"].trees == ("residence", "agency")
    assert Split("*", ("new", "old")) in structure.attributes["status"]
    assert structure.locked("clients") == {"GM0005"}
    assert structure.locked("visitors") == {"GM0005"}


def test_among_exact_figures_nobody_counts_nationally_only():
    assert structure_of(Small(exact=True).reports()).locked("clients") == frozenset()


def test_a_folder_without_the_nation_is_no_edition():
    with pytest.raises(NotAPublication):
        structure_of({})


@pytest.mark.parametrize("key", ["attributes", "trees", "families", "hidden"])
def test_a_declaration_that_lacks_something_is_refused_by_name(key):
    reports = Small().reports()
    del reports["nation.json"]["cells"]["structure"][key]
    with pytest.raises(NotAPublication) as refusal:
        structure_of(reports)
    assert key in refusal.value.told_in("en")


def test_splits_are_found_from_below():
    splits = (Split("whole", ("one", "other")), Split("other", ("left", "right")))
    assert wholes_of(splits)["left"] == [splits[1]]
    assert named_in(splits) == {"whole", "one", "other", "left", "right"}
