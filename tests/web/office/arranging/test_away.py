from __future__ import annotations

import pytest
from tests.web.office.conftest import Shown

from gehoord.directory.models import Absence
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.office.arranging import away


def test_somebody_is_reported_away_and_is_back(here, today):
    assert "Iedereen is er." in Shown(away.absences, here.coordinator).page
    form = {"person": str(here.counsellor.person_id), "since": today.isoformat()}
    assert "Niemand neemt nog waar." in Shown(away.absences, here.coordinator, post=form).said
    assert "het einde is nog niet bekend" in Shown(away.absences, here.coordinator).page
    row = Absence.objects.get()
    assert row.office_id == here.here
    Shown(away.end_absence, here.coordinator, row.pk, post={"on": today.isoformat()})
    row.refresh_from_db()
    assert row.until == today


def test_a_stand_in_is_said_with_it(here, today):
    form = {"person": str(here.counsellor.person_id), "since": today.isoformat(), "stand_in": str(here.colleague.person_id)}
    assert "Niemand" not in Shown(away.absences, here.coordinator, post=form).said
    assert "neemt waar." in Shown(away.absences, here.coordinator).page
    form["stand_in"] = form["person"]
    assert Shown(away.absences, here.coordinator, post=form).answer.status_code == 422


def test_a_colleague_of_another_office_cannot_be_chosen(here, today):
    form = {"person": str(here.stranger.person_id), "since": today.isoformat()}
    assert Shown(away.absences, here.coordinator, post=form).answer.status_code == 422
    assert not Absence.objects.exists()


def test_the_absence_of_another_office_is_not_there(here, today):
    Shown(away.absences, here.coordinator, post={"person": str(here.counsellor.person_id), "since": today.isoformat()})
    stranger = type(here.coordinator)(here.stranger.person_id, Role.COORDINATOR, here.there)
    assert "Iedereen is er." in Shown(away.absences, stranger).page
    with pytest.raises(NotFound):
        Shown(away.end_absence, stranger, Absence.objects.get().pk)


def test_who_arranges_nothing_reads_alone_and_an_outsider_not_at_all(here, officer, auditor, administrator, today):
    assert "Meld iemand afwezig" not in Shown(away.absences, officer).page
    with pytest.raises(NotFound):
        Shown(away.absences, officer, post={"person": str(here.counsellor.person_id), "since": today.isoformat()})
    with pytest.raises(NotFound):
        Shown(away.absences, auditor)
    assert "Meld iemand afwezig" in Shown(away.absences, administrator).page
