from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.told.casework import colleague
from tests.told.intake import NOW, TODAY, Front

from gehoord.directory.assignments import assign_counsellor, report_absence
from gehoord.directory.models import AgencyLocation, OfficeArea
from gehoord.intake.routing import pass_on, propose
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.routing import Reach

LONG_AGO = TODAY - timedelta(days=900)


@pytest.fixture
def served(front: Front) -> Front:
    """The colleague is the fixed face of the location, the counsellor of the municipality; the first office has the province."""
    with acting(HOUSE):
        OfficeArea.objects.create(office_id=front.team.here, place="PV27", since=LONG_AGO)
        location = AgencyLocation.objects.get(pk=front.team.place)
        assign_counsellor(location, front.colleague.person_id, since=LONG_AGO, by=HOUSE)
        assign_counsellor("GM0392", front.counsellor.person_id, since=LONG_AGO, by=HOUSE)
    return front


def advice(front: Front, *, stays=None, municipality="GM0392", about=(), conflicts=frozenset()):
    return propose(municipality=municipality, stays=stays, about=about, on=TODAY, by=front.counsellor, conflicts=conflicts)


def test_where_a_young_person_stays_its_own_counsellor_is_proposed_with_the_reason(served: Front):
    found = advice(served, stays=served.team.place)
    assert found.proposed.id == served.colleague.person_id
    assert "vaste vertrouwenspersoon van De Haven" in found.proposed.reason.nl
    assert [choice.reach for choice in found.all] == [Reach.LOCATION, Reach.MUNICIPALITY, Reach.PROVINCE, Reach.DESK]


def test_of_several_places_it_is_about_the_first_with_its_own_counsellor_counts_and_it_is_said(served: Front):
    haven, other = served.team.place, uuid4()
    alone, several = advice(served, about=(haven,)).proposed, advice(served, about=(other, haven)).proposed
    assert alone.id == several.id == served.colleague.person_id
    assert "meer locaties" not in alone.reason.nl
    assert "meer locaties; dit is de eerste met een eigen vertrouwenspersoon" in several.reason.nl
    assert advice(served, about=(other,)).proposed.id == served.counsellor.person_id


def test_else_who_works_where_the_client_lives(served: Front):
    assert advice(served).proposed.id == served.counsellor.person_id


def test_who_is_away_gives_way_to_who_stands_in(served: Front):
    stand_in = colleague(served.team.here).person_id
    away = served.colleague.person_id
    with acting(HOUSE):
        report_absence(away, since=TODAY, until=TODAY, office_id=served.team.here, by=HOUSE, stand_in_id=stand_in)
    found = advice(served, stays=served.team.place)
    assert found.proposed.id == stand_in
    assert "neemt waar" in found.proposed.reason.nl


def test_who_stands_too_close_is_passed_over(served: Front):
    found = advice(served, stays=served.team.place, conflicts={served.colleague.person_id})
    assert found.proposed.id == served.counsellor.person_id


def test_where_nothing_is_known_it_stays_at_the_desk_and_says_why(served: Front):
    found = advice(served, municipality=None)
    assert found.proposed.id is None
    assert "geen woonplaats" in found.proposed.reason.nl
    assert found.others == ()


def test_the_last_choice_is_always_that_it_stays(served: Front):
    assert advice(served, stays=served.team.place).all[-1].id is None


def test_whoever_has_no_desk_gets_no_proposal(served: Front):
    with pytest.raises(NotFound):
        propose(municipality="GM0392", stays=None, on=TODAY, by=colleague(served.team.here, Role.ALERTS_OFFICER))


def test_nobody_is_asked_without_consent_or_of_oneself_or_where_there_is_nobody(front: Front):
    client = front.team.client().pk
    asked = {"by": front.counsellor, "at": NOW, "why": ""}
    assert pass_on(client, None, agreed=True, **asked) == ""
    assert pass_on(client, front.counsellor.person_id, agreed=True, **asked) == ""
    assert pass_on(client, front.colleague.person_id, agreed=False, **asked) == ""
    assert pass_on(client, colleague(front.team.here, Role.AUDITOR).person_id, agreed=True, **asked) == ""
    assert pass_on(client, front.colleague.person_id, agreed=True, **asked)
