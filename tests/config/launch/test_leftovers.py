from __future__ import annotations

import os
import subprocess

from tests.config.launch.conftest import begun

from gehoord.config import env
from gehoord.config.launch import children, cluster
from gehoord.config.launch.leftovers import BADGE, sweep


def sleeper(**variables):
    return begun(subprocess.Popen(["sleep", "60"], env=env.passed_on(**variables), start_new_session=True))


def test_only_what_carries_the_badge_of_this_folder_is_swept(folder):
    ours = sleeper(**{BADGE: str(folder)})
    neighbours = sleeper(**{BADGE: f"{folder}-other"})
    strangers = sleeper(**{BADGE: None})
    try:
        assert sweep(folder, folder / "postgres") == 1
        assert ours.wait(timeout=30) == -15
        assert neighbours.poll() is None
        assert strangers.poll() is None
    finally:
        for process in (neighbours, strangers):
            process.kill()
            process.wait()


def test_what_does_not_listen_is_ended(folder, monkeypatch):
    monkeypatch.setattr("gehoord.config.launch.leftovers.PATIENCE", 0.3)
    stubborn = ["bash", "-c", "trap '' TERM; echo; while true; do sleep 1; done"]
    deaf = subprocess.Popen(stubborn, env=env.passed_on(**{BADGE: str(folder)}), stdout=subprocess.PIPE, start_new_session=True)
    assert deaf.stdout is not None
    deaf.stdout.readline()
    sweep(folder, folder / "postgres")
    assert deaf.wait(timeout=30) == -9
    deaf.stdout.close()


def test_a_database_of_this_folder_is_swept(folder):
    child, home = cluster.start(folder, log=folder / "log", settings=cluster.QUICK)
    try:
        assert sweep(folder, home.cluster) == 1
        assert child.process.wait(timeout=30) == 0
    finally:
        children.stop([child])


def test_a_stale_note_never_points_at_somebody_else(folder):
    (folder / "postgres").mkdir()
    (folder / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert sweep(folder, folder / "postgres") == 0
