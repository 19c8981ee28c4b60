"""A counsellor draws one code for each trajectory, and casework keeps neither when nor which."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.told.casework import DAY, Team

from gehoord.casework import trajectories
from gehoord.casework.inviting.asked_once import InvitedBefore, NothingToLookBackOn, check, spend
from gehoord.casework.models import Trajectory
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault.models import JournalEntry

LATER = DAY + timedelta(days=30)


def closed(team: Team, client, on=DAY):
    road = team.trajectory(client, on=on)
    trajectories.close(road.pk, by=team.counsellor, on=on)
    return road


def test_each_trajectory_that_was_closed_gives_one_code(team: Team):
    client, by = team.client(), team.counsellor
    for day in (DAY, LATER):
        closed(team, client, day)
        check(client.pk, by=by)
        spend(client.pk, by=by)
        for verb in (check, spend):
            with pytest.raises(InvitedBefore):
                verb(client.pk, by=by)


def test_who_comes_back_and_is_helped_again_was_asked_already(team: Team):
    client = team.client()
    road = closed(team, client)
    spend(client.pk, by=team.counsellor)
    trajectories.reopen(road.pk, by=team.counsellor, on=LATER)
    with pytest.raises(NothingToLookBackOn):
        spend(client.pk, by=team.counsellor)
    trajectories.close(road.pk, by=team.counsellor, on=LATER)
    with pytest.raises(InvitedBefore):
        spend(client.pk, by=team.counsellor)


def test_advice_or_nothing_at_all_gives_no_code(team: Team):
    client = team.client()
    team.concern(client)
    with pytest.raises(NothingToLookBackOn):
        spend(client.pk, by=team.counsellor)


def test_what_is_kept_is_a_yes_and_the_journal_has_nothing(team: Team):
    client = team.client()
    closed(team, client)
    lines = JournalEntry.objects.count()
    spend(client.pk, by=team.counsellor)
    assert JournalEntry.objects.count() == lines
    with acting(HOUSE):
        assert Trajectory.objects.get().invited is True


def test_who_does_not_belong_to_a_client_draws_nothing_for_them(team: Team):
    client = team.client()
    closed(team, client)
    with pytest.raises(NotFound):
        spend(client.pk, by=team.colleague)
