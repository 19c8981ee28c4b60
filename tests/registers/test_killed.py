"""Whatever stops a taking over, and wherever: nothing is half there, and doing it again gives what it would have given."""

from __future__ import annotations

import psycopg
import pytest
from tests.conftest import surroundings
from tests.registers.conftest import HAARLEM
from tests.registers.stopping import taking

TABLES = ("casework_client", "casework_contact", "casework_action", "survey_mark", "vault_casekey", "registers_taking")
NOTHING, ALL = (0,) * len(TABLES), (162, 611, 108, 20, 162, 1)


@pytest.fixture
def counted(new_database, tmp_path):
    """Surroundings with a database of their own, and a look into it past all walls."""
    own = surroundings(new_database(), tmp_path, "http://127.0.0.1")
    past_walls = own["DATABASE_URL"].replace("gehoord_app", "gehoord_backup")

    def count() -> tuple[int, ...]:
        with psycopg.connect(past_walls) as looking:
            found = [looking.execute(f"select count(*) from {table}").fetchone() for table in TABLES]  # noqa: S608 - our own
        return tuple(row[0] for row in found if row)

    return own, count


def finish(own) -> str:
    return taking(HAARLEM, own).communicate(timeout=90)[0]


def test_a_process_that_is_killed_leaves_nothing_half_done(counted):
    own, count = counted
    for lines in (2, 4, 6, 7, 8):
        process = taking(HAARLEM, own)
        assert process.stdout is not None
        for _ in range(lines):
            assert process.stdout.readline()
        process.kill()
        process.communicate()
        assert count() in (NOTHING, ALL)
    assert "done" in finish(own)
    assert count() == ALL
    assert "done 0 0 True" in finish(own)


@pytest.mark.parametrize("step", ["Contacten …", "De database kijkt alles na …"])
def test_a_connection_that_is_lost_leaves_nothing_and_is_said_in_one_sentence(counted, step):
    own, count = counted
    said = taking(HAARLEM, own, step).communicate(timeout=90)[0]
    assert "refused De database kon niet verder" in said
    assert "Traceback" not in said
    assert count() == NOTHING
    assert "done 1712 0 False" in finish(own)
    assert count() == ALL
