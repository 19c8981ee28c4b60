"""Doing together what many ask at the same time: whatever is asked while one round is under way goes into the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Given = TypeVar("Given")


class Gathered(Generic[Asked, Given]):
    """Gathers what is asked one by one and has it done in rounds (nl: verzamelde vragen).

    `do` gives an answer for each of what it gets, in that order; an exception among them is raised to who asked that one, and one
    that it raises itself to all of the round. Rounds begin at least `pause` seconds apart and hold at most `most`.
    """

    def __init__(
        self, do: Callable[[Sequence[Asked]], Awaitable[Sequence[Given | Exception]]], *, most: int, pause: float = 0.0
    ) -> None:
        self._do, self._most, self._pause = do, most, pause
        self._waiting: list[tuple[Asked, asyncio.Future[Given]]] = []
        self._rounds: asyncio.Task[None] | None = None
        self._round: asyncio.Task[None] | None = None
        self._next = 0.0

    def ask(self, asked: Asked) -> asyncio.Future[Given]:
        """Ask; the answer comes with its round (nl: vragen)."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Given] = loop.create_future()
        self._waiting.append((asked, answer))
        if self._rounds is None:
            self._rounds = loop.create_task(self._go_round())
        return answer

    async def settled(self) -> None:
        """Wait until the round that is under way, if one is, has its answers (nl: afgehandeld)."""
        if self._round is not None:
            await asyncio.wait([self._round])

    async def _go_round(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                await asyncio.sleep(max(0.0, self._next - loop.time()))
                self._next = loop.time() + self._pause
                batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                self._round = loop.create_task(self._answer(batch))
                await self._round
        finally:
            self._rounds = self._round = None

    async def _answer(self, batch: list[tuple[Asked, asyncio.Future[Given]]]) -> None:
        try:
            given = await self._do([asked for asked, _ in batch])
        except Exception as broken:  # noqa: BLE001 - whoever asked gets it
            given = [broken] * len(batch)
        for (_, answer), one in zip(batch, given, strict=True):
            if answer.done():
                continue
            if isinstance(one, Exception):
                answer.set_exception(one)
            else:
                answer.set_result(one)
