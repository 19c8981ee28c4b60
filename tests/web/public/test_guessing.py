"""A thousand strangers guess codes at once, on a real server: nobody comes in, and whoever came for more is answered."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.server
GUESS = "kapstok+regen+beker+bloem+gitaar+zebra"
ODDS = {404, 422, 503}


async def asked(port: int, path: str, form: str | None = None) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
    if form is not None:
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
    writer.write(f"{head}\r\n{form or ''}".encode())
    status = int((await reader.readline()).split()[1])
    await reader.read()
    writer.close()
    return status


def test_a_thousand_guesses_at_once_take_nothing_down(server):
    port = int(server.address.rpartition(":")[2])
    said = re.search(r'name="sum" value="([^"]*)"', urlopen(f"{server.address}/terug/").read().decode()).group(1)
    waits: list[float] = []

    async def look(guessing: asyncio.Future[list[int]]) -> None:
        while not guessing.done():
            began = time.monotonic()
            assert await asked(port, "/healthz") == 200
            waits.append(time.monotonic() - began)
            await asyncio.sleep(0.05)

    async def guess_and_look() -> list[int]:
        guessing = asyncio.gather(*(asked(port, "/terug/", f"sum={said}&solution=&code={GUESS}") for _guess in range(1000)))
        await look(guessing)
        return await guessing

    answers = Counter(asyncio.run(guess_and_look()))
    assert set(answers) <= ODDS
    assert sum(answers.values()) == 1000
    assert waits
    assert max(waits) < 6, "somebody who came for something else waited for those who guess"
