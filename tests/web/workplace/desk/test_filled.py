from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.told.intake import TODAY, Front

from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.models import AgencyLocation, OfficeArea
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach
from gehoord.web.workplace.desk.filled import Filled, looked_up, told_from

FIELDS = ["relation", "authority", "sex", "known", "kind-1", "category-1", "ending-1", "because-1", "lives", "stays", "stays_id"]
FIELDS += [
    "onward",
    "agreed",
    "instead",
    "minutes",
    "may_reach",
    "reach_by",
    "reach_from",
    "topic",
    "where-1",
    "location-1",
    "born",
]
VALUES = [
    "",
    "parent",
    "trajectory",
    "decisions",
    "0",
    "12",
    "9" * 400,
    "²",
    "\x00",
    "haarlem",
    "here",
    "25:61",
    "-1",
    "1",
    "agreed",
]


def told(front: Front, **values):
    return told_from(Filled({name: [value] for name, value in values.items()}), by=front.counsellor, on=TODAY)[0]


def test_what_stands_in_the_form_is_what_was_told(front: Front):
    seen = told(front, relation="parent", authority="step_parent", lives="HAARLEM", minutes="12", on_behalf="yes", agreed="no")
    assert (seen.relation, seen.authority) == (Relation.PARENT, ParentalAuthority.STEP_PARENT)
    assert (seen.municipality, seen.minutes, seen.with_client, seen.agreed) == ("GM0392", 12, False, False)


def test_authority_is_of_parents_and_staying_of_young_people_only(front: Front):
    assert told(front, relation="relative", authority="step_parent").authority is None
    place = {"stays": "De Haven", "stays_id": str(front.team.place)}
    assert told(front, relation="young_person", **place).stays == front.team.place
    assert told(front, relation="parent", **place).stays is None


def test_safe_contact_is_as_agreed(front: Front):
    values = {"may_reach": ["agreed"], "reach_by": ["phone", "whatsapp"], "reach_from": ["16:00"], "reach_until": ["18:00"]}
    ways = told_from(Filled(values), by=front.counsellor, on=TODAY)[0].ways
    assert ways is not None
    assert ways.channels == {Channel.PHONE, Channel.WHATSAPP}
    never = told(front, may_reach="never", reach_by="phone").ways
    assert never is not None
    assert never.reach is MayReach.NEVER
    assert never.channels == frozenset()


def test_a_name_counts_as_looked_up_only_as_it_stands(front: Front):
    assert told(front, name="Noor", born="2011", looked=looked_up("Noor", "2011")).looked_up
    assert not told(front, name="Noor B", born="2011", looked=looked_up("Noor", "2011")).looked_up


@given(values=st.dictionaries(st.sampled_from(FIELDS), st.lists(st.sampled_from(VALUES), max_size=2)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_sent_is_understood_or_left_out(front: Front, values):
    seen, _advice = told_from(Filled(values), by=front.counsellor, on=TODAY)
    assert seen.minutes is None or seen.minutes >= 1


@pytest.mark.parametrize(("typed", "minutes"), [("12", 12), ("0", None), ("", None), ("veel", None), ("9" * 5000, 999_999_999)])
def test_minutes_are_a_number_however_it_is_typed(front: Front, typed, minutes):
    assert told_from(Filled({"minutes": [typed]}), by=front.counsellor, on=TODAY)[0].minutes == minutes


ROUTED = {"relation": "young_person", "kind-1": "complaint", "category-1": "decisions", "ending-1": "trajectory"}


@pytest.fixture
def served(front: Front) -> Front:
    """The colleague is the fixed face of the location, and the counsellor of the municipality."""
    with acting(HOUSE):
        OfficeArea.objects.create(office_id=front.team.here, place="PV27", since=TODAY)
        location = AgencyLocation.objects.get(pk=front.team.place)
        assign_counsellor(location, front.colleague.person_id, since=TODAY, by=HOUSE)
        assign_counsellor("GM0392", front.counsellor.person_id, since=TODAY, by=HOUSE)
    return front


def test_who_stands_too_close_is_passed_over_also_where_they_were_chosen(served: Front):
    near = str(served.colleague.person_id)
    values = {**ROUTED, "stays": "De Haven", "stays_id": str(served.team.place), "lives": "Haarlem"}
    assert told(served, **values).onward == served.colleague.person_id
    seen = told(served, **values, onward=near, conflict=near)
    assert (seen.onward, seen.proposed, seen.conflicts) == (
        served.counsellor.person_id,
        served.counsellor.person_id,
        {served.colleague.person_id},
    )


def test_a_client_agrees_to_one_colleague_and_to_no_other(served: Front):
    values = {**ROUTED, "stays": "De Haven", "stays_id": str(served.team.place), "lives": "Haarlem", "agreed": "yes"}
    assert told(served, **values, agreed_for=str(served.colleague.person_id)).agreed is True
    for other in ("", "here", str(served.counsellor.person_id)):
        assert told(served, **values, agreed_for=other).agreed is None


def test_the_own_counsellor_of_the_place_it_is_about_is_proposed_where_nobody_stays_anywhere(served: Front):
    values = {**ROUTED, "relation": "parent", "where-1": "De Haven", "location-1": str(served.team.place), "lives": "Haarlem"}
    assert told(served, **values).proposed == served.colleague.person_id
    assert told(served, **values, conflict=str(served.colleague.person_id)).proposed == served.counsellor.person_id


def test_after_other_facts_the_new_proposal_is_selected_unless_somebody_was_chosen_by_hand(served: Front):
    far, near = str(served.counsellor.person_id), str(served.colleague.person_id)
    values = {**ROUTED, "stays": "De Haven", "stays_id": str(served.team.place), "lives": "Haarlem"}
    assert str(told(served, **values, onward=far, onward_of=far).onward) == near
    assert str(told(served, **values, onward=far, onward_of=near).onward) == far
    assert told(served, **values, onward="here", onward_of=near).onward is None
    assert str(told(served, **values, onward="here", onward_of="here").onward) == near
