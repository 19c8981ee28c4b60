"""A client page and the list of own clients, on an invented nation: `pages [SCALE ...]`, else scale 1.

Every page goes through the whole door: visit, role, walls, journal, keys, template. A counsellor has as many clients at every
scale, so that what grows is the register around them. With several scales the times of the last stand beside those of the first.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._database import bench_database

INSIDE = "inside"
TIMES = 150


def main(scales: list[int]) -> None:
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as place, bench_database() as fresh:
        for scale in scales:
            _, surroundings = fresh()
            asked = [sys.executable, "-P", __file__, INSIDE, place, str(scale)]
            ran = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=surroundings, text=True)
            found.append(json.loads(ran.stdout))
    told: dict[str, Any] = {"benchmark": "pages", "unit": "milliseconds", "scales": found}
    if len(found) > 1:
        told["last_to_first"] = {
            name: round(found[-1][name]["p50"] / found[0][name]["p50"], 2) for name in ("list", "list_of_few", "page")
        }
    print(json.dumps(told, indent=1))


def inside(place: Path, scale: int) -> None:
    """Measure at one scale."""
    told, many, few = settled(generated(place / f"nation{scale}", scale))
    shown(many, LIST)
    turns = iter(many.pages * (TIMES // len(many.pages) + 1))
    counts = [queries(lambda page=page: shown(many, page)) for page in many.pages]
    measured: dict[str, Any] = {"scale": scale, **told}
    measured["list"] = {"clients": len(many.pages), "queries": queries(lambda: shown(many, LIST))}
    measured["list"] |= milliseconds(lambda: shown(many, LIST), times=TIMES)
    measured["list_keys_closed"] = milliseconds(lambda: shown(many, LIST), times=TIMES // 3, before=forget_open_keys)
    measured["list_of_few"] = {"clients": len(few.pages), "queries": queries(lambda: shown(few, LIST))}
    measured["list_of_few"] |= milliseconds(lambda: shown(few, LIST), times=TIMES)
    measured["page"] = {"pages": len(many.pages), "queries_fewest": min(counts), "queries_most": max(counts)}
    measured["page"] |= milliseconds(lambda: shown(many, next(turns)), times=TIMES)
    print(json.dumps(measured))


if sys.argv[1:2] == [INSIDE]:
    from benchmarks._caseload import LIST, generated, milliseconds, queries, settled, shown

    from gehoord.vault.keys import forget_open_keys

if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        inside(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main([int(word) for word in sys.argv[1:]] or [1])
