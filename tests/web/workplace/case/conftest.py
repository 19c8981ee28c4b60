from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings
from tests.told.casework import open_offices

from gehoord.casework.registration import Who
from gehoord.vault import keys


@pytest.fixture
def team(db, tmp_path: Path):
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield open_offices()
        keys.forget_open_keys()


@pytest.fixture
def sam(team):
    """A client of the counsellor, by id."""
    return team.client(who=Who("Sam Verzonnen", "2010")).pk
