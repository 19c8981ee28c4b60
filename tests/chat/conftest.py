"""Two offices with their people, and somebody outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from tests.told.chat import Talk, open_talk
from tests.told.intake import Front, open_desk
from tests.told.live import House, house_at, inside, redis_server

from gehoord.vault import keys


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def front(db: None, key_folder: Path) -> Iterator[Front]:
    with override_settings(GEHOORD_DATA=key_folder):
        keys.forget_open_keys()
        yield open_desk()
        keys.forget_open_keys()


@pytest.fixture
def talk(front: Front) -> Talk:
    return open_talk(front)


@pytest.fixture
def house(new_database: Callable[..., str], django_db_blocker: Any) -> Iterator[House]:
    """A database of this test's own in which everything is committed."""
    with django_db_blocker.unblock(), house_at(new_database()) as opened, inside(opened):
        yield opened


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    with redis_server() as address:
        yield address
