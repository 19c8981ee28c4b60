"""Processes that solve blocks. One that dies is noticed, and its block is tried again by another with other chance."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Any, Final, Self

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

ATTEMPTS: Final = 4
"""How often a block is tried whose process died (nl: pogingen)."""


class CrewFailed(Refused):
    """A block made every process die that tried it (nl: rekenwerk mislukt)."""

    sentence = Text(
        "Het is niet gelukt: een rekenproces stopte steeds. Misschien had de computer te weinig geheugen. "
        "Sluit wat u niet nodig hebt en probeer het nog eens.",
        "It did not work out: a process stopped again and again. Perhaps the computer had too little memory. "
        "Close what you do not need, and try again.",
    )


Task = tuple[Any, ...]


def _end_with_whoever_began_us() -> None:
    # Who is killed with force can stop nobody any more, and a process that waits for work would wait for ever.
    def watch() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


class Crew:
    """Does work in other processes, and gives the answers in the order of the tasks (nl: ploeg).

    `work` is called with a task and the number of the attempt. With 0 processes it is done here and now. The answers do not
    depend on how many processes there are, nor on which of them dies; only a task whose process dies twice gets other chance.
    `start`: how a process begins; from a fresh one unless what it works with is known here alone.
    """

    def __init__(self, work: Callable[..., Any], processes: int, *, start: str = "forkserver") -> None:
        self._work = work
        self._start = start
        self._processes = processes
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def answers(self, tasks: Sequence[Task]) -> list[Any]:
        """Do all tasks (nl: uitvoeren). Raises: CrewFailed."""
        return self.begun(tasks)()

    def begun(self, tasks: Sequence[Task]) -> Callable[[], list[Any]]:
        """Begin with tasks, and give back what waits for their answers: other work can be asked meanwhile (nl: beginnen).

        What is given back raises: CrewFailed.
        """
        if not self._processes:
            found = [self._work(*task, 0) for task in tasks]
            return lambda: found
        try:
            futures: list[Future[Any]] = [self._started(self._processes).submit(self._work, *task, 0) for task in tasks]
        except BrokenProcessPool:
            self._stop()
            return cache(lambda: [self._alone(task) for task in tasks])
        return cache(lambda: [self._awaited(future, task) for future, task in zip(futures, tasks, strict=True)])

    def _awaited(self, future: Future[Any], task: Task) -> Any:
        try:
            return future.result()
        except (BrokenProcessPool, CancelledError):
            # whoever died took its neighbours along; alone, each shows whether it was the one
            self._stop()
            return self._alone(task)

    def _alone(self, task: Task) -> Any:
        for attempt in range(ATTEMPTS):
            try:
                return self._started(1).submit(self._work, *task, attempt).result()
            except BrokenProcessPool:
                pass
            finally:
                self._stop()
        raise CrewFailed

    def _started(self, processes: int) -> Executor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(processes, get_context(self._start), initializer=_end_with_whoever_began_us)
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
