from __future__ import annotations

import asyncio

from gehoord.web.live import outbox
from gehoord.web.live.outbox import Outbox


def test_events_go_out_in_order_and_putting_one_in_never_waits():
    async def run() -> list[str]:
        sent: list[str] = []
        all_sent = asyncio.Event()

        async def send(event: str) -> None:
            await asyncio.sleep(0)
            sent.append(event)
            if len(sent) >= 50:
                all_sent.set()

        async def leave() -> None:
            sent.append("left")

        box = Outbox(send, leave)
        for number in range(50):
            box.put(f"{number}")
        assert sent == []
        await all_sent.wait()
        all_sent.clear()
        box.put("more")
        await all_sent.wait()
        return sent

    assert asyncio.run(run()) == [*(f"{number}" for number in range(50)), "more"]


def test_a_page_that_does_not_read_is_let_go(monkeypatch):
    monkeypatch.setattr(outbox, "MOST", 3)

    async def run() -> list[str]:
        told: list[str] = []

        async def stuck(event: str) -> None:
            await asyncio.Event().wait()

        async def leave() -> None:
            told.append("left")

        box = Outbox(stuck, leave)
        for _ in range(10):
            box.put("x")
            await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        return told

    assert asyncio.run(run()) == ["left"]


def test_a_page_that_went_away_hears_nothing_and_nothing_breaks():
    async def run() -> int:
        tries = 0

        async def gone(event: str) -> None:
            nonlocal tries
            tries += 1
            raise OSError

        box = Outbox(gone, gone)  # type: ignore[arg-type]  # either fails
        for _ in range(3):
            box.put("x")
            await asyncio.sleep(0.001)
        return tries

    assert asyncio.run(run()) == 1
