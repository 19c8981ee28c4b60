"""A hundred times: a process that takes a register over is killed, at a moment drawn anew, and the database is looked at.

Right is nothing of it or all of it; wrong is anything between. In the end the register is taken over once more and given out,
and has to be what went in, byte for byte. The moments are drawn over the whole of the work, beginning included.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psycopg
from benchmarks._database import Fresh, bench_database

ROUNDS = 100
REGISTER = Path(__file__).resolve().parents[1] / "tests" / "printed" / "haarlem-2016"
TABLES = (
    "directory_agencylocation",
    "casework_client",
    "casework_contact",
    "casework_concernstanding",
    "casework_action",
    "outreach_visit",
    "survey_mark",
    "vault_casekey",
    "registers_taking",
)
TAKING = """
import sys
from pathlib import Path
import django
django.setup()
from gehoord.directory.offices import settle
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.registers.giving_out import give_out
from gehoord.registers.taking_in import take_in
with acting(HOUSE):
    office = settle()[0].id
print("begun", flush=True)
take_in(Path(sys.argv[1]), office=office, by=HOUSE, tell=lambda _: None)
print("done", flush=True)
if sys.argv[2:]:
    give_out(Path(sys.argv[2]), by=HOUSE, tell=lambda _: None)
"""


def main() -> None:
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as place, bench_database() as fresh:
        whole, span = _undisturbed(fresh)
        nothing = (0,) * len(TABLES)
        seen = {"nothing": 0, "all": 0, "between": 0}
        address, surroundings = fresh()
        for _ in range(ROUNDS):
            before = _count(address)
            _killed(surroundings, chance.uniform(0, span))
            after = _count(address)
            seen["nothing" if after == nothing else "all" if after == whole else "between"] += 1
            if before == whole and after != whole:
                sys.exit("what was acknowledged is gone")
            if after == whole:
                address, surroundings = fresh()
        out = Path(place, "out")
        _finished(surroundings, str(out))
        same = all(path.read_bytes() == (out / path.name).read_bytes() for path in REGISTER.glob("*.csv"))
        told = {
            "rounds": ROUNDS,
            **seen,
            "whole_in_the_end": _count(address) == whole and same,
            "seconds_of_work": round(span, 2),
        }
        print(json.dumps(told, indent=1))
        if seen["between"] or not same:
            sys.exit(1)


def _undisturbed(fresh: Fresh) -> tuple[tuple[int, ...], float]:
    """What there is after a taking over that nothing stopped, and how long one takes."""
    spans = []
    for _ in range(3):
        address, surroundings = fresh()
        spans.append(_finished(surroundings))
    return _count(address), median(spans)


def _begun(surroundings: dict[str, str], *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", "-c", TAKING, str(REGISTER), *more]
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    if process.stdout is None or process.stdout.readline() != "begun\n":
        sys.exit("the taking over did not begin")
    return process


def _killed(surroundings: dict[str, str], after: float) -> None:
    process = _begun(surroundings)
    time.sleep(after)
    process.kill()
    process.communicate()


def _finished(surroundings: dict[str, str], *more: str) -> float:
    process = _begun(surroundings, *more)
    begun = time.perf_counter()
    if process.stdout is None or process.stdout.readline() != "done\n":
        sys.exit("the taking over did not end")
    span = time.perf_counter() - begun
    process.communicate()
    return span


def _count(address: str) -> tuple[int, ...]:
    """How many rows there are in each table, past all walls and once whoever was killed has gone."""
    with psycopg.connect(address, autocommit=True) as connection:
        while connection.execute(
            "select 1 from pg_stat_activity where datname = current_database() and usename = 'gehoord_app'"
        ).fetchone():
            time.sleep(0.01)
        found = [connection.execute(f"select count(*) from {table}").fetchone() for table in TABLES]  # noqa: S608 - names of our own tables
    return tuple(row[0] for row in found if row)


if __name__ == "__main__":
    main()
