import itertools
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.figures.registers import registers
from tests.told.crowd import YEAR, crowd, crowded_map
from tests.told.maps import small_map

from gehoord.figures.axes import lay_out
from gehoord.figures.counting import Tallies, tallied
from gehoord.figures.disclosure.hierarchies import HIDDEN_UNITS, branch_is_access
from gehoord.figures.disclosure.protection import Protected, protect
from gehoord.figures.facts import Facts
from gehoord.figures.geography import Geography
from gehoord.figures.standing import NEW, ONE_ACTION, SEVERAL_ACTIONS, as_it_stood
from gehoord.practice.periods import Period

BASE = 5
small = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
crowds = st.builds(crowd, st.integers(0, 10_000), clients=st.integers(30, 90), places=st.just(6), agencies=st.integers(1, 6))


def safe(
    facts: Facts, geography: Geography, *, processes: int = 0, seed: bytes = b"k", threshold: int = 5
) -> tuple[Tallies, Protected]:
    standing = as_it_stood(facts, lay_out(facts, geography, Period.year(YEAR)), Period.year(YEAR))
    counted = tallied(standing)
    return counted, protect(standing, counted, geography, base=BASE, threshold=threshold, seed=seed, processes=processes)


@cache
def medium() -> tuple[Tallies, Protected]:
    return safe(crowd(3, clients=600, places=36, agencies=30), crowded_map(36, 4))


def counts(tallies: Tallies) -> dict[str, np.ndarray]:
    """Every count that tables are drawn from."""
    residents, agencies, nation = tallies.residents, tallies.agencies, tallies.nation
    return {
        **{name: getattr(residents, name) for name in ("clients", "concerns", "raisers", "contacts", "actions")},
        **{name: getattr(agencies, name) for name in ("branch_visitors", "place_visitors", "raised", "visits", "alerts")},
        **{name: getattr(agencies, name) for name in ("branch_concerns", "branch_visits", "branch_alerts")},
        **{f"agency_{name}": getattr(tallies.served, name) for name in ("clients", "raisers", "contacts", "actions")},
        **{name: getattr(nation, name) for name in ("access_clients", "access_raised", "grades")},
    }


def test_the_name_of_an_agency_tells_no_more_than_its_figures():
    counted, protected = safe(crowd(3, clients=40, places=6, agencies=30), crowded_map(6, 2))
    of = protected.tallies.agencies
    figures = (of.branch_visitors, of.branch_visits, of.branch_alerts)
    above = sum(one.reshape(len(one), -1).sum(axis=1) for one in figures) > 0
    assert of.worked.tolist() == above.tolist()
    assert (counted.agencies.worked & ~above).any()


@small
@given(crowds)
def test_every_figure_is_a_multiple_of_five_and_never_negative(facts):
    _, protected = safe(facts, crowded_map(6, 2))
    for name, published in counts(protected.tallies).items():
        assert (published >= 0).all(), name
        assert not (published % BASE).any(), name


@small
@given(crowds)
def test_nought_stays_nought(facts):
    counted, protected = safe(facts, crowded_map(6, 2))
    before, after = counts(counted), counts(protected.tallies)
    for name in ("branch_visitors", "branch_visits", "raised", "grades", "access_clients"):
        assert not after[name][before[name] == 0].any(), name
    for one in protected.compared:
        assert not one.published[one.counted == 0].any(), one.family


@small
@given(crowds, st.binary(min_size=1, max_size=8))
def test_no_figure_is_more_than_four_off_unless_it_is_listed(facts, seed):
    _, protected = safe(facts, crowded_map(6, 2), seed=seed)
    for one in protected.compared:
        far = (np.abs(one.published - one.counted) >= BASE) & ~(one.capped & one.reached)
        assert int(far.sum()) == len(list(one.beyond(BASE)))
        assert all(listed in protected.beyond for listed in one.beyond(BASE))


