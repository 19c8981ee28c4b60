"""What the walls cost: the same pages with row-level security and without, with the journal and without.

It is the same role that asks the same questions; only the policies of the tables are put away for a while, or the journal writes
nothing. What is with and without takes turns, so that a slow minute of the machine weighs on all alike. `walls [SCALE]`, else 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks._database import bench_database

INSIDE = "inside"
ROUNDS, TIMES = 40, 7


def main(scale: str) -> None:
    with tempfile.TemporaryDirectory() as place, bench_database() as fresh:
        address, surroundings = fresh()
        asked = [sys.executable, "-P", __file__, INSIDE, place, scale, address]
        subprocess.run(asked, check=True, env=surroundings)


def inside(place: Path, scale: int, address: str) -> None:
    """Measure everything, in turns."""
    told, many, _ = settled(generated(place / "nation", scale))
    turns = iter(many.pages * (ROUNDS * (TIMES + 1) * 3 // len(many.pages) + 1))
    asking = {"list": lambda: shown(many, LIST), "page": lambda: shown(many, next(turns))}
    ways = {"with_all": nothing_away, "without_policies": lambda: policies_away(address), "without_journal": journal_away}
    found: dict[str, dict[str, list[float]]] = {name: {way: [] for way in ways} for name in asking}
    for _ in range(ROUNDS):
        for way, put_away in ways.items():
            with put_away():
                for name, ask in asking.items():
                    ask()
                    found[name][way] += timed(ask, times=TIMES)
    measured: dict[str, Any] = {"benchmark": "walls", "unit": "milliseconds", "scale": scale, **told}
    for name, taken in found.items():
        middle = {way: round(median(times), 1) for way, times in taken.items()}
        measured[name] = middle
        measured[name] |= {
            "row_security_ratio": round(middle["with_all"] / middle["without_policies"], 2),
            "journal_ratio": round(middle["with_all"] / middle["without_journal"], 2),
        }
    print(json.dumps(measured, indent=1))


@contextmanager
def nothing_away() -> Iterator[None]:
    """As it is."""
    yield


@contextmanager
def policies_away(address: str) -> Iterator[None]:
    """The tables without their policies, then with them again."""
    names = [model._meta.db_table for model in guarded_models()]  # noqa: SLF001 - Django's public name
    for how in ("disable", "enable"):
        with psycopg.connect(address, autocommit=True) as owner:
            for name in names:
                owner.execute(f'alter table "{name}" {how} row level security')
        if how == "disable":
            yield


@contextmanager
def journal_away() -> Iterator[None]:
    """The journal hears everything and writes nothing."""
    writing = journal.record_many
    journal.record_many = lambda *_, **__: None
    try:
        yield
    finally:
        journal.record_many = writing


if sys.argv[1:2] == [INSIDE]:
    import psycopg
    from benchmarks._caseload import LIST, generated, settled, shown, timed

    from gehoord.people.scope import guarded_models
    from gehoord.vault import journal

if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    else:
        main((sys.argv[1:] or ["1"])[0])
