from __future__ import annotations

from datetime import date

import pytest
from allauth.account import decorators
from tests.told.casework import Team
from tests.web.workplace.case.told import rows, see, send

from gehoord.casework.models import Client, Merging
from gehoord.casework.registration import Who
from gehoord.people.permissions import NotFound
from gehoord.web.workplace.case import doubles, page


@pytest.fixture(autouse=True)
def shown_lately(monkeypatch):
    """Who asks showed a factor just now; that it is asked for is proved in a browser."""
    monkeypatch.setattr(decorators.reauthentication, "is_reauthentication_required", lambda *_, **__: False)


@pytest.fixture
def again(team: Team, sam):
    return team.client(who=Who("Sam Verzonnen", "2010")).pk


def test_the_same_name_is_on_top_of_who_it_could_be(team: Team, sam, again):
    team.client(who=Who("Iemand Anders"))
    told = see(doubles.merging, team.counsellor, sam)
    assert told.index("zelfde naam") < told.index("Iemand Anders")


def test_both_are_seen_before_they_become_one_and_it_can_be_taken_back(team: Team, sam, again):
    told = see(doubles.merging, team.counsellor, sam, address=f"/?met={again}")
    assert "Vanaf welke dag telt dit" in told
    assert told.count("Sam Verzonnen") >= 4
    assert "altijd terugdraaien" in told
    answer, said = send(doubles.merging, team.counsellor, sam, address=f"/?met={again}", stays=str(sam), since="2016-10-01")
    assert answer.url == f"/clienten/{sam}/"
    assert "Er is niets verdwenen" in said
    assert rows(Client).get(pk=again).merged_into_id == sam
    assert [one.one_since for one in rows(Merging).all()] == [date(2016, 10, 1)]
    assert "Samengevoegd met" in see(page.client, team.counsellor, sam)
    assert "samengevoegd met een andere" in see(page.client, team.counsellor, again)
    assert "teruggedraaid" in send(doubles.unmerge, team.counsellor, sam, again)[1]
    assert rows(Client).get(pk=again).merged_into_id is None


def test_the_other_one_may_stay_as_well(team: Team, sam, again):
    answer, _ = send(doubles.merging, team.counsellor, sam, address=f"/?met={again}", stays=str(again), since="2016-10-01")
    assert answer.url == f"/clienten/{again}/"
    assert rows(Client).get(pk=sam).merged_into_id == again


def test_a_client_of_somebody_else_is_not_there_to_merge_with(team: Team, sam):
    theirs = team.client(by=team.colleague).pk
    with pytest.raises(NotFound):
        see(doubles.merging, team.counsellor, sam, address=f"/?met={theirs}")
    with pytest.raises(NotFound):
        send(doubles.unmerge, team.counsellor, sam, theirs)
