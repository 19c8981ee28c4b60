"""`kill -9` in the middle of it, five times: what was said to be done is done, and nothing is left half."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import psycopg
import pytest

from gehoord.config import env

ROUNDS = 5
ACTS = str(env.CHECKOUT / "tests/vault/acts.py")


@pytest.fixture
def place(new_database, tmp_path):
    """A database and a data folder of their own, and a way to start a process there."""
    address = new_database()
    surroundings = env.passed_on(
        PYTHONPATH=str(env.CHECKOUT / "src"),
        DJANGO_SETTINGS_MODULE="gehoord.config.settings",
        DATABASE_URL=address,
        GEHOORD_DATA=str(tmp_path),
        LC_ALL="nl_NL.UTF-8",
    )

    def start(*words):
        return subprocess.Popen([sys.executable, "-P", *words], env=surroundings, stdout=subprocess.PIPE, text=True)

    return start, address.replace("gehoord_app@", "gehoord_backup@")


def killed(start, *words):
    """What a process said before it was killed at some moment."""
    with start(*words) as acting:
        first = acting.stdout.readline()
        time.sleep(random.uniform(0.01, 0.2))  # noqa: S311 - any moment will do
        acting.kill()
        said = first + acting.stdout.read()
    # A last word without the end of its line may have been cut in two.
    return said.split("\n")[:-1]


def done(start, *words):
    with start(*words) as acting:
        said = acting.stdout.read()
    assert acting.returncode == 0, said
    return said


def asked(address, question):
    with psycopg.connect(address) as connection:
        return [row[0] for row in connection.execute(question)]


def test_a_line_that_was_acknowledged_stands_and_the_chains_are_whole(place):
    start, address = place
    for _ in range(ROUNDS):
        told = killed(start, ACTS, "write")
        assert told
        assert set(told) <= set(asked(address, "select thing from vault_journalentry"))
    done(start, "-m", "gehoord.cli", "journal", "export")
    assert "zoals het is geschreven" in done(start, "-m", "gehoord.cli", "journal", "verify")


def test_a_rotation_that_was_killed_leaves_every_case_readable(place):
    start, address = place
    done(start, ACTS, "make", "300")
    for _ in range(ROUNDS):
        assert killed(start, ACTS, "rotate")
    # A key that was left half would stay so: no later rotation could open it.
    assert done(start, ACTS, "open").strip() == "open"
    done(start, "-m", "gehoord.cli", "keys", "rotate")
    assert len(set(asked(address, "select key_version from vault_casekey"))) == 1
    done(start, ACTS, "open")


def test_an_erasure_that_was_acknowledged_is_done_and_registered(place, tmp_path):
    start, address = place
    done(start, ACTS, "make", "300")
    told = set()
    for _ in range(ROUNDS):
        told |= set(killed(start, ACTS, "erase"))
        gone = {str(case) for case in asked(address, "select case_id from vault_casekey where wrapped is null")}
        noted = {str(thing) for thing in asked(address, "select thing from vault_destruction")}
        register = (tmp_path / "destructions.jsonl").read_text()
        assert told <= gone == noted
        assert all(case in register for case in gone)
    assert told
    done(start, ACTS, "open")
