"""What one figure says of another."""

from __future__ import annotations

from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.published.inequalities import between_years, inequalities
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of


def printed(**settings):
    reports = Small(**settings).reports()
    return figures_of(reports, structure_of(reports)).values


def worth(values, terms):
    return sum(term.weight * values[term.family].get((term.unit, term.at), 0) for term in terms)


def test_they_hold_for_records_themselves():
    values = printed(exact=True)
    found = list(inequalities(values))
    assert len(found) > 25
    assert all(worth(values, terms) >= 0 for terms in found)


def test_who_raises_is_held_against_what_is_raised():
    terms = next(iter(inequalities(printed())))
    assert [(term.family, term.weight) for term in terms] == [("concerns", 1), ("raisers", -1)]


def test_what_was_old_stood_in_the_year_before():
    pairs = list(between_years(printed(), printed(seed=2), {"clients": 2}))
    old, total = pairs[0]
    assert (old.at[2], old.weight, total.at[2], total.weight) == ("old", -1, "*", 1)
    assert old.unit == total.unit
