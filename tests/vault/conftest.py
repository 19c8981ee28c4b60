"""Cases to keep secrets of, and a table with sealed columns to keep them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection
from django.test import override_settings

from gehoord.config.launch.cluster import Home
from gehoord.vault import keys
from gehoord.vault.house import as_house
from gehoord.vault.who import Who

OFFICE = UUID("0f0f0f0f-0000-4000-8000-00000000000a")


@pytest.fixture
def own_keys(tmp_path: Path) -> Iterator[Path]:
    """A data folder of this test alone, so that it starts without keys."""
    keys.forget_open_keys()
    with override_settings(GEHOORD_DATA=tmp_path):
        yield tmp_path
    keys.forget_open_keys()


@pytest.fixture(autouse=True)
def by_the_house(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keys are seen by who acts; here that is the house."""
    asked = request.node.get_closest_marker("django_db")
    if "db" not in request.fixturenames or (asked and asked.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("db")
    with as_house():
        yield


@pytest.fixture
def counsellor() -> Who:
    return Who(uuid4(), "counsellor", OFFICE, "a-session")


@pytest.fixture
def new_case(db: None, own_keys: Path) -> Callable[[], UUID]:
    def make() -> UUID:
        case = uuid4()
        keys.make_case_keys([(case, OFFICE)])
        return case

    return make


@pytest.fixture
def case(new_case: Callable[[], UUID]) -> UUID:
    return new_case()


@pytest.fixture(scope="session")
def table_of_notes(postgres: Home, django_db_setup: None) -> None:
    """A table for the tests alone; who serves people may not make one."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(postgres.url(name, role="postgres"), autocommit=True) as made:
        made.execute("create table vaulttests_note (id uuid primary key, case_id uuid not null, text bytea, name bytea)")
        made.execute("grant all on vaulttests_note to public")


@pytest.fixture
def notes(table_of_notes: None, case: UUID) -> UUID:
    """A case to write notes for."""
    return case
