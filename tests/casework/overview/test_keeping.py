from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.told.casework import colleague

from gehoord.casework.overview import keeping
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role
from gehoord.vault.holds import HeldBecause, LiftedBecause, held


@pytest.fixture
def auditor(team):
    return Actor(colleague(team.here, Role.AUDITOR).person_id, Role.AUDITOR)


def test_a_case_is_kept_by_the_code_of_its_client_and_let_go(team, auditor):
    client = team.client()
    keeping.keep_case(client.called.lower(), HeldBecause.COMPLAINT, by=auditor)
    assert held([client.pk])
    (hold,) = keeping.holds_now(by=auditor)
    assert (hold.code, hold.kept.because) == (client.called, HeldBecause.COMPLAINT)
    assert hold.by.startswith("Collega")
    with pytest.raises(keeping.HeldAlready):
        keeping.keep_case(client.called, HeldBecause.COMPLAINT, by=auditor)
    keeping.let_case_go(client.pk, LiftedBecause.OVER, by=auditor)
    assert keeping.holds_now(by=auditor) == ()
    with pytest.raises(NotFound):
        keeping.let_case_go(client.pk, LiftedBecause.OVER, by=auditor)


def test_a_code_that_nobody_has_is_refused_kindly(team, auditor):
    with pytest.raises(keeping.NobodyHasThisCode, match="AAAA-AAAA"):
        keeping.case_by_code("aaaaaaaa", by=auditor)


def test_what_a_sweep_would_take_changes_nothing(team, auditor):
    team.meets(team.client(), on=date(2016, 3, 1))
    swept = {one.holding: one.due for one in keeping.next_sweep(by=auditor, on=date(2020, 1, 1))}
    assert swept["casework.advice_only"] == 1
    assert swept == {one.holding: one.due for one in keeping.next_sweep(by=auditor, on=date(2020, 1, 1))}


def test_codes_are_told_of_cases_that_are_clients(team, auditor):
    client = team.client()
    assert keeping.codes_of_cases([client.pk, uuid4(), None], by=auditor) == {client.pk: client.called}


def test_retention_is_watched_by_the_auditor_and_seen_by_the_administrator(team):
    administrator = Actor(colleague(team.here, Role.ADMINISTRATOR).person_id, Role.ADMINISTRATOR)
    assert keeping.holds_now(by=administrator) == ()
    calls = (
        lambda by: keeping.keep_case("K7QM3FXA", HeldBecause.REQUEST, by=by),
        lambda by: keeping.let_case_go(uuid4(), LiftedBecause.OVER, by=by),
        lambda by: keeping.case_by_code("K7QM3FXA", by=by),
    )
    for actor in (administrator, team.coordinator, team.counsellor):
        for call in calls:
            with pytest.raises(NotFound):
                call(actor)
    for call in (keeping.holds_now, lambda by: keeping.codes_of_cases([], by=by)):
        with pytest.raises(NotFound):
            call(by=team.coordinator)
    with pytest.raises(NotFound):
        keeping.next_sweep(by=team.coordinator, on=date(2020, 1, 1))
