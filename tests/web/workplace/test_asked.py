from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings
from tests.told.casework import DAY, Team, noon, open_offices
from tests.web.workplace.case.told import asking
from tests.web.workplace.test_clients import read

from gehoord.casework import contacts, referrals
from gehoord.casework.access import open_client
from gehoord.casework.referrals import Answered
from gehoord.people.permissions import NotFound
from gehoord.practice.trust.consent import ConsentScope
from gehoord.vault import keys
from gehoord.web.workplace import asked, clients
from gehoord.web.workplace.case import page as case

WHY = "Kun jij met Sam praten over school?"


@pytest.fixture
def team(db, tmp_path: Path):
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield open_offices()
        keys.forget_open_keys()


@pytest.fixture
def question(team: Team):
    client = team.client()
    contacts.give_consent(client.pk, ConsentScope.COLLEAGUE, "Goed", by=team.counsellor, on=DAY)
    to = team.colleague
    return referrals.refer(client.pk, to=to.person_id, to_office=team.here, by=team.counsellor, at=noon(), why=WHY)


def post(view, actor, *args):
    return view(asking(actor, form={}), *args)


def test_a_question_stands_on_the_list_with_its_words_until_it_is_answered(team: Team, question):
    page = read(clients.clients, team.colleague)
    for words in ("Een collega vraagt u", "erbij vragen", WHY, "Neem aan", f"/gevraagd/{question.pk}/aannemen/"):
        assert words in page
    assert "A colleague asks you" in read(clients.clients, team.colleague, language="en")
    assert "Een collega vraagt u" not in read(clients.clients, team.counsellor)
    assert post(asked.accept, team.colleague, question.pk).url == "/clienten/"
    assert open_client(question.client_id, by=team.colleague)
    assert "Een collega vraagt u" not in read(clients.clients, team.colleague)


def test_who_says_no_does_not_get_the_client(team: Team, question):
    post(asked.decline, team.colleague, question.pk)
    with pytest.raises(NotFound):
        open_client(question.client_id, by=team.colleague)
    assert "Trek in" not in read(case.client, team.counsellor, question.client_id)


def test_who_asked_sees_it_with_the_client_and_takes_it_back(team: Team, question):
    page = read(case.client, team.counsellor, question.client_id)
    assert "gevraagd op" in page
    assert "Trek in" in page
    assert post(asked.revoke, team.counsellor, question.client_id, question.pk).url == f"/clienten/{question.client_id}/"
    with pytest.raises(Answered):
        post(asked.accept, team.colleague, question.pk)


def test_nobody_answers_for_another(team: Team, question):
    for actor in (team.stranger, team.coordinator, team.counsellor):
        for view in (asked.accept, asked.decline):
            with pytest.raises(NotFound):
                post(view, actor, question.pk)


def test_looking_at_an_address_answers_nothing(team: Team, question):
    assert asked.accept(asking(team.colleague), question.pk).status_code == 405


def test_who_came_along_stands_in_the_list_once_with_the_way_to_end_it(team: Team, question):
    referrals.accept(question.pk, by=team.colleague, at=noon(DAY))
    page = read(case.client, team.counsellor, question.client_id)
    named = page.partition('id="belongs"')[2].partition("</ul>")[0]
    assert "Beëindig" in named
    assert "Trek in" not in named
    assert named.count(f"/gevraagd/{question.pk}/intrekken/") == 1