@small
@given(crowds, st.binary(min_size=1, max_size=8))
def test_what_the_ages_raised_and_who_came_is_held_to_the_locations(facts, seed):
    _, protected = safe(facts, crowded_map(6, 2), seed=seed)
    agencies, branches = protected.tallies.agencies, protected.tallies.axes.branches
    new = agencies.branch_concerns[:-1, ..., NEW].sum(axis=2) * agencies.branch_visitors.any(axis=1)[:, np.newaxis]
    both = agencies.place_visitors.all(axis=1)
    assert agencies.raised.sum(axis=1).tolist() == [
        (new[first:last].sum(axis=0) * told).tolist()
        for (first, last), told in zip(itertools.pairwise(branches.bounds), both, strict=True)
    ]
    _check_clients_of_agencies(protected.tallies)


def test_of_a_medium_nation_next_to_no_figure_is_listed():
    _, protected = medium()
    figures = sum(one.counted.size for one in protected.compared)
    assert figures > 10_000
    assert len(protected.beyond) < figures / 500


@small
@given(crowds)
def test_both_hierarchies_come_to_the_same_nation(facts):
    _, protected = safe(facts, crowded_map(6, 2))
    lived = protected.tallies.residents.concerns.sum(axis=0)
    about = protected.tallies.agencies.branch_concerns.sum(axis=0)
    assert (lived.sum(axis=1) == about.sum(axis=1)).all()
    assert (lived.sum(axis=(0, 2)) == about.sum(axis=(0, 2))).all()


@small
@given(crowds)
def test_what_began_before_is_never_negative_and_at_most_eight_off(facts):
    counted, protected = safe(facts, crowded_map(6, 2))
    if any(one.family == "clients" for one in protected.beyond):
        return
    old, true = (tallies.residents.clients[..., 1 - NEW].sum(axis=(1, 2)) for tallies in (protected.tallies, counted))
    shown = np.append(~protected.units.text_only, False)
    assert (old >= 0).all()
    assert (np.abs(old - true)[shown] <= 8).all()


def test_residents_of_text_only_count_nationally_alone():
    counted, protected = medium()
    text_only = np.flatnonzero(protected.units.text_only)
    assert len(text_only)
    assert (counted.residents.clients[text_only].sum(axis=(1, 2, 3)) < 5).all()
    assert not protected.tallies.residents.clients[text_only].any()
    assert not protected.tallies.residents.concerns[text_only].any()


def test_actions_are_never_fewer_than_the_concerns_that_had_them():
    """In this crowd there are never more either, so that a unit has no room for the others of its region."""
    _, protected = safe(crowd(4, clients=900, places=12, agencies=10), crowded_map(12, 3))
    residents = protected.tallies.residents
    states = residents.concerns.sum(axis=(1, 3))
    acted = states[:, ONE_ACTION] + 2 * states[:, SEVERAL_ACTIONS]
    assert acted.any()
    assert (acted <= residents.actions.sum(axis=(1, 2)) + np.append(BASE * protected.units.few_actions, BASE)).all()


def test_actions_about_an_agency_are_never_fewer_than_the_concerns_that_had_them():
    """In this crowd two of the three agencies with a table of actions have as many concerns that had them as it has room for."""
    _, protected = safe(crowd(5, clients=900, places=12, agencies=10), crowded_map(12, 3))
    tallies, branches = protected.tallies, protected.tallies.axes.branches
    states = tallies.agencies.branch_concerns[:-1].sum(axis=(1, 3))
    acted = np.zeros(len(branches.agencies), dtype=np.int64)
    np.add.at(acted, branches.of_agency, states[:, ONE_ACTION] + 2 * states[:, SEVERAL_ACTIONS])
    told = ~np.isin(branches.agencies, protected.units.quiet_agencies)
    assert acted[told].any()
    assert (acted <= tallies.served.actions[:-1].sum(axis=(1, 2)))[told].all()


