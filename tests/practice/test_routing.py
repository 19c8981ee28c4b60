from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.practice.periods import Period
from gehoord.practice.routing import Absence, Assignment, Candidate, Place, Reach, Whereabouts, choose

TODAY = date(2016, 5, 2)
HOUSE = Place("L1", "Huis aan de Duinen")
HAARLEM, REGION, PROVINCE = Place("GM0392", "Haarlem"), Place("R1", "Kennemerland"), Place("P1", "Noord-Holland")
ANNA, BEN, CATO, OFFICE = Candidate("a", "Anna"), Candidate("b", "Ben"), Candidate("c", "Cato"), Candidate("o", "Bureau Noord")
AT_HOME = Whereabouts(None, HAARLEM, REGION, PROVINCE)
IN_CARE = Whereabouts(HOUSE, HAARLEM, REGION, PROVINCE)
ASSIGNED = (
    Assignment(ANNA, Reach.LOCATION, "L1"),
    Assignment(BEN, Reach.MUNICIPALITY, "GM0392"),
    Assignment(CATO, Reach.REGION, "R1"),
    Assignment(OFFICE, Reach.PROVINCE, "P1"),
)


def away(who, stand_in=None):
    return Absence(who.code, Period(date(2016, 5, 1), date(2016, 5, 14)), stand_in)


def chosen(whereabouts=AT_HOME, assignments=ASSIGNED, **rest):
    return choose(whereabouts, assignments, on=TODAY, **rest).chosen


def test_a_young_person_in_care_gets_the_fixed_face_of_the_location():
    option = chosen(IN_CARE)
    assert (option.who, option.reach) == (ANNA, Reach.LOCATION)
    assert option.reason.nl == "Anna is de vaste vertrouwenspersoon van Huis aan de Duinen."
    assert option.reason.en == "Anna is the fixed counsellor of Huis aan de Duinen."


def test_who_lives_at_home_goes_to_the_counsellor_of_the_municipality():
    assert chosen().who == BEN


@pytest.mark.parametrize(("known", "who"), [(ASSIGNED[2:], CATO), (ASSIGNED[3:], OFFICE), (ASSIGNED[:1], None)])
def test_without_a_nearer_one_it_is_the_next_ground(known, who):
    assert chosen(AT_HOME, known).who == who


def test_nothing_known_is_helped_at_the_desk():
    option = chosen(Whereabouts())
    assert (option.who, option.reach) == (None, Reach.DESK)
    assert "geen woonplaats" in option.reason.nl


def test_a_known_place_without_anybody_is_helped_at_the_desk():
    assert "niemand beschikbaar" in chosen(AT_HOME, ()).reason.nl


def test_the_alternatives_follow_in_order_and_end_with_the_desk():
    proposal = choose(IN_CARE, ASSIGNED, on=TODAY)
    assert [option.who for option in proposal.alternatives] == [BEN, CATO, OFFICE, None]


def test_who_is_away_gives_way_to_the_stand_in():
    option = chosen(absences=[away(BEN, CATO)])
    assert option.who == CATO
    assert option.reach is Reach.MUNICIPALITY
    assert option.reason.nl == "Cato neemt waar voor Ben. Ben werkt voor inwoners van Haarlem."
    assert option.reason.en == "Cato stands in for Ben. Ben works for residents of Haarlem."


def test_who_is_away_without_stand_in_is_passed_over():
    assert chosen(absences=[away(BEN)]).who == CATO


def test_a_stand_in_who_is_away_has_a_stand_in_too():
    assert chosen(absences=[away(BEN, CATO), away(CATO, ANNA)]).who == ANNA


def test_a_ring_of_people_who_are_all_away_does_not_go_round_for_ever():
    assert chosen(absences=[away(BEN, CATO), away(CATO, BEN)]).who == OFFICE


def test_who_is_back_takes_the_client():
    back = Absence("b", Period(date(2016, 4, 1), date(2016, 5, 1)), CATO)
    assert chosen(absences=[back]).who == BEN


def test_a_conflict_of_interest_is_passed_over():
    assert chosen(conflicts={"b"}).who == CATO
    assert chosen(absences=[away(BEN, CATO)], conflicts={"c"}).who == OFFICE


def test_the_stand_in_for_somebody_with_a_conflict_may_help():
    assert chosen(absences=[away(BEN, CATO)], conflicts={"b"}).who == CATO


def test_an_assignment_holds_on_its_days_only():
    past = Assignment(ANNA, Reach.MUNICIPALITY, "GM0392", until=date(2016, 5, 1))
    coming = Assignment(ANNA, Reach.MUNICIPALITY, "GM0392", since=date(2016, 5, 3))
    assert chosen(AT_HOME, (past, coming, *ASSIGNED)).who == BEN


def test_the_first_of_two_is_the_fixed_face():
    second = Assignment(ANNA, Reach.MUNICIPALITY, "GM0392")
    proposal = choose(AT_HOME, (*ASSIGNED, second), on=TODAY)
    assert proposal.chosen.who == BEN
    assert proposal.alternatives[0].who == ANNA


candidates = st.sampled_from([ANNA, BEN, CATO, OFFICE])
grounds = st.sampled_from(
    [
        (Reach.LOCATION, "L1"),
        (Reach.MUNICIPALITY, "GM0392"),
        (Reach.REGION, "R1"),
        (Reach.PROVINCE, "P1"),
        (Reach.PROVINCE, "P2"),
    ]
)
any_assignments = st.lists(st.builds(lambda who, ground: Assignment(who, *ground), candidates, grounds), max_size=8)
any_absences = st.lists(st.builds(away, candidates, st.none() | candidates), max_size=5)
any_whereabouts = st.builds(
    Whereabouts,
    st.none() | st.just(HOUSE),
    st.none() | st.just(HAARLEM),
    st.none() | st.just(REGION),
    st.none() | st.just(PROVINCE),
)
any_conflicts = st.frozensets(candidates.map(lambda who: who.code))


@given(any_whereabouts, any_assignments, any_absences, any_conflicts)
def test_nobody_falls_between(whereabouts, assignments, absences, conflicts):
    proposal = choose(whereabouts, assignments, on=TODAY, absences=absences, conflicts=conflicts)
    options = (proposal.chosen, *proposal.alternatives)
    gone = {absence.who for absence in absences}
    named = [option.who.code for option in options if option.who is not None]
    assert options[-1].reach is Reach.DESK
    assert [option.who is None for option in options].count(True) == 1
    assert len(set(named)) == len(named)
    assert not set(named) & (conflicts | gone)
    assert all(option.reason.nl and option.reason.en for option in options)
    assert [option.reach.position for option in options] == sorted(option.reach.position for option in options)


@given(any_whereabouts, any_assignments)
def test_the_nearest_ground_with_somebody_wins(whereabouts, assignments):
    known = {(reach, place.code) for reach, place in whereabouts.grounds()}
    served = [assignment.reach.position for assignment in assignments if (assignment.reach, assignment.place) in known]
    option = choose(whereabouts, assignments, on=TODAY).chosen
    assert option.reach.position == min(served, default=Reach.DESK.position)
