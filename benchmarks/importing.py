"""Taking over an invented nation, sealed keys and all walls included, beside plain COPY of the same rows into bare tables.

Both start from the folder in memory and end with a commit. COPY does none of the work that makes a register of it: no ids of
its own, no history, no keys, no constraint, no wall, no index; it is the floor that no taking over can be under. Each round
takes a database of its own; memory is the peak of the process that takes the register over.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from benchmarks._database import bench_database

from gehoord.directory.geography import geography_on
from gehoord.figures.exchange import read
from gehoord.figures.exchange.layout import LAYOUTS
from gehoord.figures.facts import Facts
from gehoord.figures.publication import Policy, Rule, publish
from gehoord.practice.periods import Period

ROUNDS = 3
INSIDE = "inside"
NATION = """
from pathlib import Path
import sys
from gehoord.figures.exchange import write
from gehoord.invented.nation import generate
write(generate(year=2016, scale=1, seed=1), Path(sys.argv[1]))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as place, bench_database() as fresh:
        nation = Path(place, "nation")
        subprocess.run([sys.executable, "-c", NATION, nation], check=True)
        rows = sum(len(path.read_bytes().splitlines()) - 1 for path in nation.glob("*.csv"))
        found: dict[str, list[float]] = {}
        for turn in range(ROUNDS):
            address, surroundings = fresh()
            _note(found, "copy_seconds", _copied(nation, address))
            asked = [sys.executable, "-P", __file__, INSIDE, str(nation), str(Path(place, f"out{turn}"))]
            ran = subprocess.run(asked, check=True, capture_output=True, env=surroundings, text=True)
            for name, value in json.loads(ran.stdout).items():
                _note(found, name, value)
            for path in nation.glob("*.csv"):
                if path.read_bytes() != Path(place, f"out{turn}", path.name).read_bytes():
                    sys.exit(f"{path.name} did not come out as it went in")
    told = {name: round(median(values), 3) for name, values in found.items()}
    told |= {
        "rows": rows,
        "import_rows_a_second": round(rows / told["import_seconds"]),
        "import_to_copy": round(told["import_seconds"] / told["copy_seconds"], 1),
        "rounds": ROUNDS,
    }
    print(json.dumps(told, indent=1))


def _note(found: dict[str, list[float]], name: str, value: float) -> None:
    found.setdefault(name, []).append(value)


def _copied(nation: Path, address: str) -> float:
    register = read(nation)
    begun = time.perf_counter()
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for layout in LAYOUTS:
            table = f"bare_{Path(layout.file).stem}"
            columns = ", ".join(f'"{name}" text' for name in layout.header)
            cursor.execute(f"create table {table} ({columns})")
            rows: tuple[Any, ...] = getattr(register, Path(layout.file).stem)
            with cursor.copy(f"copy {table} from stdin") as copy:
                for row in rows:
                    values = (getattr(row, name) for name in layout.header)
                    copy.write_row([None if value is None else str(value) for value in values])
    return time.perf_counter() - begun


def inside(nation: Path, out: Path) -> None:
    """Take the nation over, give it out and gather its facts, each by the clock."""
    with acting(HOUSE):
        office = settle()[0].id
    begun = time.perf_counter()
    take_in(nation, office=office, by=HOUSE, tell=lambda _: None)
    taken = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    give_out(out, by=HOUSE, tell=lambda _: None)
    given = time.perf_counter()
    facts = facts_of(2016, by=HOUSE)
    gathered = time.perf_counter()
    _compare(facts, read(nation).facts())
    compared = time.perf_counter()
    again = replaced(nation, out)
    take_in(again, office=office, by=HOUSE, tell=lambda _: None)
    told = {
        "import_seconds": taken - begun,
        "import_peak_megabytes": memory,
        "export_seconds": given - taken,
        "facts_seconds": gathered - given,
        "import_again_seconds": time.perf_counter() - compared,
    }
    print(json.dumps(told))


def _compare(ours: Facts, theirs: Facts) -> None:
    """Every table of every municipality is the same from the database as from the folder."""
    policy = Policy(Rule.AS_PRINTED_2016, Period.year(2016))
    one, other = (publish(facts, geography_on(policy.period.last), policy).reports for facts in (ours, theirs))
    for code in one:
        if one[code].tables != other[code].tables:
            sys.exit(f"the report on {code} differs")


def replaced(nation: Path, out: Path) -> Path:
    """The same nation but for one mark, so that every row is compared."""
    other = out.with_name(out.name + "-again")
    other.mkdir()
    for path in nation.glob("*.csv"):
        lines = path.read_text().splitlines(keepends=True)
        other.joinpath(path.name).write_text("".join(lines[:-1] if path.name == "marks.csv" else lines))
    return other


if sys.argv[1:2] == [INSIDE]:
    import django

    django.setup()

    from gehoord.directory.offices import settle
    from gehoord.people.permissions import HOUSE
    from gehoord.people.scope import acting
    from gehoord.registers.giving_out import give_out
    from gehoord.registers.taking_in import take_in
    from gehoord.reporting.harvest import facts_of

if __name__ == "__main__":
    inside(Path(sys.argv[2]), Path(sys.argv[3])) if sys.argv[1:2] == [INSIDE] else main()
