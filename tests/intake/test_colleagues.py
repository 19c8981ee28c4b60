from __future__ import annotations

from tests.told.casework import colleague
from tests.told.intake import TODAY, Front

from gehoord.directory.assignments import report_absence
from gehoord.intake.colleagues import asks, at_office, person_at
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting


def away(front: Front, person_id):
    with acting(HOUSE):
        report_absence(person_id, since=TODAY, until=TODAY, office_id=front.team.here, by=HOUSE)


def test_a_counsellor_asks_the_own_office_and_the_advice_line_all(front: Front):
    own = {front.colleague.person_id, front.team.coordinator.person_id, front.line.person_id}
    assert {one.id for one in asks(by=front.counsellor, on=TODAY)} == own
    assert front.stranger.person_id in {one.id for one in asks(by=front.line, on=TODAY)}
    assert asks(by=colleague(front.team.here, Role.ALERTS_OFFICER), on=TODAY) == ()


def test_who_is_away_is_said(front: Front):
    away(front, front.colleague.person_id)
    found = {one.id: one.is_away for one in asks(by=front.counsellor, on=TODAY)}
    assert found[front.colleague.person_id]
    assert not found[front.line.person_id]


def test_for_an_office_answers_a_coordinator_who_is_there_else_a_counsellor(front: Front):
    answering = at_office(front.team.here, on=TODAY, by=front.stranger)
    assert answering is not None
    assert answering.id == front.team.coordinator.person_id
    away(front, front.team.coordinator.person_id)
    answering = at_office(front.team.here, on=TODAY, by=front.stranger)
    assert answering is not None
    assert answering.role is Role.COUNSELLOR


def test_somebody_is_found_with_their_office(front: Front):
    found = person_at(front.stranger.person_id, on=TODAY, by=front.counsellor)
    assert found is not None
    assert found.office_id == front.team.there
    assert person_at(colleague(front.team.here, Role.AUDITOR).person_id, on=TODAY, by=front.counsellor) is None
