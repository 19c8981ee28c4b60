from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from gehoord.chat.gathering import Gathered


def test_what_is_asked_while_a_round_runs_goes_into_the_next_and_each_gets_its_own_answer():
    rounds: list[list[int]] = []

    async def double(asked: Sequence[int]) -> list[int | Exception]:
        rounds.append(list(asked))
        await asyncio.sleep(0.01)
        return [ValueError(str(one)) if one == 3 else one * 2 for one in asked]

    async def run() -> list[object]:
        gathered: Gathered[int, int] = Gathered(double, most=4)
        first = gathered.ask(0)
        await asyncio.sleep(0.005)
        rest = [gathered.ask(number) for number in range(1, 8)]
        return await asyncio.gather(first, *rest, return_exceptions=True)

    answers = asyncio.run(run())
    assert rounds == [[0], [1, 2, 3, 4], [5, 6, 7]]
    assert [str(one) for one in answers] == ["0", "2", "4", "3", "8", "10", "12", "14"]


def test_a_round_that_breaks_off_tells_all_who_asked_and_the_next_goes_on():
    async def fragile(asked: Sequence[int]) -> list[int | Exception]:
        if 0 in asked:
            raise OSError("away")
        return list(asked)

    async def run() -> int:
        gathered: Gathered[int, int] = Gathered(fragile, most=10)
        with pytest.raises(OSError, match="away"):
            await gathered.ask(0)
        await gathered.settled()
        return await gathered.ask(1)

    assert asyncio.run(run()) == 1


def test_who_no_longer_waits_keeps_nobody_from_an_answer():
    async def echo(asked: Sequence[int]) -> list[int | Exception]:
        return list(asked)

    async def run() -> int:
        gathered: Gathered[int, int] = Gathered(echo, most=10)
        gathered.ask(0).cancel()
        return await gathered.ask(1)

    assert asyncio.run(run()) == 1
