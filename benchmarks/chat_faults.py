"""Chats over faults, many times: `chat_faults [ROUNDS] [FAULTS_A_ROUND]`. Ends with an error where something is lost or twice.

Two server processes, the worker and a database are killed, and networks cut, at moments drawn anew, while everybody talks and
calls are taken from the desk. Each round everything that somebody was told is compared with the rows. A kill takes no power
away, so nothing waits for the disk.
"""

from __future__ import annotations

import json
import random
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

import django

from gehoord.config import env

ROUNDS, FAULTS = 20, 8


def main(rounds: int, each: int) -> None:
    place = Path(tempfile.mkdtemp(prefix="gehoord-bench-"))
    place.chmod(0o711)
    begun, seen = time.perf_counter(), {"said": 0, "kept": 0, "comings": 0, "calls": 0}
    try:
        with (
            serving(place, migrated) as database,
            house_at(database.new_database()) as house,
            inside(house),
            running(house, database) as runs,
        ):
            for _ in range(rounds):
                seed = secrets.randbelow(1_000_000)
                chosen = [random.choice((SERVER, WORKER, DATABASE, NETWORK, NETWORK)) for _ in range(each)]
                print(json.dumps({"seed": seed, "faults": chosen}), file=sys.stderr)
                for name, number in drill(house, runs, seed=seed, faults=chosen).items():
                    seen[name] += number
    finally:
        shutil.rmtree(place, ignore_errors=True)
    taken = round(time.perf_counter() - begun)
    about = {"benchmark": "chat_faults", "rounds": rounds, "faults": rounds * each}
    print(json.dumps({**about, "lost_or_twice": 0, **seen, "seconds": taken}))


env.choose_settings()
if __name__ == "__main__":
    django.setup()
    from benchmarks.crash import migrated
    from tests.told.faults import DATABASE, NETWORK, SERVER, WORKER, drill, running
    from tests.told.live import house_at, inside
    from tests.told.mortal import serving

    words = [int(word) for word in sys.argv[1:]]
    main(*(words + [ROUNDS, FAULTS][len(words) :]))
