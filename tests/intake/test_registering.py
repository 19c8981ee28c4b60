from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.told.intake import COMPLAINT, LETTER, NOW, QUESTION, TODAY, TOLD, Front, later, named

from gehoord.casework import referrals
from gehoord.casework.models import AccessKind, Client, Handing
from gehoord.casework.queries import caseload, client_page
from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.models import AgencyLocation
from gehoord.intake import desk, drafts
from gehoord.intake.desk import LeftTheDesk, NotInHand
from gehoord.intake.endings import Instead, Leaving
from gehoord.intake.letters import Letter, read_letter
from gehoord.intake.models import DeskItem
from gehoord.intake.queries import one_waiting
from gehoord.intake.registering import conclude
from gehoord.intake.told import Heard, StillNeeded, Told, missing
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import ParentalAuthority, Relation
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.contacts import Channel
from gehoord.practice.handling import BrokenOffBecause, Handling
from gehoord.practice.routing import Reach
from gehoord.practice.trust.citizen_numbers import LooksLikeCitizenNumber
from gehoord.practice.trust.safe_contact import MayReach, SafeWays


def page(front: Front, client_id, by=None):
    return client_page(client_id, by=by or front.counsellor, on=TODAY)


def stored(item_id) -> DeskItem:
    with acting(HOUSE):
        return DeskItem.objects.get(pk=item_id)


def test_a_talk_becomes_a_client_with_all_that_was_heard(front: Front):
    item = front.talk()
    broken = Heard(ConcernKind.PROBLEM, "family_home", None, Handling.BROKEN_OFF, BrokenOffBecause.DOES_NOT_DARE)
    runs = Heard(ConcernKind.COMPLAINT, "treatment", front.team.place, Handling.RUNNING)
    told = replace(named(TOLD), heard=(QUESTION, broken, runs), note="Klonk opgelucht.", private="Denk aan Noor.", minutes=12)
    made = conclude(item, told, by=front.counsellor, at=NOW)
    seen = page(front, made.client_id)
    assert seen.who.name == "Noor Bedacht"
    assert {concern.handling for concern in seen.concerns} == {"advised", "broken_off", "running"}
    assert [contact.minutes for contact in seen.contacts] == [12]
    assert seen.contacts[0].location_id == front.team.place
    assert {(read.text, read.note.private) for read in seen.notes} == {("Klonk opgelucht.", False), ("Denk aan Noor.", True)}
    assert stored(item).ending == Leaving.REGISTERED


def test_a_professional_who_asks_advice_is_registered_as_such(front: Front):
    made = conclude(front.talk(), replace(TOLD, relation=Relation.PROFESSIONAL), by=front.counsellor, at=NOW)
    assert page(front, made.client_id).client.relation == Relation.PROFESSIONAL


def test_sent_twice_it_is_stored_once(front: Front):
    item = front.talk()
    first = conclude(item, TOLD, by=front.counsellor, at=NOW)
    assert conclude(item, TOLD, by=front.counsellor, at=NOW) == first
    with acting(HOUSE):
        assert Client.objects.count() == 1
    with pytest.raises(LeftTheDesk):
        conclude(item, TOLD, by=front.colleague, at=NOW)


def test_what_is_refused_half_way_leaves_nothing(front: Front):
    item = front.talk()
    told = replace(TOLD, heard=(QUESTION, QUESTION), note="Zijn nummer is 111222333.")
    with pytest.raises(LooksLikeCitizenNumber):
        conclude(item, told, by=front.counsellor, at=NOW)
    with acting(HOUSE):
        assert not Client.objects.exists()
    assert one_waiting(item, by=front.counsellor, at=NOW).is_mine
    conclude(item, replace(told, no_citizen_number=True), by=front.counsellor, at=NOW)


def test_only_who_has_it_in_hand_concludes(front: Front):
    item = front.letter()
    with pytest.raises(NotInHand):
        conclude(item, TOLD, by=front.counsellor, at=NOW)


