"""Two offices, some colleagues, a place that concerns are about, and a teller of clients."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from tests.told.casework import Team, open_offices

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault import keys


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def team(db: None, key_folder: Path) -> Iterator[Team]:
    with override_settings(GEHOORD_DATA=key_folder):
        keys.forget_open_keys()
        yield open_offices()
        agree_in_the_end()
        keys.forget_open_keys()


def agree_in_the_end() -> None:
    """What the database asks when a transaction ends, asked before the test takes everything back."""
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
