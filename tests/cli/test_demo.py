from __future__ import annotations

from collections import Counter

import pytest
from click.testing import CliRunner
from tests.told.reports import desk

from gehoord.casework.suggesting.rounds import LEARN
from gehoord.cli import main
from gehoord.people.demo_account import demo_account


@pytest.mark.django_db
def test_load_makes_the_demo_and_says_how_to_get_in(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    with desk() as worker:
        done = CliRunner().invoke(main, ["demo", "load"])
        assert done.exit_code == 0, done.output
        account = demo_account(tmp_path)
        assert account.email in done.output
        assert account.password in done.output
        promised = Counter(job["task_name"] for job in worker.promised)
        assert promised.pop("reporting.print_format") == 10
        assert promised[LEARN] == 1
