from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import override_settings
from tests.told.casework import Team, colleague, open_offices

from gehoord.outreach.alerts import Sorted, Worry, give_alert
from gehoord.outreach.models import Alert
from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.practice.outreach import AlertAddressee, AlertTheme, AlertUrgency
from gehoord.vault import keys

TODAY = date(2027, 3, 15)
NOW = datetime(2027, 3, 15, 10, tzinfo=UTC)
WORRY = Worry(
    title="Telefoons om acht uur in het kluisje",
    situation="Jongeren leveren elke avond hun telefoon in.",
    why="Zes jongeren noemden het, los van elkaar.",
    asked="Het besluit per jongere, of de regel opheffen.",
)


@pytest.fixture
def team(db, tmp_path: Path):
    cache.clear()
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield open_offices()
        keys.forget_open_keys()


@pytest.fixture
def officer(team: Team) -> Actor:
    return colleague(team.here, Role.ALERTS_OFFICER)


@pytest.fixture
def give(team: Team):
    def given(
        *, urgency: AlertUrgency = AlertUrgency.GENERAL, by: Actor | None = None, days_ago: int = 0, worry: Worry = WORRY
    ) -> Alert:
        kind = Sorted(AlertTheme.LIVING_CLIMATE, urgency, AlertAddressee.AGENCY_BOARD, heard_from=6)
        ago = timedelta(days=days_ago)
        return give_alert(team.place, worry, kind, by=by or team.counsellor, at=NOW - ago, on=TODAY - ago)

    return given
