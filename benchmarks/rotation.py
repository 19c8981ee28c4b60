"""A new key for an office with 10,000 cases, on a database that is safe on disk; with the making of the keys beside it."""

from __future__ import annotations

import json
import sys
import time
from uuid import UUID, uuid4

import django
from benchmarks._house import measure_inside

from gehoord.config import env

env.choose_settings()
django.setup()

from gehoord.vault import rotation  # noqa: E402 - Django first
from gehoord.vault.house import as_house  # noqa: E402 - idem
from gehoord.vault.keys import make_case_keys  # noqa: E402 - idem

CASES = 10_000
OFFICE = UUID(int=1)


def main() -> None:
    started = time.perf_counter()
    with as_house():
        make_case_keys((uuid4(), OFFICE) for _ in range(CASES))
    made = time.perf_counter()
    rotation.renew(OFFICE)
    moved = rotation.rewrap(OFFICE)
    ended = time.perf_counter()
    measured = {
        "benchmark": "rotation",
        "cases": moved,
        "seconds_to_make": round(made - started, 2),
        "seconds_to_rotate": round(ended - made, 2),
        "cases_per_second": round(moved / (ended - made)),
    }
    print(json.dumps(measured, indent=2))


if __name__ == "__main__":
    main() if sys.argv[1:] == ["inside"] else measure_inside(__file__)
