"""What a reader knows who has every file."""

from __future__ import annotations

import copy

import pytest
from tests.figures.disclosure.small_year import Small, three_editions, young_people

from gehoord.figures.disclosure.attacker.assembling import edition_of
from gehoord.figures.disclosure.attacker.attacking import attack
from gehoord.figures.disclosure.attacker.knowledge import Known
from gehoord.figures.disclosure.attacker.system import UNKNOWN, Contradiction

EVERYBODY = ("*", "*", "*")


@pytest.fixture(scope="module")
def year():
    return Small().reports()


def printed(reports, file, table, row, column):
    return reports[file]["tables"][table]["rows"][row][column]


def known(reports, more, at=EVERYBODY):
    rows = reports["municipalities/GM0001.json"]["tables"][0]["rows"]
    return Known(2016, "clients", "GM0001", at, rows[-1][1] + more, UNKNOWN)


@pytest.mark.parametrize("seed", range(4))
def test_a_rounded_year_tells_no_figure_within_five_values(seed):
    found = attack([edition_of(Small(seed).reports())])
    assert (found.few, found.unshown, found.unfit) == ((), 0, 0)
    assert found.shown == found.asked == found.figures > 600


def test_three_years_tell_no_figure_within_five_values():
    found = attack([edition_of(Small(seed, year=2016 + seed).reports()) for seed in (2, 0, 1)])
    assert found.few == ()
    assert found.figures > 1800


def test_a_sample_goes_into_so_many(year):
    found = attack([edition_of(year)], sample=50)
    assert (found.asked, found.shown) == (50, 50)
    assert found.figures > 600


def test_who_knows_a_figure_knows_that_figure_and_no_other(year):
    found = attack([edition_of(year)], [known(year, 4)])
    assert [(one.unit, one.at, one.values) for one in found.few] == [("GM0001", EVERYBODY, 1)]
    assert found.believed == 1


def test_who_knows_the_parts_knows_the_whole(year):
    """A municipal worker knows all young people but not the adults: then the total tells the adults no better than before."""
    rows = {row[0]: row[1] for row in year["municipalities/GM0001.json"]["tables"][0]["rows"]}
    young, everybody = rows["young_person"], rows["Totaal"]
    told = [
        Known(2016, "clients", "GM0001", ("young_person", "*", "*"), young, young),
        Known(2016, "clients", "GM0001", EVERYBODY, everybody, everybody),
    ]
    found = attack([edition_of(year)], told)
    assert ("adult", "*", "*") in [one.at for one in found.few if one.unit == "GM0001" and one.values == 1]


def test_what_cannot_be_known_is_said(year):
    with pytest.raises(Contradiction):
        attack([edition_of(year)], [known(year, 5)])


def test_an_exact_figure_among_rounded_ones_is_seen_by_the_attack(year):
    """One blank in an exact table is found by subtraction."""
    reports = copy.deepcopy(Small(exact=True).reports())
    place = reports["municipalities/GM0001.json"]["tables"][0]
    hidden = place["rows"][0][1]
    place["rows"][0][1] = None
    found = attack([edition_of(reports)])
    assert [(one.least, one.most, one.printed) for one in found.few] == [(hidden, hidden, None)]


def test_the_same_edition_twice_tells_no_more_than_once(year):
    assert attack([edition_of(year), edition_of(year)]).few == ()


def test_two_editions_of_a_year_that_differ_tell_what_either_kept(year):
    """Rounded to five and to ten, it was six to nine."""
    other = copy.deepcopy(year)
    for report in other.values():
        for table, declared in zip(report["tables"], report["cells"]["tables"], strict=True):
            if declared["sort"] == "cells" and declared["family"] == "clients" and declared["unit"] == "GM0001":
                table["rows"][-1][1] += 5
    found = attack([edition_of(year), edition_of(other)]).few
    assert [(one.unit, one.at, one.values) for one in found] == [("GM0001", EVERYBODY, 4)]


def young_people_of(year, found):
    return [one.values for one in found.few if (one.year, one.unit, one.at) == (year, "GM0001", ("young_person", "*", "*"))]


def test_a_year_published_again_tells_of_the_year_after():
    """With what was old printed ten above the whole of a new edition of the year before, only three values are left."""
    first, after, again = map(edition_of, three_editions())
    found = attack([first, after, again])
    assert found.linked
    assert young_people_of(2017, found) == [3]
    assert found.unfit > 0
    alone = attack([first, after])
    assert (young_people_of(2017, alone), alone.unfit) == ([], 0)
    assert found.shown == found.asked - len({one.cell for one in found.few}) - found.unshown


def test_years_that_do_not_follow_are_not_tied():
    """What was old in 2018 need not have been there in 2016, for of 2017 nothing is known."""
    found = attack([edition_of(young_people(2016)), edition_of(young_people(2018, old=20))])
    assert (found.few, found.unshown) == ((), 0)
