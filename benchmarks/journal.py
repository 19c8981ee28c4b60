"""What the journal costs: the same texts opened with it and without it, one at a time and thirty at a time."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from uuid import UUID, uuid4

import django
from benchmarks._house import measure_inside

from gehoord.config import env

env.choose_settings()
django.setup()

from gehoord.vault import sealed  # noqa: E402 - Django first
from gehoord.vault.house import as_house  # noqa: E402 - idem
from gehoord.vault.keys import make_case_keys  # noqa: E402 - idem
from gehoord.vault.sealing import Place  # noqa: E402 - idem
from gehoord.vault.who import HOUSE  # noqa: E402 - idem

TIMES = 400
LIST = 30


def main() -> None:
    case = uuid4()
    with as_house():
        make_case_keys([(case, UUID(int=1))])
    texts = [sealed.seal("hallo " * 40).sealed_at(Place("casework_note", "text", uuid4(), case)) for _ in range(LIST)]
    steps = {"one": texts[:1], "thirty": texts}

    def opening(some: list[sealed.Sealed]) -> Callable[[], object]:
        return lambda: sealed.open_sealed(some, by=HOUSE)

    measured = {f"{name}_with": _milliseconds(opening(some)) for name, some in steps.items()}
    sealed.journal.record_many = lambda *_, **__: None
    measured |= {f"{name}_without": _milliseconds(opening(some)) for name, some in steps.items()}
    ratios = {f"{name}_ratio": round(measured[f"{name}_with"]["p50"] / measured[f"{name}_without"]["p50"], 1) for name in steps}
    print(json.dumps({"benchmark": "journal", "unit": "milliseconds", **measured, **ratios}, indent=2))


def _milliseconds(step: Callable[[], object]) -> dict[str, float]:
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        step()
        taken.append((time.perf_counter() - started) * 1000)
    return {"p50": round(median(taken), 3), "p95": round(quantiles(taken, n=20)[-1], 3)}


if __name__ == "__main__":
    main() if sys.argv[1:] == ["inside"] else measure_inside(__file__)
