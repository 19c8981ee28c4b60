from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.casework.stored import rows, stored
from tests.told.casework import DAY, Team

from gehoord.casework import concerns
from gehoord.casework.access import TooEarly
from gehoord.casework.concerns import StepsWereTaken
from gehoord.casework.models import ConcernStanding, TrajectoryPhase
from gehoord.people.deeds import Act
from gehoord.people.permissions import NotFound
from gehoord.practice.concerns import CategoryDoesNotFit, ConcernKind, UnknownCategory
from gehoord.practice.handling import BrokenOffBecause
from gehoord.practice.transitions import StepDoesNotFollow

LATER = date(2016, 5, 1)


def history(concern) -> list[ConcernStanding]:
    return rows(ConcernStanding.objects.filter(concern=concern).order_by("number"))


def test_a_concern_begins_running_with_its_first_standing(team: Team):
    concern = team.concern(team.client(), location=team.place)
    (only,) = history(concern)
    assert (only.handling, only.location_id, only.since, only.until) == ("running", team.place, DAY, None)


@pytest.mark.parametrize(
    ("kind", "category", "on", "refusal"),
    [
        (ConcernKind.QUESTION, "treatment", DAY, CategoryDoesNotFit),
        (ConcernKind.COMPLAINT, "misconduct_sexual", DAY, CategoryDoesNotFit),
        (ConcernKind.COMPLAINT, "misconduct", date(2022, 1, 1), CategoryDoesNotFit),
        (ConcernKind.COMPLAINT, "no_such_category", DAY, UnknownCategory),
    ],
)
def test_a_category_fits_the_kind_and_the_scheme_of_the_day(team: Team, kind, category, on, refusal):
    with pytest.raises(refusal):
        concerns.raise_concern(team.client().pk, kind, category, by=team.counsellor, on=on)


def test_advice_concludes_and_keeps_what_was_before(team: Team):
    concern = team.concern(team.client())
    concerns.advise(concern.pk, by=team.counsellor, on=LATER, remark="Wist genoeg")
    before, now = history(concern)
    assert (before.handling, before.until) == ("running", LATER)
    assert (now.handling, now.closed_on, now.told_by) == ("advised", LATER, team.counsellor.person_id)
    assert now.remark.opened(by=team.counsellor) == "Wist genoeg"
    with pytest.raises(StepDoesNotFollow, match="alsnog een traject openen"):
        concerns.advise(concern.pk, by=team.counsellor, on=LATER)


def test_breaking_off_says_why(team: Team):
    concern = team.concern(team.client())
    concerns.break_off(concern.pk, BrokenOffBecause.DOES_NOT_DARE, by=team.counsellor, on=LATER)
    assert [row.reason for row in history(concern)] == ["", "does_not_dare"]


def test_a_trajectory_is_broken_off_only_before_a_step(team: Team):
    untouched, begun = (team.trajectory(team.client()) for _ in range(2))
    team.action(begun)
    concerns.break_off(untouched.pk, BrokenOffBecause.LEFT, by=team.counsellor, on=LATER)
    with pytest.raises(StepsWereTaken, match="sluit het traject af"):
        concerns.break_off(begun.pk, BrokenOffBecause.LEFT, by=team.counsellor, on=LATER)
    (phase,) = rows(TrajectoryPhase.objects.filter(trajectory__concern=untouched, until=None))
    assert phase.phase == "concluded"
    assert stored(begun).handling == "trajectory"


def test_category_and_place_change_with_their_day(team: Team):
    concern = team.concern(team.client(), location=team.place)
    concerns.change_category(concern.pk, "decisions", by=team.counsellor, on=LATER)
    concerns.change_place(concern.pk, team.other_place, by=team.counsellor, on=LATER)
    concerns.change_place(concern.pk, None, by=team.counsellor, on=LATER)
    assert [(row.category, row.location_id, row.since, row.until) for row in history(concern)] == [
        ("treatment", team.place, DAY, LATER),
        ("decisions", team.place, LATER, LATER),
        ("decisions", team.other_place, LATER, LATER),
        ("decisions", None, LATER, None),
    ]
    with pytest.raises(CategoryDoesNotFit):
        concerns.change_category(concern.pk, "legislation", by=team.counsellor, on=LATER)
    with pytest.raises(NotFound):
        concerns.change_place(concern.pk, uuid4(), by=team.counsellor, on=LATER)


def test_nothing_changes_before_the_last_change(team: Team):
    concern = team.concern(team.client(), on=LATER)
    for verb in (
        lambda: concerns.advise(concern.pk, by=team.counsellor, on=DAY),
        lambda: concerns.change_category(concern.pk, "decisions", by=team.counsellor, on=DAY),
    ):
        with pytest.raises(TooEarly, match="2016-05-01"):
            verb()
    assert len(history(concern)) == 1
    assert stored(concern).handling == "running"


def test_advising_and_breaking_off_are_for_who_may_close(team: Team, monkeypatch):
    asked = []
    held = concerns.held
    monkeypatch.setattr(concerns, "held", lambda kind, key, act, by: asked.append(act) or held(kind, key, act, by=by))
    concerns.advise(team.concern(team.client()).pk, by=team.counsellor, on=DAY)
    concerns.break_off(team.concern(team.client()).pk, BrokenOffBecause.LEFT, by=team.counsellor, on=DAY)
    assert asked == [Act.CLOSE, Act.CLOSE]
