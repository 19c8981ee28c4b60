from __future__ import annotations

import pytest
from tests.web.office.conftest import Shown

from gehoord.directory.models import OpeningChange, OpeningWeek
from gehoord.people.permissions import NotFound
from gehoord.web.office.arranging import opening

WEEK = {f"opens_{day}": "09:00" for day in range(5)} | {f"closes_{day}": "17:00" for day in range(5)}


def test_a_week_is_kept_and_shown(here):
    said = Shown(opening.opening_week, here.coordinator, here.here, "phone", post={**WEEK, "on_holidays": "on"}).said
    assert "gelden meteen" in said
    page = Shown(opening.opening, here.coordinator).page
    assert "09.00–17.00" in page
    assert "Ook open op feestdagen." in page
    assert 'value="09:00"' in Shown(opening.opening_week, here.coordinator, here.here, "phone").page


def test_a_day_with_one_time_gives_the_form_back(here):
    answer = Shown(opening.opening_week, here.coordinator, here.here, "phone", post={"opens_0": "09:00"}).answer
    assert answer.status_code == 422
    assert "van hoe laat tot hoe laat" in answer.text
    assert not OpeningWeek.objects.exists()


def test_days_that_differ_are_planned_and_taken_back(here, today):
    form = {"since": today.isoformat(), "until": today.isoformat(), "channel": "phone"}
    Shown(opening.change_opening, here.coordinator, here.here, post=form)
    change = OpeningChange.objects.get()
    assert "Telefoon" in Shown(opening.opening, here.coordinator).page
    assert "geldt weer het weekrooster" in Shown(opening.drop_opening, here.coordinator, change.pk, post={}).said
    with pytest.raises(NotFound):
        Shown(opening.drop_opening, here.coordinator, change.pk, post={})


def test_another_office_is_read_and_not_changed(here):
    assert "Verander" not in Shown(opening.opening, here.coordinator, get={"kantoor": str(here.there)}).page
    for view, args in ((opening.opening_week, (here.there, "phone")), (opening.change_opening, (here.there,))):
        with pytest.raises(NotFound):
            Shown(view, here.coordinator, *args)


def test_a_channel_without_hours_is_not_there(here, officer):
    with pytest.raises(NotFound):
        Shown(opening.opening_week, here.coordinator, here.here, "letter")
    with pytest.raises(NotFound):
        Shown(opening.opening_week, officer, here.here, "phone")
    assert "Verander" not in Shown(opening.opening, officer).page
