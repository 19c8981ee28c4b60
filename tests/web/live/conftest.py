"""A house with one server, for all tests of a file; each opens a conversation of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.told.live import House, Web, house_at, inside


@pytest.fixture(scope="module")
def standing(new_database: Callable[..., str], django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), house_at(new_database()) as opened:
        yield opened


@pytest.fixture(scope="module")
def web(standing: House) -> Iterator[Web]:
    with standing.serving() as server:
        yield server
        assert "Traceback" not in server.log, server.log


@pytest.fixture
def house(standing: House, db: None) -> Iterator[House]:
    with inside(standing):
        yield standing
