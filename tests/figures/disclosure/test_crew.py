import os
import signal

import pytest

from gehoord.figures.disclosure.crew import Crew, CrewFailed


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


def test_a_task_that_always_kills_is_given_up():
    with Crew(always_dies, 1, start="fork") as crew, pytest.raises(CrewFailed):
        crew.answers([(1,)])
