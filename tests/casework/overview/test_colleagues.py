from __future__ import annotations

from dataclasses import replace

import pytest
from tests.told.casework import DAY, Team

from gehoord.casework.overview.colleagues import codes_of, counsellors
from gehoord.casework.overview.colleagues import team as team_of
from gehoord.directory.assignments import report_absence
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting


def test_every_counsellor_here_and_elsewhere_can_be_asked_and_not_oneself(team: Team):
    with acting(HOUSE):
        report_absence(team.colleague.person_id, since=DAY, until=DAY, office_id=team.here, by=HOUSE)
    found = {one.id: one for one in counsellors(by=team.counsellor, on=DAY)}
    assert {team.colleague.person_id, team.stranger.person_id} <= set(found)
    assert team.counsellor.person_id not in found
    assert found[team.colleague.person_id].is_away
    assert found[team.stranger.person_id].office_id == team.there
    assert all(one.clients is None for one in found.values())


def test_the_coordinator_sees_who_has_how_many_clients_by_code_alone(team: Team):
    client = team.client()
    counted = {one.id: one.clients for one in team_of(by=team.coordinator, on=DAY)}
    assert counted == {team.counsellor.person_id: 1, team.colleague.person_id: 0}
    assert codes_of(team.counsellor.person_id, by=team.coordinator, on=DAY) == ((client.pk, client.called),)


def test_who_arranges_nobodys_work_sees_no_team(team: Team):
    for ask in (
        lambda: team_of(by=team.counsellor, on=DAY),
        lambda: codes_of(team.colleague.person_id, by=team.counsellor, on=DAY),
        lambda: counsellors(by=replace(team.counsellor, role=Role.AUDITOR), on=DAY),
    ):
        with pytest.raises(NotFound):
            ask()
