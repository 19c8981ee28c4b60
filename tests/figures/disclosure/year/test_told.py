from functools import cache

import numpy as np
from tests.told.crowd import YEAR, crowd, crowded_map

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import tallied
from gehoord.figures.disclosure.protection import protect
from gehoord.figures.disclosure.year.told import by_place
from gehoord.figures.standing import as_it_stood
from gehoord.practice.periods import Period


@cache
def told():
    facts, geography, period = crowd(3, clients=40, places=6, agencies=30), crowded_map(6, 2), Period.year(YEAR)
    standing = as_it_stood(facts, lay_out(facts, geography, period), period)
    return protect(standing, tallied(standing), geography, base=5, threshold=5, seed=b"k").tallies


def test_what_is_counted_by_branch_adds_up_by_place():
    tallies = told()
    ones = np.ones(len(tallies.axes.branches.code), dtype=np.int64)
    assert by_place(ones, tallies.axes).tolist() == np.diff(tallies.axes.branches.bounds).tolist()
    assert (by_place(tallies.agencies.branch_visitors, tallies.axes) == tallies.agencies.place_visitors).all()


def test_a_place_has_lists_by_age_only_where_both_ages_are_told_of():
    """Else what one age did not raise would be the other's, of which nobody is told."""
    agencies = told().agencies
    both = (agencies.place_visitors > 0).all(axis=1)
    assert (~both & (agencies.place_visitors > 0).any(axis=1)).any()
    assert not agencies.raised[~both].any()


def test_an_agency_is_named_for_who_came_and_not_for_what_they_raised():
    tallies = told()
    agencies = tallies.agencies
    silent = ~agencies.branch_visitors.any(axis=1) & ~agencies.branch_visits.any(axis=1) & ~agencies.branch_alerts.any(axis=1)
    assert agencies.branch_concerns[:-1][silent].any()
    assert not agencies.worked[silent].any()
