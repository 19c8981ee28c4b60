"""What rises, and how often something is shown that is chance alone."""

from __future__ import annotations

from datetime import date
from math import comb, factorial, gamma

import numpy as np
import pytest

from gehoord.figures.early.rising import ALARMS_A_YEAR, STRETCHES, chance_of, rising
from gehoord.figures.early.watching import BEFORE, KEPT, Watched

ON = date(2016, 12, 26)


def series(*rows: list[int]) -> Watched:
    names = tuple(str(number) for number in range(len(rows)))
    return Watched(ON, ("agency",) * len(rows), names, ("other_question",) * len(rows), np.array(rows))


def quiet(**weeks: int) -> list[int]:
    """A year in which one client came each quarter, and so many in the last weeks."""
    row = [int(week % 13 == 0) for week in range(KEPT)]
    for name, number in weeks.items():
        row[-int(name.removeprefix("w"))] = number
    return row


def test_the_chance_is_that_of_the_binomial():
    share = 4 / (4 + BEFORE)
    by_hand = sum(comb(9, k) * share**k * (1 - share) ** (9 - k) for k in range(6, 10))
    assert chance_of(np.array([6]), np.array([3]), 4)[0] == pytest.approx(by_hand)
    assert chance_of(np.array([0]), np.array([3]), 4)[0] == 1


def test_what_rises_is_seen_with_its_reason():
    (one,) = rising(series(quiet(w1=3, w2=3), quiet()))
    assert (one.unit, one.clients, one.weeks) == ("0", 6, 2)
    assert one.before == 4
    assert one.expected == 0.2
    assert one.most_by_chance < 3
    assert one.chance < 0.0001


def test_the_most_by_chance_is_that_of_the_negative_binomial():
    often, share = 4.5, 2 / (2 + BEFORE)

    def at_most(many: int) -> float:
        each = (gamma(k + often) / gamma(often) / factorial(k) * share**k for k in range(many + 1))
        return sum(each) * (1 - share) ** often

    (one,) = rising(series(quiet(w1=3, w2=3)))
    assert at_most(one.most_by_chance) >= 0.99 > at_most(one.most_by_chance - 1)


def test_two_clients_are_never_shown():
    assert rising(series([0] * (KEPT - 1) + [2])) == ()


def test_a_steady_stream_is_nothing_remarkable():
    assert rising(series([2] * KEPT)) == ()


def test_hardly_raised_subjects_use_up_no_alarms():
    lonely = [[1] + [0] * (KEPT - 1)] * 5000
    assert rising(series(quiet(w1=3, w2=3), *lonely))


def test_by_chance_alone_no_more_is_shown_than_is_allowed():
    """Three years of four hundred series in which nothing happens; each look counts what it shows."""
    many, weeks = 400, 156
    drawn = np.random.default_rng(5).poisson(np.linspace(0.01, 0.6, many)[:, np.newaxis], (many, KEPT + weeks))
    names = tuple(map(str, range(many)))
    kinds, subjects = ("agency",) * many, ("other_question",) * many
    looks = [Watched(ON, kinds, names, subjects, drawn[:, start : start + KEPT]) for start in range(weeks)]
    assert sum(len(rising(one)) for one in looks) <= 3 * ALARMS_A_YEAR
    assert sum(len(rising(one, alarms_a_year=500)) for one in looks) > 3 * ALARMS_A_YEAR


def test_every_stretch_fits_in_what_is_kept():
    assert max(STRETCHES) + BEFORE == KEPT
