from functools import cache

import numpy as np
from tests.told.crowd import YEAR, crowd, crowded_map

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import tallied
from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.disclosure.families import CLIENTS, RAISERS
from gehoord.figures.disclosure.protection import protect
from gehoord.figures.disclosure.rounding import attempt, round_all
from gehoord.figures.disclosure.tree import branching, tree
from gehoord.figures.disclosure.year.somebody import alone, at_all, hushed, inhabited
from gehoord.figures.standing import NEW, as_it_stood
from gehoord.practice.periods import Period

PLACES = ("a", "b", "c")


def raised_in(*raisers):
    """Raisers of one kind in the places of one region."""
    leaves = np.zeros((len(raisers), 3), dtype=np.int64)
    leaves[:, 0] = raisers
    where = {name: position for position, name in enumerate(PLACES)}
    shape = branching("NL", {"NL": ["JZ01"], "JZ01": list(PLACES)}, where, leaves.sum(axis=1))
    return tree(RAISERS, shape, leaves, base=5)


def rounded(made):
    with Crew(attempt, 0) as crew:
        found = round_all({"one": made}, b"k", crew)["one"]
    return dict(zip(made.shape.name, (found.fives[:, 0] * 5).tolist(), strict=True))


def everywhere(made):
    return np.ones(made.low.shape, dtype=np.bool_) & (made.value > 0)


def test_somebody_is_told_where_others_can_come_down_for_it():
    """Two, two and fourteen: rounded by themselves nought, nought and fifteen."""
    plain = raised_in(2, 2, 14)
    found = rounded(inhabited(plain, everywhere(plain)))
    assert found == {"NL": 20, "JZ01": 20, "a": 5, "b": 5, "c": 10}
    assert 0 in rounded(plain).values()


def test_where_there_is_no_room_for_everybody_it_gives_way_and_all_adds_up():
    plain = raised_in(1, 1, 1)
    found = rounded(inhabited(plain, everywhere(plain)))
    assert (found["NL"], sorted(found[one] for one in PLACES)) == (5, [0, 0, 5])


def test_where_it_must_be_those_above_go_up_for_everybody_and_all_adds_up():
    plain = raised_in(1, 1, 1)
    found = rounded(inhabited(plain, everywhere(plain), in_any_case=True))
    assert found == {"NL": 15, "JZ01": 15, "a": 5, "b": 5, "c": 5}
    roomy = raised_in(2, 2, 14)
    assert rounded(inhabited(roomy, everywhere(roomy), in_any_case=True)) == rounded(inhabited(roomy, everywhere(roomy)))


def test_nothing_is_told_of_what_is_hushed_and_those_beside_it_take_it_over():
    plain = raised_in(4, 4, 6)
    silent = np.zeros(plain.low.shape, dtype=np.bool_)
    silent[plain.shape.name.index("a"), 0] = True
    found = rounded(hushed(plain, silent))
    assert (found["a"], found["a"] + found["b"] + found["c"]) == (0, found["NL"])
    assert found["NL"] >= 10


def test_what_cannot_be_nought_is_not_hushed():
    plain = raised_in(9, 4, 6)
    silent = np.zeros(plain.low.shape, dtype=np.bool_)
    silent[plain.shape.name.index("a"), 0] = True
    assert hushed(plain, silent).high[plain.shape.name.index("a"), 0] == 2


def test_those_above_what_is_hushed_have_no_more_than_is_left_below():
    plain = raised_in(4, 4, 4)
    silent = np.zeros(plain.low.shape, dtype=np.bool_)
    silent[[plain.shape.name.index(one) for one in ("a", "b")], 0] = True
    high = dict(zip(plain.shape.name, hushed(plain, silent, above=True).high[:, 0].tolist(), strict=True))
    assert high == {"NL": 2, "JZ01": 2, "a": 0, "b": 0, "c": 1}


def test_who_is_the_only_one_without_anybody_is_found_at_every_height():
    parts = {"NL": ["access", "rest", "nowhere"], "access": ["x"], "rest": ["y", "z"], "y": ["y1", "y2"], "z": ["z1", "z2"]}
    leaves = {"x": 0, "y1": 1, "y2": 2, "z1": 3, "z2": 4, "nowhere": 5}

    def found(*came):
        return list(alone(parts, leaves, np.array(came)[:, np.newaxis]))

    assert found(1, 1, 1, 1, 1) == []
    assert found(1, 1, 0, 1, 1) == ["y2"]
    assert found(1, 1, 1, 0, 0) == ["z"]
    assert found(1, 0, 0, 0, 0) == []


def test_all_of_a_unit_is_its_total():
    made = raised_in(1, 2, 3)
    clients = tree(CLIENTS, made.shape, np.ones((3, *CLIENTS.shape), dtype=np.int64), base=5)
    found = at_all(clients, ["b"])
    assert np.argwhere(found).tolist() == [[made.shape.name.index("b"), CLIENTS.number({})]]


@cache
def year():
    facts, geography, period = crowd(5, clients=160, places=8, agencies=6), crowded_map(8, 2), Period.year(YEAR)
    standing = as_it_stood(facts, lay_out(facts, geography, period), period)
    return protect(standing, tallied(standing), geography, base=5, threshold=5, seed=b"k")


def by_kind(concerns, subjects):
    return np.add.reduceat(concerns[..., NEW].sum(axis=2), list(subjects.bounds[:-1]), axis=1)


def test_of_residents_somebody_is_told_wherever_something_new_is():
    residents, subjects = year().tallies.residents, year().tallies.axes.subjects
    raised = by_kind(residents.concerns, subjects) > 0
    assert raised.any()
    assert not (raised & (residents.raisers == 0)).any()


def test_about_an_agency_that_is_told_of_somebody_raised_what_is_new():
    tallies = year().tallies
    branches, about = tallies.axes.branches, np.zeros((len(tallies.axes.branches.agencies), 3), dtype=np.int64)
    np.add.at(about, branches.of_agency, by_kind(tallies.agencies.branch_concerns[:-1], tallies.axes.subjects))
    told = tallies.served.clients[:-1].any(axis=(1, 2, 3))
    assert told.any()
    assert not ((about > 0) & (tallies.served.raisers[:-1] == 0))[told].any()


def test_contacts_are_no_fewer_than_clients():
    residents = year().tallies.residents
    assert (residents.contacts.sum(axis=1) >= residents.clients.sum(axis=(1, 2, 3))).all()