def test_what_came_in_goes_along_to_the_client_and_leaves_the_desk(front: Front):
    item = front.taken()
    made = conclude(item, TOLD, by=front.counsellor, at=NOW)
    assert [read.text for read in page(front, made.client_id).notes] == [LETTER.text]
    assert read_letter(item, by=front.counsellor) == Letter()


def test_what_was_agreed_about_reaching_somebody_goes_along(front: Front):
    ways = SafeWays(MayReach.AGREED, frozenset({Channel.WHATSAPP}))
    item = front.letter(ways=ways)
    desk.take(item, by=front.counsellor, at=NOW)
    made = conclude(item, TOLD, by=front.counsellor, at=NOW)
    assert page(front, made.client_id).ways == ways


def test_somebody_who_came_back_gets_a_new_contact_and_stays_one_client(front: Front):
    first = conclude(front.talk(), named(TOLD), by=front.counsellor, at=NOW)
    again = conclude(front.talk(), Told(known=first.client_id, heard=(COMPLAINT,)), by=front.counsellor, at=NOW)
    assert again.client_id == first.client_id
    assert len(page(front, first.client_id).contacts) == 2


def routed(front: Front, onward=None, **more) -> Told:
    person = front.colleague.person_id if onward is None else onward
    told = Told(relation=Relation.YOUNG_PERSON, heard=(COMPLAINT,), stays=front.team.place, municipality="GM0392")
    return replace(told, onward=person, **more)


def test_a_client_who_wants_more_is_asked_of_the_proposed_colleague_and_stays_until_they_say_yes(front: Front):
    told = routed(front, proposed=front.colleague.person_id, agreed=True)
    made = conclude(front.talk(), told, by=front.counsellor, at=NOW)
    assert made.asked
    assert [own.kind for own in caseload(by=front.counsellor, on=TODAY)] == [AccessKind.OWNER]
    with acting(HOUSE):
        handing = Handing.objects.get(client=made.client_id)
    referrals.accept(handing.pk, by=front.colleague, at=NOW)
    assert page(front, made.client_id, front.colleague).client.office_id == front.team.here


def test_without_consent_the_client_stays(front: Front):
    made = conclude(front.talk(), routed(front, proposed=front.colleague.person_id, agreed=False), by=front.counsellor, at=NOW)
    assert made.asked == ""
    with acting(HOUSE):
        assert not Handing.objects.exists()


def test_at_another_office_whoever_answers_for_it_is_asked(front: Front):
    told = routed(front, onward=front.team.there, proposed=front.team.there, agreed=True)
    made = conclude(front.talk(), told, by=front.counsellor, at=NOW)
    with acting(HOUSE):
        assert Handing.objects.get(client=made.client_id).person_id == front.stranger.person_id


def test_another_choice_is_recorded_with_its_reason(front: Front):
    item = front.talk()
    told = routed(front, proposed=front.stranger.person_id, agreed=True)
    with pytest.raises(StillNeeded, match="voorstel"):
        conclude(item, told, by=front.counsellor, at=NOW)
    conclude(item, replace(told, instead=Instead.CONFLICT), by=front.counsellor, at=NOW)
    row = stored(item)
    assert (row.passed_to, row.instead) == (front.colleague.person_id, Instead.CONFLICT)
    assert row.reached
    with acting(HOUSE):
        assert Handing.objects.get().reach == ""


def test_why_somebody_was_proposed_goes_along_with_the_asking(front: Front):
    near = front.colleague.person_id
    with acting(HOUSE):
        assign_counsellor(AgencyLocation.objects.get(pk=front.team.place), near, since=TODAY, by=HOUSE)
    conclude(front.talk(), routed(front, proposed=near, agreed=True), by=front.counsellor, at=NOW)
    with acting(HOUSE):
        assert Handing.objects.get().reach == Reach.LOCATION


