"""What happens by itself: each task by what it leaves behind, and when the clock calls it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import override_settings
from django.utils import timezone
from procrastinate.contrib.django import app
from tests.told.reports import desk
from tests.vault.drawers import DRAWER

from gehoord import jobs
from gehoord.casework.suggesting import rounds
from gehoord.outreach import reminders, telling
from gehoord.people.models import Visit
from gehoord.people.permissions import HOUSE
from gehoord.reporting import early, production
from gehoord.reporting.formats import Format
from gehoord.survey import invitations
from gehoord.vault import heads, journal, keys

CLOCKS = {
    "sign_heads": "* * * * *",
    "resume_volumes": "* * * * *",
    "take_up_again": "* * * * *",
    "sweep": "10 3 * * *",
    "forget_visits": "20 * * * *",
    "learn_categories": "30 4 * * 0",
    "look_early": "0 5 * * 1",
    "remind": "0 7 * * 1-5",
    "forget_invitations": "40 3 * * *",
    "fetch_mail": "* * * * *",
    "send_later": "* * * * *",
}
"""Each minute, each night, each hour."""


@pytest.fixture
def own_folder_of_keys(tmp_path: Path) -> Iterator[None]:
    with override_settings(GEHOORD_DATA=tmp_path):
        keys.forget_open_keys()
        yield
    keys.forget_open_keys()


@pytest.mark.parametrize("name", CLOCKS)
def test_the_clock_calls_a_task_when_it_should(name):
    app.perform_import_paths()
    clocks = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert clocks[name] == CLOCKS[name]


def test_no_task_is_on_the_clock_that_is_not_told_here():
    app.perform_import_paths()
    assert {task.task.name for task in app.periodic_registry.periodic_tasks.values()} == set(CLOCKS)


@pytest.mark.django_db
@pytest.mark.usefixtures("own_folder_of_keys")
def test_the_heads_of_the_journal_are_signed():
    journal.record(by=HOUSE, did="read")
    jobs.sign_heads(timestamp=0)
    (minute,) = heads.minutes()
    assert minute.sound
    assert minute.heads


@pytest.mark.django_db
@pytest.mark.usefixtures("own_folder_of_keys")
def test_the_sweep_takes_what_is_past_its_term_and_leaves_the_rest(settings, tmp_path):
    settings.RETENTION_HOLDINGS = ["tests.vault.drawers.DRAWER"]
    settings.RETENTION_RULES = tmp_path / "retention.toml"
    old, new = uuid.uuid4(), uuid.uuid4()
    DRAWER.kept.clear()
    DRAWER.kept.update({old: (date(2000, 1, 1), None), new: (timezone.localdate(), None)})
    jobs.sweep(timestamp=0)
    kept = dict(DRAWER.kept)
    DRAWER.kept.clear()
    assert set(kept) == {new}


def test_the_worker_knows_the_printing_by_its_name():
    app.perform_import_paths()
    assert production.PRINT_FORMAT in app.tasks


def test_the_task_calls_the_verb(monkeypatch):
    called = []
    monkeypatch.setattr(production, "print_format", lambda *given: called.append(given))
    number = uuid.uuid4()
    jobs.print_format(edition=str(number), fmt="pdf")
    assert called == [(number, Format.PDF)]


def test_the_task_refuses_a_format_that_does_not_exist():
    with pytest.raises(KeyError):
        jobs.print_format(edition=str(uuid.uuid4()), fmt="docx")


@pytest.mark.django_db
def test_visits_that_have_ended_are_forgotten():
    for key, days in (("ended", -1), ("going on", 1)):
        Visit.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days))
    jobs.forget_visits(timestamp=0)
    assert [visit.session_key for visit in Visit.objects.all()] == ["going on"]


def test_what_a_killed_worker_was_at_is_put_back_and_what_the_clock_brings_is_laid_aside():
    with desk() as worker:
        production.promise_translation(uuid.uuid4())
        worker.app.configure_task("sign_heads", queueing_lock="sign_heads").defer(timestamp=0)
        production.promise_translation(uuid.uuid4())
        worker.connector.workers[7] = timezone.now()
        for number, (job, at) in enumerate(zip(worker.connector.jobs.values(), (6, 6, 7), strict=True)):
            job |= {"status": "doing", "worker_id": at, "id": number + 1}
        asyncio.run(jobs.take_up_again.func(SimpleNamespace(app=worker.app), timestamp=0))
        assert [job["status"] for job in worker.connector.jobs.values()] == ["todo", "failed", "doing"]


def test_each_week_offices_learn(monkeypatch):
    told = []
    monkeypatch.setattr(rounds, "learn_everywhere", lambda **asked: told.append(asked) or [])
    jobs.learn_categories(timestamp=0)
    assert told[0]["on"] == timezone.localdate()
    assert told[0]["in_a_demo"][0].code == "group_rules"


def test_each_monday_what_rises_is_looked_for(monkeypatch):
    told = []
    monkeypatch.setattr(early, "look", lambda **asked: told.append(asked) or 0)
    jobs.look_early(timestamp=0)
    assert told == [{"on": timezone.localdate()}]


def test_whoever_goes_out_is_told_and_reminded(monkeypatch):
    told = []
    for room, name in ((telling, "tell_coordinators"), (telling, "tell"), (reminders, "remind"), (invitations, "forget_old")):
        monkeypatch.setattr(room, name, lambda *given, by=name, **more: told.append((by, given or set(more))))
    office, person = uuid.uuid4(), uuid.uuid4()
    jobs.tell_coordinators(office=str(office))
    jobs.tell(person=str(person))
    jobs.remind(timestamp=0)
    jobs.forget_invitations(timestamp=0)
    assert told == [
        ("tell_coordinators", (office,)),
        ("tell", (person,)),
        ("remind", {"on", "at"}),
        ("forget_old", {"on"}),
    ]


@pytest.mark.parametrize("name", [telling.TELL, telling.TELL_COORDINATORS])
def test_the_worker_knows_the_telling_by_its_name(name):
    app.perform_import_paths()
    assert name in app.tasks
