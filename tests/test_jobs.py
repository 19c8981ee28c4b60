from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from gehoord import jobs
from gehoord.people.models import Visit
from gehoord.reporting import production
from gehoord.reporting.formats import Format


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
