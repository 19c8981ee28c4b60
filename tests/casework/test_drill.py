"""The drill with real clients: no word in what leaves the house, and what is past its term stays gone, whatever happens."""

from __future__ import annotations

import subprocess
import sys

import psycopg
import pytest
from tests.conftest import surroundings
from tests.told.confided import BORN, CANARY

from gehoord.config import env

ACTS = str(env.CHECKOUT / "tests/casework/acts.py")
ROUNDS, CLIENTS = 5, 60


@pytest.fixture
def house(new_database, tmp_path):
    """A database and a folder of their own, and a way to have something done there."""

    def house(name):
        folder = tmp_path / name
        folder.mkdir()
        own = surroundings(new_database(), folder, "http://127.0.0.1")
        own["PYTHONPATH"] += f":{env.CHECKOUT / 'tests'}"

        def do(*words):
            command = [sys.executable, "-P", *words]
            done = subprocess.run(command, env=own, capture_output=True, text=True, timeout=90, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout + done.stderr

        return do, own["DATABASE_URL"].replace("gehoord_app@", "gehoord_backup@")

    return house


def test_no_word_leaves_the_house_and_what_is_past_its_term_stays_gone_after_a_restore(house, tmp_path):
    do, _ = house("first")
    out = tmp_path / "out"
    out.mkdir()
    said = do(ACTS, "keep", str(out))
    before, swept, after = said.splitlines()
    assert (before, after) == ("2 2", "1 1")
    assert "('casework.closed_cases', 1)" in swept

    again, elsewhere = house("second")
    register = tmp_path / "first" / "destructions.jsonl"
    (tmp_path / "second" / register.name).write_bytes(register.read_bytes())
    assert again(ACTS, "put back", str(out)) == "1 1\n"
    with psycopg.connect(elsewhere) as looking:
        assert looking.execute("select count(*), count(wrapped) from vault_casekey").fetchone() == (2, 1)

    traces = {"said": said.encode()} | {str(file): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert b"casework_identity" in traces[str(out / "database.sql")]
    assert any("journal" in name for name in traces)
    for word in (CANARY, BORN):
        for trace, content in traces.items():
            assert word.encode() not in content, trace
            assert word.encode().hex().encode() not in content, trace


def test_a_sweep_that_is_killed_leaves_each_client_whole_or_gone(house):
    do, _ = house("only")
    *stopped, last = [
        [int(one) for one in line.split()] for line in do(ACTS, "stop sweeps", str(CLIENTS), str(ROUNDS)).splitlines()
    ]
    assert len(stopped) == ROUNDS
    assert [between for _, _, between in stopped] == [0] * ROUNDS
    assert any(whole and gone for whole, gone, _ in stopped)
    assert last == [0, CLIENTS, 0]
