from __future__ import annotations

import re

import pytest
from django.utils import timezone
from tests.told.casework import DAY, Team
from tests.web.workplace.case.told import ON, rows, see, send, undo_of

from gehoord.casework import trajectories
from gehoord.casework.models import Client, Concern, ConcernStanding, Note, Trajectory
from gehoord.people.permissions import NotFound
from gehoord.practice.actions import ActionKind
from gehoord.practice.concerns import category
from gehoord.survey.models import Invitation
from gehoord.web.templatetags.house import spoken
from gehoord.web.workplace.case import about_concern, page

RAISED = {"kind": "complaint", "category": "decisions", "on": "2024-03-01", "channel": "phone"}


@pytest.fixture
def concern(team: Team, sam):
    return team.concern(rows(Client).get(pk=sam)).pk


@pytest.fixture
def road(team: Team, sam):
    return team.trajectory(rows(Client).get(pk=sam))


def test_a_concern_is_raised_with_what_the_client_told(team: Team, sam):
    send(about_concern.raised, team.counsellor, sam, text="Mijn weekend stopt", location=str(team.place), **RAISED)
    concern, note = rows(Concern).get(), rows(Note).get()
    assert (concern.category, concern.location_id, note.concern_id, note.voice) == ("decisions", team.place, concern.pk, "client")


def test_a_category_of_another_kind_is_refused_and_all_that_was_typed_comes_back(team: Team, sam):
    answer, told = send(about_concern.raised, team.counsellor, sam, text="Mijn weekend", **(RAISED | {"kind": "question"}))
    assert answer.status_code == 422
    assert "hoort niet bij een vraag" in told
    assert "Mijn weekend" in told
    assert 'value="decisions" data-kind="complaint"' in told.replace(" selected", "")
    assert rows(Concern).count() == rows(Note).count() == 0


def test_each_category_says_what_belongs_in_it_so_that_typing_finds_it(team: Team, sam):
    told = see(about_concern.raised, team.counsellor, sam)
    assert 'data-kind="problem"' in told
    assert 'data-about="' in told
    assert spoken(category("privacy").definition) in told
    assert "/voorstel/categorie/" in told


def test_advice_concludes_and_a_trajectory_may_still_follow(team: Team, sam, concern):
    send(about_concern.advice, team.counsellor, sam, concern, remark="Vraag het dossier op", on=ON)
    assert rows(Concern).get().handling == "advised"
    told = see(page.client, team.counsellor, sam)
    assert "Vraag het dossier op" in told
    assert "Toch een traject" in told
    assert send(about_concern.advice, team.counsellor, sam, concern, on=ON)[0].status_code == 422


def test_breaking_off_says_why_and_not_after_steps(team: Team, sam, concern, road):
    send(about_concern.broken, team.counsellor, sam, concern, because="no_reaction", on=ON)
    assert rows(Concern).get(pk=concern).handling == "broken_off"
    team.action(road)
    answer, told = send(about_concern.broken, team.counsellor, sam, road.pk, because="no_reaction", on=ON)
    assert (answer.status_code, "Er zijn al stappen gezet" in told) == (422, True)


def test_category_and_place_change_from_a_day_on(team: Team, sam, concern):
    send(about_concern.category, team.counsellor, sam, concern, category="privacy", on="2016-04-01", remark="Beter zo")
    send(about_concern.place, team.counsellor, sam, concern, location=str(team.other_place), on="2016-04-02")
    changed = rows(Concern).get()
    assert (changed.category, changed.location_id) == ("privacy", team.other_place)
    assert rows(ConcernStanding).count() == 3
    assert "Kies een dag vanaf" in send(about_concern.category, team.counsellor, sam, concern, category="file", on=ON)[1]


def test_a_trajectory_begins_with_what_the_client_asked(team: Team, sam, concern):
    asked = {"request": "Ga met mij mee", "asked_on": ON, "asked_how": "spoken", "on": ON}
    assert "beslist over elke stap" in send(about_concern.support, team.counsellor, sam, concern, **asked)[1]
    assert rows(Trajectory).get().concern_id == concern
    assert "Ga met mij mee" in see(page.client, team.counsellor, sam)
    late = asked | {"asked_on": "2016-04-01"}
    other = team.concern(rows(Client).get(pk=sam)).pk
    assert "alleen als de cliënt erom vraagt" in send(about_concern.support, team.counsellor, sam, other, **late)[1]


def test_closing_waits_for_the_last_step_can_be_undone_and_leads_to_an_invitation(team: Team, sam, road):
    action = team.action(road, ActionKind.TALK_EMPLOYEE)
    asked = {"on": ON, "invited": "no"}
    assert "Er loopt nog een actie" in send(about_concern.closing, team.counsellor, sam, road.pk, **asked)[1]
    team.ended(action)
    undo = undo_of(about_concern.closing, team.counsellor, sam, road.pk, **asked)
    assert undo.endswith("/heropenen/")
    assert "Heropen" in see(page.client, team.counsellor, sam)
    assert send(about_concern.reopen, team.counsellor, sam, road.pk)[1] == "Het traject is weer open."
    assert rows(Concern).get().closed_on is None
    answer, _ = send(about_concern.closing, team.counsellor, sam, road.pk, on="2999-01-01", invited="yes")
    assert answer.status_code == 422
    answer, told = send(about_concern.closing, team.counsellor, sam, road.pk, on=timezone.localdate().isoformat(), invited="yes")
    assert (answer.status_code, "Geef deze code aan de cliënt" in told) == (200, True)
    assert rows(Invitation).count() == 1


def test_an_invitation_waits_for_a_trajectory_to_be_closed(team: Team, sam, road):
    assert "Sluit het traject eerst af" in see(about_concern.invitation, team.counsellor, sam)
    answer, told = send(about_concern.invitation, team.counsellor, sam)
    assert (answer.status_code, "Sluit het traject eerst af" in told) == (422, True)
    assert rows(Invitation).count() == 0


def test_a_client_gets_one_code_for_a_trajectory(team: Team, sam, road):
    trajectories.close(road.pk, by=team.counsellor, on=DAY)
    assert "Geef deze code" in send(about_concern.invitation, team.counsellor, sam)[1]
    answer, told = send(about_concern.invitation, team.counsellor, sam)
    assert (answer.status_code, "al een code gemaakt" in told) == (422, True)
    told = see(about_concern.invitation, team.counsellor, sam, language="en")
    assert "A code was made for this trajectory already" in told
    assert "Back to the client" in told
    assert rows(Invitation).count() == 1


def test_an_invitation_knows_an_age_group_and_nothing_of_the_client(team: Team, sam, road):
    trajectories.close(road.pk, by=team.counsellor, on=DAY)
    assert rows(Invitation).count() == 0
    told = see(about_concern.invitation, team.counsellor, sam)
    assert "jongere of volwassene" in told
    answer, shown = send(about_concern.invitation, team.counsellor, sam)
    assert answer.status_code == 200
    assert "Geef deze code aan de cliënt" in shown
    assert re.search(r'value="http://testserver/mening/[0-9a-z-]{12,}/" readonly', shown)
    invited = rows(Invitation).get()
    assert invited.age_group == "young_person"
    assert str(sam) not in repr(vars(invited))


def test_what_is_of_another_is_not_there(team: Team, sam, concern):
    other = team.client().pk
    for view in (about_concern.advice, about_concern.broken, about_concern.category, about_concern.place, about_concern.support):
        with pytest.raises(NotFound):
            see(view, team.counsellor, other, concern)
        with pytest.raises(NotFound):
            see(view, team.stranger, sam, concern)
