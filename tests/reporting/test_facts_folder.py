from __future__ import annotations

import os
import signal
from multiprocessing import get_context

import pytest

from gehoord.reporting.facts_folder import facts_folder


@pytest.fixture
def place(settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    return tmp_path / "years"


def killed_within():
    with facts_folder() as folder:
        (folder / "clients.csv").write_text("client_id")
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_folder_is_for_its_owner_alone_and_gone_when_it_was_used(place):
    with facts_folder() as folder:
        assert (folder.parent, folder.stat().st_mode & 0o077) == (place, 0)
    assert list(place.iterdir()) == []


def test_what_somebody_left_who_was_killed_goes_and_what_is_used_stays(place):
    with facts_folder() as used:
        one = get_context("fork").Process(target=killed_within)
        one.start()
        one.join(30)
        assert one.exitcode == -signal.SIGKILL
        assert len(list(place.iterdir())) == 2
        with facts_folder() as mine:
            assert set(place.iterdir()) == {used, mine}
