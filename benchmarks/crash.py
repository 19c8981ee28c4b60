"""A hundred times each: who acts is killed, or the database under it, at a moment drawn anew, and everything is looked at.

What is cut short is a taking over of a register, lines of the journal, a rotation of keys, erasures, and a sweep of what is past
its term. These are the drills that the suite does five times; a drill that finds something lost or half ends with an error.
`crash [ROUNDS] [DRILL ...]`. A kill takes no power away, so nothing waits for the disk.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.told.drills import DRILLS
from tests.told.mortal import VICTIMS, Players, Server, Stage, serving

from gehoord.config import env
from gehoord.config.launch.cluster import Home

ROUNDS = 100


def main(rounds: int, drills: list[str]) -> None:
    place = Path(tempfile.mkdtemp(prefix="gehoord-bench-"))
    place.chmod(0o711)
    players = Players()
    try:
        with serving(place, migrated) as server:
            for name in drills:
                for victim in VICTIMS:
                    stage = staged(players, server, place / f"{name}-{victim}")
                    print(json.dumps(drilled(name, victim, rounds, stage)), flush=True)
    finally:
        players.leave()
        shutil.rmtree(place, ignore_errors=True)


def drilled(name: str, victim: str, rounds: int, stage: Stage) -> dict[str, object]:
    """What was seen in a drill; it ends the benchmark itself where something is not as it should be."""
    begun = time.perf_counter()
    seen = DRILLS[name](stage, killing=victim, rounds=rounds)
    taken = round(time.perf_counter() - begun)
    return {"benchmark": "crash", "drill": name, "killed": victim, "rounds": rounds, "lost_or_half": 0, **seen, "seconds": taken}


def staged(players: Players, server: Server, data: Path) -> Stage:
    data.mkdir(mode=0o700)
    return Stage(players, server.new_database(), data, server)


def migrated(home: Home) -> None:
    """The tables, as migrations lay them."""
    surroundings = env.passed_on(
        PYTHONPATH=str(env.CHECKOUT / "src"),
        DJANGO_SETTINGS_MODULE="gehoord.config.settings",
        DATABASE_URL=home.url("gehoord"),
        GEHOORD_DATA=str(home.base),
    )
    subprocess.run([sys.executable, "-P", "-m", "django", "migrate", "--verbosity", "0"], check=True, env=surroundings)


if __name__ == "__main__":
    rounds, *drills = sys.argv[1:] or [str(ROUNDS)]
    main(int(rounds), drills or list(DRILLS))
