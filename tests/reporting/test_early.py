"""Early sight, from the database to what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.told.maps import HAARLEM
from tests.told.register import Told

from gehoord.directory.offices import settle
from gehoord.figures.exchange import write
from gehoord.outreach.models import Sighting
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.registers.taking_in import take_in
from gehoord.reporting import early

MONDAY = date(2017, 1, 9)


@pytest.fixture
def register(db: None, tmp_path: Path) -> None:
    """Five raise the same about one agency around the turn of the year, and one did so in spring."""
    told = Told()
    place = told.location("Kenter", at=HAARLEM)
    for days in (1, 3, 8, 10, 12):
        told.client().lives(HAARLEM).raises("group_rules", str(MONDAY - timedelta(days=days)), about=place, handling=None)
    told.client().lives(HAARLEM).raises("group_rules", "2016-04-01", about=place, closed="2016-04-02")
    write(told.register(), tmp_path / "register")
    with acting(HOUSE):
        take_in(tmp_path / "register", office=settle()[0].id, by=HOUSE, tell=lambda _: None)


@pytest.mark.usefixtures("register")
def test_what_rises_over_the_turn_of_a_year_is_kept_once():
    assert early.look(on=MONDAY) == 2
    assert early.look(on=MONDAY) == 0
    with acting(HOUSE):
        rows = {row.kind: row for row in Sighting.objects.all()}
    assert (rows["agency"].unit, rows["region"].unit) == ("Kenter", "JZ11")
    assert (rows["agency"].raised, rows["agency"].before, rows["agency"].weeks) == (5, 1, 2)


@pytest.mark.django_db
def test_an_empty_register_shows_nothing():
    with acting(HOUSE):
        settle()
    assert early.look(on=MONDAY) == 0
