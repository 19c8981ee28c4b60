from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.casework import DAY, Team
from tests.web.workplace.case.told import rows, see, send, undo_of

from gehoord.casework import contacts, referrals
from gehoord.casework.access import open_client
from gehoord.casework.models import Handing
from gehoord.people.permissions import NotFound
from gehoord.practice.trust.consent import ConsentScope
from gehoord.web.workplace.case import colleagues, page

TODAY = timezone.localdate()


@pytest.fixture
def agreed(team: Team, sam):
    contacts.give_consent(sam, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
    return sam


def test_a_colleague_is_asked_along_and_it_can_be_taken_back(team: Team, agreed):
    told = see(colleagues.refer, team.counsellor, agreed)
    assert "vindt het goed dat een andere vertrouwenspersoon meeleest" in told
    asked = {"to": str(team.colleague.person_id), "why": "Kun jij mee?"}
    undo = undo_of(colleagues.refer, team.counsellor, agreed, **asked)
    assert undo.endswith("/intrekken/")
    handing = rows(Handing).get()
    referrals.accept(handing.pk, by=team.colleague, at=timezone.localtime())
    assert "nam dat aan" in see(page.client, team.counsellor, agreed)
    assert open_client(agreed, by=team.colleague)


def test_without_consent_somebody_says_that_there_is_no_other_way(team: Team, sam):
    assert "gaf nog geen toestemming" in see(colleagues.transfer, team.counsellor, sam)
    asked = {"to": str(team.stranger.person_id), "why": ""}
    answer, told = send(colleagues.transfer, team.counsellor, sam, **asked)
    assert (answer.status_code, "Vraag dat eerst" in told) == (422, True)
    assert "zegt ja of nee" in send(colleagues.transfer, team.counsellor, sam, no_other_way="on", **asked)[1]
    assert rows(Handing).get().to_office_id == team.there


def test_a_client_goes_to_another_office_when_the_colleague_there_says_yes(team: Team, agreed):
    send(colleagues.transfer, team.counsellor, agreed, to=str(team.stranger.person_id), why="Verhuisd")
    referrals.accept(rows(Handing).get().pk, by=team.stranger, at=timezone.localtime())
    assert "Sam Verzonnen" in see(page.client, team.stranger, agreed)
    with pytest.raises(NotFound):
        see(page.client, team.counsellor, agreed)


def test_who_reads_along_stays_after_a_transfer_only_when_the_client_wants_it(team: Team, agreed):
    referrals.accept(asked_along(team, agreed), by=team.colleague, at=timezone.localtime())
    assert "mag blijven meelezen" not in see(colleagues.refer, team.counsellor, agreed)
    assert "mag blijven meelezen" in see(colleagues.transfer, team.counsellor, agreed)
    send(colleagues.transfer, team.counsellor, agreed, to=str(team.stranger.person_id), why="Verhuisd", keeps="on")
    assert rows(Handing).get(kind="transfer").keeps


def asked_along(team, client):
    send(colleagues.refer, team.counsellor, client, to=str(team.colleague.person_id), why="Kun jij mee?")
    return rows(Handing).get().pk


def test_a_coordinator_lets_somebody_stand_in_and_sees_no_names(team: Team, sam):
    told = see(colleagues.away, team.coordinator)
    assert "1 cliënt." in told
    assert "niet om te publiceren" in told
    asked = {"absent": str(team.counsellor.person_id), "stand_in": str(team.colleague.person_id)}
    days = {"since": TODAY.isoformat(), "until": (TODAY + timedelta(days=7)).isoformat()}
    assert send(colleagues.away, team.coordinator, **asked, **days)[1] == "Waarneming geregeld voor 1 cliënt."
    assert "Sam Verzonnen" in see(page.client, team.colleague, sam)
    assert send(colleagues.away, team.coordinator, **asked, since="", until="")[0].status_code == 422
    for actor in (team.counsellor, team.colleague):
        with pytest.raises(NotFound):
            see(colleagues.away, actor)


def test_a_coordinator_gives_a_client_another_counsellor_by_code(team: Team, sam):
    told = see(colleagues.of_colleague, team.coordinator, team.counsellor.person_id, address=f"/?client={sam}")
    assert "Sam" not in told
    assert str(sam) in told
    asked = {"client": str(sam), "to": str(team.colleague.person_id), "because": "left"}
    send(colleagues.of_colleague, team.coordinator, team.counsellor.person_id, **asked)
    assert open_client(sam, by=team.colleague)
    with pytest.raises(NotFound):
        open_client(sam, by=team.counsellor)
    answer, again = send(colleagues.of_colleague, team.coordinator, team.counsellor.person_id, **asked)
    assert (answer.status_code, "heeft de cliënt al" in again) == (422, True)
    with pytest.raises(NotFound):
        see(colleagues.of_colleague, team.coordinator, team.stranger.person_id)


def test_who_is_away_is_said_with_the_name(team: Team):
    one = colleagues.Counsellor(team.here, "Bram Proef", team.here, is_away=True)
    (_, (_, told)) = colleagues.asked_of((one,))
    assert told.startswith("Bram Proef")
    assert told.endswith("(nu afwezig)")
