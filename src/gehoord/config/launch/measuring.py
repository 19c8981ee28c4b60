"""`./gehoord bench NAME`: runs a benchmark in an environment of its own; what we compare with stays out of the product."""

from __future__ import annotations

import os
from collections.abc import Sequence

from gehoord.config import env
from gehoord.config.launch import environment
from gehoord.config.launch.interruption import heeded
from gehoord.config.launch.refusals import NoSuchBenchmark
from gehoord.config.launch.speech import answer
from gehoord.practice.words import same

BENCHMARKS = env.CHECKOUT / "benchmarks"


def names() -> list[str]:
    """The benchmarks there are (nl: metingen)."""
    return sorted(file.stem for file in BENCHMARKS.glob("*.py") if not file.stem.startswith("_"))


def run(words: Sequence[str]) -> int:  # noqa: RET503 - what takes our place gives nothing back
    """Run one benchmark, which takes our place, or name them all (nl: meten).

    Raises: NoSuchBenchmark and what `environment.ensure` raises.
    """
    if not words:
        answer(same("\n".join(names())))
        return 0
    if words[0] not in names():
        raise NoSuchBenchmark(name=words[0], names=", ".join(names()) or "-")
    with heeded():
        environment.ensure("bench", environment.BENCH_VENV)
    command = [str(environment.BENCH_VENV / "bin/python"), str(BENCHMARKS / f"{words[0]}.py"), *words[1:]]
    os.execve(command[0], command, env.passed_on(PYTHONPATH=f"{env.CHECKOUT / 'src'}:{env.CHECKOUT}"))  # noqa: S606 - ours