def test_where_few_actions_were_taken_they_count_nationally_alone():
    counted, protected = medium()
    few = protected.units.few_actions
    assert few.any()
    assert not protected.tallies.residents.actions[:-1][few].any()
    assert counted.residents.actions[:-1][few].sum(axis=(1, 2)).max() < 2 * BASE
    total = protected.tallies.residents.actions.sum()
    assert abs(total - counted.residents.actions.sum()) < BASE


@small
@given(crowds)
def test_who_raised_something_new_are_no_more_than_what_was_raised(facts):
    _, protected = safe(facts, crowded_map(6, 2))
    residents, subjects = protected.tallies.residents, protected.tallies.axes.subjects
    new = residents.concerns[..., NEW].sum(axis=2)
    raised = np.add.reduceat(new, list(subjects.bounds[:-1]), axis=1)
    assert (residents.raisers <= raised).all()


def test_clients_about_access_are_no_more_than_all_clients():
    _, protected = medium()
    clients = protected.tallies.residents.clients.sum(axis=(0, 2))
    assert (protected.tallies.nation.access_clients[0] <= clients[0]).all()
    assert (protected.tallies.nation.access_clients[1] <= clients[1:].sum(axis=0)).all()


@small
@given(crowds, st.binary(min_size=1, max_size=8))
def test_clients_about_access_are_no_more_than_came_about_it(facts, seed):
    _, protected = safe(facts, crowded_map(6, 2), seed=seed)
    came = protected.tallies.agencies.branch_visitors[branch_is_access(protected.tallies.axes)].sum(axis=0)
    assert (protected.tallies.nation.access_clients.sum(axis=1) <= came).all()


@pytest.mark.timeout(100)
def test_the_same_seed_gives_the_same_figures_with_any_number_of_processes():
    facts, geography = crowd(5, clients=120, places=8, agencies=6), crowded_map(8, 2)
    found = [counts(safe(facts, geography, processes=processes)[1].tallies) for processes in (0, 1, 3)]
    for other in found[1:]:
        assert all((found[0][name] == other[name]).all() for name in found[0])


def test_another_seed_gives_other_figures():
    facts, geography = crowd(5, clients=120, places=8, agencies=6), crowded_map(8, 2)
    one, other = (counts(safe(facts, geography, seed=seed)[1].tallies) for seed in (b"a", b"b"))
    assert any((one[name] != other[name]).any() for name in one)


def test_of_many_records_by_few_clients_no_more_is_told_than_of_four_each():
    _, protected = medium()
    assert protected.capped
    held = sum(int((one.capped & one.reached).sum()) for one in protected.compared)
    assert held > 0.8 * len(protected.capped)


def test_no_hidden_unit_is_listed():
    _, protected = medium()
    assert not {one.unit for one in (*protected.beyond, *protected.capped)} & set(HIDDEN_UNITS)


@small
@given(registers(YEAR))
def test_any_register_can_be_made_safe(register):
    _, protected = safe(replace(register, marks=()).facts(), small_map(YEAR), threshold=0)
    assert all(not (published % BASE).any() for published in counts(protected.tallies).values())


def _check_clients_of_agencies(tallies: Tallies) -> None:
    """Clients of an agency are no fewer than came about any of its locations, and no more than about all together."""
    branches = tallies.axes.branches
    clients = tallies.served.clients[:-1].sum(axis=(2, 3))
    by_age = np.stack((clients[:, 0], clients[:, 1:].sum(axis=1)), axis=1)
    most, least = np.zeros_like(by_age), np.zeros_like(by_age)
    np.add.at(most, branches.of_agency, tallies.agencies.branch_visitors)
    np.maximum.at(least, branches.of_agency, tallies.agencies.branch_visitors)
    assert (least <= by_age).all()
    assert (by_age <= most).all()
    assert (clients.sum(axis=1) >= tallies.served.raisers[:-1].T).all()
