"""One visit with ten introductions: ten clients who belong to the counsellor, one visit that knows a number."""

from __future__ import annotations

import pytest
from tests.told.casework import Team
from tests.web.workplace.outreach.conftest import Asked, in_days

from gehoord.casework.models import Client, Contact, Identity, Residence
from gehoord.casework.queries import caseload
from gehoord.outreach import facts, visits
from gehoord.outreach.models import Visit
from gehoord.outreach.visits import Counted, NotYetHeld
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation, Sex
from gehoord.practice.outreach import VisitKind
from gehoord.web.workplace.outreach import registering
from gehoord.web.workplace.outreach.meeting import Newcomer, hold_and_meet

TEN = {
    "young_person_female": "4",
    "young_person_male": "3",
    "parent_female": "1",
    "name_0": "Noor",
    "born_0": "2011",
    "sex_0": "female",
}


@pytest.fixture
def visit(team: Team, today) -> Visit:
    return visits.plan(team.place, VisitKind.GROUP_VISIT, by=team.counsellor, on=today)


def test_ten_are_registered_in_one_go(team: Team, visit, today):
    told = {**TEN, "on": in_days(0), "present": "12", "booklets": "10", "lives": "on", "name_1": "Sam", "sex_1": ""}
    asked = Asked(registering.register_visit, team.counsellor, visit.pk, post=told)
    assert "10 kennismakingen vastgelegd" in asked.said
    with acting(HOUSE):
        assert (Visit.objects.get().introduced, Visit.objects.get().present) == (10, 12)
        met = Contact.objects.filter(kind="introduction", channel="group_visit", location=team.place, on=today)
        assert met.count() == 10
        clients = Client.objects.filter(pk__in=met.values("client"))
        assert sorted(clients.values_list("relation", flat=True)) == ["parent"] + ["young_person"] * 9
        assert clients.get(relation="parent").parental_authority == "authority_unknown"
        assert clients.filter(sex="female").count() == 6
        assert Residence.objects.filter(client__in=clients, municipality="GM0392").count() == 9
        assert Identity.objects.filter(client__in=clients).count() == 2
    assert len(caseload(by=team.counsellor, on=today)) == 10
    assert caseload(by=team.colleague, on=today) == []
    assert len(facts.of(today.year, locations=[team.place], by=HOUSE)[0]) == 1


def test_who_does_not_live_there_has_no_residence_from_it(team: Team, visit):
    Asked(registering.register_visit, team.counsellor, visit.pk, post={"on": in_days(0), "young_person_unknown": "2"})
    with acting(HOUSE):
        assert Client.objects.count() == 2
        assert not Residence.objects.exists()


def test_it_is_all_or_nothing(team: Team, visit, today, monkeypatch):
    met = [Newcomer(Relation.YOUNG_PERSON, Sex.FEMALE)] * 3

    def stop(*_args, **_kwargs):
        raise NotYetHeld(on="later")

    monkeypatch.setattr("gehoord.web.workplace.outreach.meeting.contacts.record_contact", stop)
    with pytest.raises(NotYetHeld):
        hold_and_meet(visit.pk, Counted(), met, lives=True, by=team.counsellor, on=today, today=today)
    with acting(HOUSE):
        assert not Client.objects.exists()
        assert Visit.objects.get().state == "planned"
