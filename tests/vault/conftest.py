"""Cases to keep secrets of, and a table with sealed columns to keep them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import override_settings
from tests.vault.notes import Note

from gehoord.vault import keys
from gehoord.vault.who import Who

OFFICE = UUID("0f0f0f0f-0000-4000-8000-00000000000a")


@pytest.fixture
def own_keys(tmp_path: Path) -> Iterator[Path]:
    """A data folder of this test alone, so that it starts without keys."""
    keys.forget_open_keys()
    with override_settings(GEHOORD_DATA=tmp_path):
        yield tmp_path
    keys.forget_open_keys()


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


@pytest.fixture
def notes(case: UUID) -> UUID:
    """The table of notes exists until the test ends; gives a case to write them for."""
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    return case
