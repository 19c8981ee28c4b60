from __future__ import annotations

import uuid

import pytest
from procrastinate.contrib.django import app

from gehoord import jobs
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
