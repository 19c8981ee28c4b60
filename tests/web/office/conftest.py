from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone
from tests.told.casework import Team, colleague, open_offices
from tests.web.workplace.outreach.conftest import Asked

from gehoord.directory.models import AgencyLocation
from gehoord.directory.offices import give_area
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.visiting import Setting
from gehoord.vault import keys


class Shown(Asked):
    """Asks a view as the entrance does: in a transaction that the database knows the actor of."""

    def __init__(self, view: Any, actor: Actor, *args: Any, **asked: Any) -> None:
        with acting(actor):
            super().__init__(view, actor, *args, **asked)


@pytest.fixture
def here(db: None, tmp_path: Path) -> Iterator[Team]:
    """Two offices, the first with Haarlem and Zandvoort as its area and a closed group, the second with Groningen."""
    cache.clear()
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        opened = open_offices()
        with acting(HOUSE):
            for office, place in ((opened.here, "GM0392"), (opened.here, "GM0473"), (opened.there, "GM0014")):
                give_area(office, place, by=HOUSE, on=date(2016, 1, 1))
            AgencyLocation.objects.filter(pk=opened.place).update(setting=Setting.CLOSED.value, name="Groene Bank")
            # Outside a view a test looks as the house does.
            yield opened
        keys.forget_open_keys()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def administrator(here: Team) -> Actor:
    found = colleague(here.here, Role.ADMINISTRATOR)
    return Actor(found.person_id, Role.ADMINISTRATOR)


@pytest.fixture
def auditor(here: Team) -> Actor:
    found = colleague(here.here, Role.AUDITOR)
    return Actor(found.person_id, Role.AUDITOR)


@pytest.fixture
def officer(here: Team) -> Actor:
    return colleague(here.here, Role.ALERTS_OFFICER)
