from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest
from tests.told.casework import Team
from tests.web.workplace.outreach.conftest import Asked, in_days

from gehoord.directory.models import AgencyLocation
from gehoord.outreach import visits
from gehoord.outreach.models import Visit
from gehoord.outreach.visits import Counted
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.outreach import VisitKind
from gehoord.web.workplace.outreach import going, registering
from gehoord.web.workplace.outreach.meeting import hold_and_meet


def only() -> Visit:
    with acting(HOUSE):
        return Visit.objects.get()


def planned(team: Team, today) -> Visit:
    return visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=today)


@pytest.mark.parametrize(
    ("then", "state", "goes_to"), [("plan", "planned", ""), ("ask", "asked", ""), ("register", "planned", "vastleggen/")]
)
def test_a_visit_is_planned_wanted_or_registered_at_once(team: Team, then, state, goes_to):
    told = {"location": str(team.place), "kind": "group_visit", "on": in_days(0), "at": "14:30", "then": then}
    answer = Asked(registering.plan_visit, team.counsellor, post=told).answer
    assert only().state == state
    assert answer.url == f"/bezoeken/{only().pk}/{goes_to}"


def test_what_is_missing_is_said_beside_the_field(team: Team):
    page = Asked(registering.plan_visit, team.counsellor, post={"kind": "group_visit", "on": "ooit", "at": "laat"}).given_back
    for words in ("Kies een plek.", "Schrijf de dag als dag, maand en jaar", "Schrijf de tijd als uren en minuten"):
        assert words in page
    with acting(HOUSE):
        assert not Visit.objects.exists()


def test_the_form_knows_the_place_it_was_opened_for(team: Team):
    page = Asked(registering.plan_visit, team.counsellor, get={"locatie": str(team.place)}).page
    assert f'name="location" value="{team.place}"' in page
    assert 'data-from="/bezoeken/plekken/" data-own' in page


def test_a_visit_gets_another_day_or_does_not_go_on(team: Team, today):
    visit = planned(team, today)
    asked = Asked(registering.move_visit, team.counsellor, visit.pk, post={"on": in_days(3), "at": ""})
    assert asked.answer.status_code == 302
    assert "nieuwe dag" in asked.said
    assert only().on.isoformat() == in_days(3)
    assert "Kies een dag." in Asked(registering.move_visit, team.counsellor, visit.pk, post={}).given_back
    assert "Kies er een." in Asked(registering.cancel_visit, team.counsellor, visit.pk, post={}).given_back
    asked = Asked(registering.cancel_visit, team.counsellor, visit.pk, post={"why": "group_away"})
    assert "blijft aan de beurt" in asked.said
    assert only().called_off == "group_away"


def test_a_visit_is_registered_with_its_numbers(team: Team, today):
    visit = planned(team, today)
    told = {"on": in_days(0), "present": "8", "booklets": "3", "cards": ""}
    asked = Asked(registering.register_visit, team.counsellor, visit.pk, post=told)
    assert asked.said == "Het bezoek is vastgelegd en telt mee."
    assert (only().state, only().present, only().booklets, only().cards) == ("held", 8, 3, None)
    assert Asked(registering.register_visit, team.counsellor, visit.pk).answer.status_code == 302


def test_what_nobody_counted_is_no_nought(team: Team, today):
    visit = visits.hold(planned(team, today).pk, Counted(0, 0, booklets=2), by=team.counsellor, on=today, today=today)
    page = Asked(going.show_visit, team.counsellor, visit.pk).page
    assert re.findall(r"<dd>(\d+|–)</dd>", page) == ["0", "0", "2", "–"]


def test_what_was_registered_is_taken_back_from_the_sentence_that_says_so(team: Team, today):
    visit = planned(team, today)
    asked = Asked(registering.register_visit, team.counsellor, visit.pk, post={"on": in_days(0), "present": "8"})
    assert asked.undo == f"/bezoeken/{visit.pk}/ongedaan/"
    back = Asked(registering.take_back_visit, team.counsellor, visit.pk, post={})
    assert (back.said, only().state) == ("Het bezoek staat weer als gepland en telt niet mee.", "planned")
    again = Asked(registering.take_back_visit, team.counsellor, visit.pk, post={})
    assert "niet meer ongedaan" in again.said