def test_who_stands_too_close_is_recorded_as_proposed_and_passed_over(front: Front):
    near, other = front.colleague.person_id, front.team.coordinator.person_id
    with acting(HOUSE):
        assign_counsellor(AgencyLocation.objects.get(pk=front.team.place), near, since=TODAY, by=HOUSE)
    item = front.talk()
    told = routed(front, onward=other, proposed=other, agreed=True, conflicts=frozenset({near}))
    conclude(item, told, by=front.counsellor, at=later(hours=1))
    row = stored(item)
    assert (row.proposed_to, row.passed_to, row.instead) == (near, other, Instead.CONFLICT)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (Told(), "relation"),
        (Told(relation=Relation.PARENT), "kind-1"),
        (replace(TOLD, heard=(Heard(),)), "kind-1"),
        (replace(TOLD, heard=(Heard(ConcernKind.QUESTION, "decisions", None, Handling.ADVISED),)), "category-1"),
        (replace(TOLD, heard=(replace(QUESTION, ending=None),)), "ending-1"),
        (replace(TOLD, heard=(replace(QUESTION, ending=Handling.BROKEN_OFF),)), "because-1"),
        (replace(TOLD, heard=(QUESTION, replace(COMPLAINT, request=" "))), "request-2"),
        (replace(named(TOLD), looked_up=False), "name"),
        (replace(TOLD, agreement="Dag [naam], wij bellen."), "agreement"),
    ],
)
def test_what_is_missing_is_asked_at_closing_and_nothing_is_stored(front: Front, told: Told, field: str):
    with pytest.raises(StillNeeded) as refused:
        conclude(front.talk(), told, by=front.counsellor, at=NOW)
    assert field in {need.field for need in refused.value.needs}
    with acting(HOUSE):
        assert not Client.objects.exists()


HEARD = st.builds(
    Heard,
    kind=st.none() | st.sampled_from(ConcernKind),
    category=st.sampled_from(["", "decisions", "legislation", "family_home"]),
    ending=st.none() | st.sampled_from(Handling),
    because=st.none() | st.sampled_from(BrokenOffBecause),
    request=st.sampled_from(["", "Ga mee."]),
)
TALKS = st.builds(
    Told,
    relation=st.none() | st.sampled_from(Relation),
    authority=st.none() | st.just(ParentalAuthority.STEP_PARENT),
    heard=st.lists(HEARD, max_size=3).map(tuple),
    agreement=st.sampled_from(["", "Wij bellen.", "Dag [naam]."]),
    agreed=st.none() | st.booleans(),
)


@given(told=TALKS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_talk_is_stored_whole_or_not_at_all(front: Front, told: Told):
    """Whatever was filled in: either nothing is missing and all of it stands, or nothing does."""
    item = front.talk()
    told = replace(told, authority=told.authority if told.relation is Relation.PARENT else None)
    if missing(told, on=TODAY, by=front.counsellor.person_id):
        with pytest.raises(StillNeeded):
            conclude(item, told, by=front.counsellor, at=NOW)
        assert one_waiting(item, by=front.counsellor, at=NOW).is_mine
        return
    made = conclude(item, told, by=front.counsellor, at=NOW)
    seen = page(front, made.client_id)
    assert sorted(one.handling for one in seen.concerns) == sorted(one.ending.value for one in told.heard if one.ending)


def test_a_draft_that_became_a_client_holds_no_words(front: Front):
    item = front.talk()
    drafts.save_draft(item, {"note": ["Geheim."]}, by=front.counsellor, at=NOW)
    made = conclude(item, TOLD, by=front.counsellor, at=NOW)
    text = stored(item).draft.opened(by=HOUSE)
    assert "Geheim" not in text
    assert str(made.client_id) in text


def test_what_somebody_wrote_to_us_is_kept_as_they_wrote_it(front: Front):
    item = front.letter(letter=Letter(nickname="Noor", text="Mijn nummer is 111222333."))
    desk.take(item, by=front.counsellor, at=NOW)
    made = conclude(item, TOLD, by=front.counsellor, at=NOW)
    assert [read.text for read in page(front, made.client_id).notes] == ["Mijn nummer is 111222333."]
