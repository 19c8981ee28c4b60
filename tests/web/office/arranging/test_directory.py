from __future__ import annotations

from uuid import uuid4

import pytest
from tests.web.office.conftest import Shown

from gehoord.directory.models import Assignment
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.office.arranging import agencies, directory


def assign(here, **more):
    return {"person": str(here.counsellor.person_id), "since": "2026-01-01", **more}


def test_the_worklist_says_what_is_not_arranged_and_a_gap_is_filled(here):
    page = Shown(directory.directory, here.coordinator).page
    assert page.count("Hier is geen vaste vertrouwenspersoon.") == 3
    assert "Groene Bank" in page
    done = Shown(directory.ground, here.coordinator, "GM0392", post=assign(here))
    assert done.answer.status_code == 302
    assert "is vanaf 01-01-2026 de vaste vertrouwenspersoon van Haarlem." in done.said
    page = Shown(directory.directory, here.coordinator).page
    assert page.count("Hier is geen vaste vertrouwenspersoon.") == 2


def test_the_same_form_sent_twice_is_carried_out_once(here):
    form = assign(here, sent=str(uuid4()))
    Shown(directory.ground, here.coordinator, "GM0392", post=form)
    again = Shown(directory.ground, here.coordinator, "GM0392", post=form)
    assert "Dit was al bewaard." in again.said
    assert Assignment.objects.count() == 1


def test_what_does_not_fit_gives_the_form_back_with_why(here):
    Shown(directory.ground, here.coordinator, "GM0392", post=assign(here))
    answer = Shown(directory.ground, here.coordinator, "GM0392", post=assign(here)).answer
    assert answer.status_code == 422
    assert "al de vaste vertrouwenspersoon" in answer.text
    empty = Shown(directory.ground, here.coordinator, "GM0392", post={"since": "x"}).answer
    assert "Vul dit nog in." in empty.text or "Kies nog wat past." in empty.text


def test_ground_of_another_office_is_read_and_not_arranged(here):
    page = Shown(directory.ground, here.coordinator, "GM0014").page
    assert "Groningen" in page
    assert "Wijs toe" not in page
    with pytest.raises(NotFound):
        Shown(directory.ground, here.coordinator, "GM0014", post=assign(here))
    assert not Assignment.objects.exists()


def test_who_arranges_nothing_reads_alone(here, officer):
    page = Shown(directory.directory, officer).page
    assert "Nog niet geregeld" not in page
    assert "Wijs toe" not in Shown(directory.ground, officer, "GM0392").page
    with pytest.raises(NotFound):
        Shown(directory.ground, officer, "GM0392", post=assign(here))


def test_an_outsider_does_not_see_who_works_where(here, auditor):
    for view, args in ((directory.directory, ()), (directory.ground, ("GM0392",)), (agencies.agencies, ())):
        with pytest.raises(NotFound):
            Shown(view, auditor, *args)


@pytest.mark.parametrize("code", ["GM9999", "JZ99", "weg"])
def test_a_place_that_is_none_is_not_there(here, code):
    with pytest.raises(NotFound):
        Shown(directory.ground, here.coordinator, code)


def test_a_turn_gets_a_stand_in_and_ends(here, today):
    Shown(directory.ground, here.coordinator, "GM0392", post=assign(here))
    turn = Assignment.objects.get()
    deputy = {"person": str(here.colleague.person_id), "since": "2026-02-01"}
    assert "neemt hier waar" in Shown(directory.let_stand_in, here.coordinator, turn.pk, post=deputy).said
    assert "Waarnemer:" in Shown(directory.ground, here.coordinator, "GM0392").page
    ended = Shown(directory.end_turn, here.coordinator, turn.pk, post={"on": today.isoformat()})
    assert "De toewijzing eindigt op" in ended.said
    turn.refresh_from_db()
    assert turn.until == today


def test_a_turn_of_another_office_is_not_there(here, administrator):
    Shown(directory.ground, here.coordinator, "GM0392", post=assign(here))
    turn = Assignment.objects.get()
    stranger = type(here.coordinator)(here.stranger.person_id, Role.COORDINATOR, here.there)
    for view in (directory.end_turn, directory.let_stand_in):
        with pytest.raises(NotFound):
            Shown(view, stranger, turn.pk)
        assert Shown(view, administrator, turn.pk).answer.status_code == 200


def test_a_search_finds_a_municipality_anywhere_and_its_counsellor(here):
    assert "Groningen" in Shown(directory.directory, here.coordinator, get={"zoek": "groning"}).page
    assert "Niets gevonden" in Shown(directory.directory, here.coordinator, get={"zoek": "zzz"}).page


def test_one_region_can_be_asked_for(here):
    page = Shown(directory.directory, here.coordinator, get={"regio": "bestaat niet"}).page
    assert "Toon alle regio" in page


def test_the_page_is_complete_in_english(here):
    page = Shown(directory.ground, here.coordinator, "GM0392", language="en").page
    assert "Fixed counsellor" in page
    assert "Assign somebody" in page