def test_a_visit_with_introductions_offers_no_way_back(team: Team, today):
    visit = planned(team, today)
    told = {"on": in_days(0), "present": "8", "young_person_female": "1"}
    assert Asked(registering.register_visit, team.counsellor, visit.pk, post=told).undo == ""
    assert "dus het bezoek blijft staan" in Asked(registering.take_back_visit, team.counsellor, visit.pk, post={}).said


def test_what_does_not_fit_gives_the_form_back(team: Team, today):
    visit = planned(team, today)
    for told, words in (
        ({"on": in_days(1)}, "moet nog komen"),
        ({"on": in_days(0), "present": "2", "young_person_female": "3"}, "maar er waren er 2"),
        ({"on": in_days(0), "present": "veel"}, "Vul een heel getal in"),
    ):
        assert words in Asked(registering.register_visit, team.counsellor, visit.pk, post=told).given_back
    assert only().state == "planned"


def test_a_briefing_of_staff_asks_for_no_introductions(team: Team, today):
    visit = visits.plan(team.place, VisitKind.STAFF_BRIEFING, by=team.counsellor, on=today)
    assert "Wie ontmoette u voor het eerst?" not in Asked(registering.register_visit, team.counsellor, visit.pk).page


def test_nobody_registers_the_visit_of_another(team: Team, today):
    visit = planned(team, today)
    for actor in (team.colleague, team.stranger):
        for view in (registering.register_visit, registering.move_visit, registering.cancel_visit, registering.take_back_visit):
            for told in ({"on": in_days(0), "why": "other"}, {}):
                with pytest.raises(NotFound):
                    Asked(view, actor, visit.pk, post=told)


def test_a_coordinator_agrees_how_often(team: Team):
    assert "Nu elke week." in Asked(registering.frequency, team.coordinator, team.place).page
    asked = Asked(registering.frequency, team.coordinator, team.place, post={"every": "month", "why": "worries"})
    assert asked.answer.url == "/bezoeken/"
    with acting(HOUSE):
        assert AgencyLocation.objects.get(pk=team.place).every_months == 1
    for actor, place in ((team.counsellor, team.place), (team.coordinator, uuid4())):
        with pytest.raises(NotFound):
            Asked(registering.frequency, actor, place)


def test_a_form_that_is_sent_twice_plans_one_visit(team: Team):
    told = {"location": str(team.place), "kind": "group_visit", "on": in_days(0), "sent": str(uuid4())}
    first, again = (Asked(registering.plan_visit, team.counsellor, post=told) for _ in range(2))
    assert first.answer.url == f"/bezoeken/{only().pk}/"
    assert again.said == "Dit was al bewaard."


def test_who_registers_twice_at_once_is_led_to_the_visit(team: Team, today, monkeypatch: pytest.MonkeyPatch):
    visit = planned(team, today)

    def first(*_args, **options):
        """The other of the two gets there just before."""
        visits.hold(visit.pk, Counted(), by=team.counsellor, on=today, today=today)
        return hold_and_meet(*_args, **options)

    monkeypatch.setattr(registering, "hold_and_meet", first)
    asked = Asked(registering.register_visit, team.counsellor, visit.pk, post={"on": in_days(0)})
    assert asked.answer.url == f"/bezoeken/{visit.pk}/"


def test_while_typing_the_open_places_of_the_office_are_offered_and_the_own_ones_before_that(team: Team):
    def offered(actor, **asked):
        return [one["id"] for one in json.loads(Asked(registering.places_to_go, actor, get=asked).answer.content)["places"]]

    assert str(team.place) in offered(team.counsellor, q="haven")
    assert offered(team.counsellor, q="nergens") == []
    assert offered(team.counsellor) == [str(team.place)]
    assert offered(team.stranger, q="haven") == []
