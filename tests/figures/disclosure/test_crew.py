import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gehoord.config import env
from gehoord.figures.disclosure.crew import Crew, CrewFailed

AS_WE_ARE = env.passed_on(PYTHONPATH=str(env.CHECKOUT / "src"))


def doubled(number: int, attempt: int) -> tuple[int, int]:
    return 2 * number, attempt


def dies_at_first(number: int, attempt: int) -> tuple[int, int]:
    if number == 3 and attempt == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number, attempt


def always_dies(number: int, attempt: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number + attempt


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_answers_come_in_the_order_of_the_tasks(processes):
    with Crew(doubled, processes, start="fork") as crew:
        assert crew.answers([(number,) for number in range(5)]) == [(2 * number, 0) for number in range(5)]


def test_a_process_that_dies_is_noticed_and_its_task_tried_again_with_another_chance():
    with Crew(dies_at_first, 2, start="fork") as crew:
        assert crew.answers([(number,) for number in range(5)]) == [(2 * number, int(number == 3)) for number in range(5)]
        assert crew.answers([(1,)]) == [(2, 0)]


def test_what_was_begun_waits_for_its_answers_while_other_work_is_asked_and_even_dies():
    with Crew(dies_at_first, 2, start="fork") as crew:
        waits = crew.begun([(5,), (6,)])
        assert crew.answers([(3,), (4,)]) == [(6, 1), (8, 0)]
        assert waits() == waits() == [(10, 0), (12, 0)]


def test_a_task_that_always_kills_is_given_up():
    with Crew(always_dies, 1, start="fork") as crew, pytest.raises(CrewFailed):
        crew.answers([(1,)])


SLEEPERS = """
import os, time
from gehoord.figures.disclosure.crew import Crew

def sleep(seconds, attempt):
    print(os.getpid(), flush=True)
    time.sleep(seconds)

if __name__ == "__main__":
    Crew(sleep, 2).answers([(0,), (60,), (60,)])
"""


def test_nobody_goes_on_for_somebody_who_was_killed(tmp_path):
    (tmp_path / "sleepers.py").write_text(SLEEPERS)
    with subprocess.Popen([sys.executable, tmp_path / "sleepers.py"], stdout=subprocess.PIPE, text=True, env=AS_WE_ARE) as begun:
        at_work = [Path(f"/proc/{int(begun.stdout.readline())}") for _ in range(3)]
        assert all(one.exists() for one in at_work)
        begun.kill()
    until = time.monotonic() + 20
    while any(one.exists() for one in at_work) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(one.exists() for one in at_work)
