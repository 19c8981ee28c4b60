"""The year of Haarlem, made once for all tests of its road; what a test does with it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from tests.told.reports import Desk, desk, haarlem
from tests.told.year import author_of, made, reader_of_demo

from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.reporting.models import Volume
from gehoord.vault import keys


@dataclass(frozen=True, slots=True)
class Road:
    """Who walks it, and the bundle that is made."""

    author: Actor
    second: Actor
    counsellor: Actor
    reader: Actor
    volume: Volume
    worker: Desk


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Road]:
    folder = tmp_path_factory.mktemp("road")
    with django_db_blocker.unblock(), override_settings(GEHOORD_DATA=folder), desk() as worker, transaction.atomic():
        cache.clear()
        keys.forget_open_keys()
        haarlem(folder)
        author = author_of("rapporten", Role.REPORT_AUTHOR)
        yield Road(
            author,
            author_of("coordinator", Role.COORDINATOR),
            author_of("vertrouwenspersoon", Role.COUNSELLOR),
            reader_of_demo(),
            made(author),
            worker,
        )
        transaction.set_rollback(True)
        keys.forget_open_keys()


@pytest.fixture
def road(walked: Road) -> Iterator[Road]:
    with transaction.atomic():
        yield walked
        transaction.set_rollback(True)
    walked.worker.connector.jobs.clear()
