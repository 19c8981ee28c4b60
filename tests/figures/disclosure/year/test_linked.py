import numpy as np
from tests.told.crowd import YEAR, crowd, crowded_map

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import tallied
from gehoord.figures.disclosure.hierarchies import hierarchies
from gehoord.figures.disclosure.year.counted import Year
from gehoord.figures.disclosure.year.linked import BY_AGENCY, TOTAL, place_of_branch, visitors, visits_and_alerts
from gehoord.figures.standing import as_it_stood
from gehoord.practice.periods import Period


def year():
    facts, geography, period = crowd(3, clients=60, places=6, agencies=4), crowded_map(6, 2), Period.year(YEAR)
    standing = as_it_stood(facts, lay_out(facts, geography, period), period)
    tallies = tallied(standing)
    enough = np.full(7, 100)
    about = tallies.served.actions.sum(axis=(1, 2))
    units = hierarchies(standing.axes, geography, enough, enough, about, threshold=5)
    return Year(standing, tallies, units, 5, b"k", few_clients=False)


def test_somebody_is_wanted_at_these_locations_and_agencies_alone():
    made = year()
    location, agency = made.tallies.axes.branches.code[1], made.tallies.axes.branches.agencies[0]
    block = visitors(made, {location, agency})
    asked = [[units[row] for row, _ in np.argwhere(mask)] for units, mask in zip(block.names, block.somebody, strict=True)]
    assert asked[0] == [location]
    assert asked[BY_AGENCY] == [agency]
    assert not any(asked[1:-1])
    assert {column for mask in block.somebody for _, column in np.argwhere(mask)} == {TOTAL}


def test_every_branch_is_added_up_by_its_place():
    made = year()
    places = place_of_branch(made.tallies.axes)
    for block in visits_and_alerts(made):
        for code, place, group in zip(made.tallies.axes.branches.code, places, block.groups[1], strict=True):
            assert block.names[1][group] == code.partition("@")[2] == f"GM{place:04}"
