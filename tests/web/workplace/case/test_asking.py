from __future__ import annotations

from uuid import uuid4

import pytest
from tests.told.casework import Team
from tests.web.workplace.case.told import ON, rows, see, send

from gehoord.casework.models import Contact, Note
from gehoord.people.permissions import NotFound
from gehoord.web.workplace.case import about_client, about_concern

MET = {"on": ON, "kind": "concern", "with_client": "yes", "channel": "phone"}


def test_a_form_that_is_sent_twice_is_carried_out_once(team: Team, sam):
    key = str(uuid4())
    assert send(about_client.contact, team.counsellor, sam, sent=key, **MET)[1] == "Het contact is vastgelegd."
    assert send(about_client.contact, team.counsellor, sam, sent=key, **MET)[1] == "Dit was al bewaard."
    assert rows(Contact).count() == 1
    send(about_client.contact, team.counsellor, sam, sent=str(uuid4()), **MET)
    assert rows(Contact).count() == 2


def test_what_is_refused_gives_back_what_was_typed_and_stores_nothing(team: Team, sam):
    key = str(uuid4())
    wrong = MET | {"minutes": "2000", "text": "Een lang verhaal <b>"}
    answer, page = send(about_client.contact, team.counsellor, sam, sent=key, **wrong)
    assert answer.status_code == 422
    assert "Vul een aantal minuten in van 1 tot 1440" in page
    assert "Een lang verhaal &lt;b&gt;" in page
    assert key in page
    assert rows(Contact).count() == rows(Note).count() == 0
    assert send(about_client.contact, team.counsellor, sam, sent=key, **(wrong | {"minutes": "20"}))[0].status_code == 302


def test_what_is_missing_is_asked_kindly(team: Team, sam):
    answer, page = send(about_client.contact, team.counsellor, sam, on="", text="Blijft staan")
    assert answer.status_code == 422
    for words in ("Er mist nog iets", "Vul dit nog in.", "Kies nog wat past.", "Blijft staan"):
        assert words in page
    _, later = send(about_client.contact, team.counsellor, sam, **(MET | {"on": "2999-01-01"}))
    assert "Deze dag ligt in de toekomst" in later


def test_a_citizen_number_or_a_full_name_is_pointed_out_and_may_be_kept(team: Team, sam):
    text = "Peter Smit gaf 111222333 door aan Sam Verzonnen."
    answer, page = send(about_client.note, team.counsellor, sam, text=text, voice="ours")
    assert answer.status_code == 422
    assert "“Peter Smit” lijkt op de volledige naam van iemand anders" in page
    assert "“111222333” lijkt op een burgerservicenummer" in page
    assert "“Sam Verzonnen”" not in page
    assert rows(Note).count() == 0
    assert send(about_client.note, team.counsellor, sam, text=text, voice="ours", kept_anyway="yes")[0].status_code == 302
    assert rows(Note).count() == 1


@pytest.mark.parametrize("view", [about_client.contact, about_client.note, about_client.safe, about_concern.raised])
def test_a_form_about_somebody_elses_client_is_not_there(team: Team, sam, view):
    for actor in (team.colleague, team.stranger):
        with pytest.raises(NotFound):
            see(view, actor, sam)
        with pytest.raises(NotFound):
            send(view, actor, sam, **MET)


def test_a_form_says_whose_it_is_in_both_languages(team: Team, sam):
    assert "Sam Verzonnen" in see(about_client.note, team.counsellor, sam)
    english = see(about_client.note, team.counsellor, sam, language="en")
    for words in ("Write a note", "For myself alone", "Keep the note"):
        assert words in english
