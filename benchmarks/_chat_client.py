"""Many live lines from one process: opens them, says something in each room at its pace, and counts what the other page hears.

Speaks the WebSocket protocol by hand, so that the measuring costs little. `python _chat_client.py` takes its orders as JSON on
standard input and answers in JSON, a line each.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import sys
import time
from collections.abc import Callable
from typing import Any

MARK = re.compile(rb"~(\d+)~(\d+)~(\d+)~")
LATE = 5.0
"""Seconds in which what was said last still may come."""


class Wire(asyncio.Protocol):
    """One WebSocket, in text frames."""

    def __init__(self, host: str, path: str, hear: Callable[[bytes], None]) -> None:
        self.host, self.path, self.hear = host, path, hear
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed = False
        self.rest = b""
        self.transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\nOrigin: http://{self.host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        rest = self.rest + data if self.rest else data
        if not self.opened.done():
            head, end, rest = rest.partition(b"\r\n\r\n")
            if not end:
                self.rest = head
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                self.opened.set_exception(ConnectionError(head.decode()))
                self.transport.close()
                return
            self.opened.set_result(None)
        while len(rest) >= 2:
            length, start = rest[1] & 127, 2
            if length == 126:
                length, start = int.from_bytes(rest[2:4], "big"), 4
            if len(rest) < start + length:
                break
            kind, payload, rest = rest[0] & 15, rest[start : start + length], rest[start + length :]
            if kind == 1:
                self.hear(payload)
            elif kind == 9:
                self._send(0x8A, payload)
            elif kind == 8:
                self.transport.close()
        self.rest = rest

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("closed"))

    def say(self, text: bytes) -> None:
        self._send(0x81, text)

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        head = bytes([kind, 0x80 | size]) if size < 126 else bytes([kind, 0xFE]) + size.to_bytes(2, "big")
        self.transport.write(head + b"\0\0\0\0" + payload)


class Crowd:
    """Two pages for each room: one says, the other hears."""

    def __init__(self, orders: dict[str, Any]) -> None:
        self.host, self.rooms = orders["host"], orders["rooms"]
        self.heard: dict[tuple[int, int], int] = {}
        self.twice = self.said = self.kept = 0
        self.delays: list[float] = []
        self.wires: list[Wire] = []
        self.talking: list[tuple[int, Wire]] = []

    async def open(self, path: str, hello: str, hear: Callable[[bytes], None]) -> Wire:
        host, port = self.host.split(":")
        loop = asyncio.get_running_loop()
        _, wire = await loop.create_connection(lambda: Wire(self.host, path, hear), host, int(port))
        await asyncio.wait_for(wire.opened, 30)
        if hello:
            wire.say(hello.encode())
        self.wires.append(wire)
        return wire

    async def enter(self) -> None:
        """Open all, fifty at a time."""
        turns = asyncio.Semaphore(50)

        async def both(number: int, room: dict[str, str]) -> None:
            async with turns:
                await self.open(room["path"], room["hears"], self._hear)
                says = await self.open(room["path"], room["says"], self._hear if room.get("echo") else self._kept)
                self.talking.append((number, says))

        await asyncio.gather(*(both(number, room) for number, room in enumerate(self.rooms)))

    def _hear(self, event: bytes) -> None:
        found = MARK.search(event)
        if found is None:
            return
        now = time.perf_counter_ns()
        place = int(found[1]), int(found[2])
        if place in self.heard:
            self.twice += 1
        else:
            self.delays.append((now - int(found[3])) / 1e6)
        self.heard[place] = self.heard.get(place, 0) + 1

    def _kept(self, event: bytes) -> None:
        self.kept += event.startswith(b'{"kept"')

    async def talk(self, rate: float, seconds: float) -> None:
        """Say in every room `rate` times a second, spread evenly."""
        loop = asyncio.get_running_loop()
        each = 1 / (rate * len(self.talking))
        begun, turn = loop.time(), 0
        while (passed := loop.time() - begun) < seconds:
            while turn * each <= passed:
                round_, which = divmod(turn, len(self.talking))
                number, wire = self.talking[which]
                mark = f"~{number}~{round_}~{time.perf_counter_ns()}~ Ik wil graag iets vragen over mijn groep."
                wire.say(json.dumps({"say": {"key": f"{number:06}-{round_:06}", "text": mark}}).encode())
                self.said += 1
                turn += 1
            await asyncio.sleep(0.004)
        for _ in range(100):
            if len(self.heard) < self.said:
                await asyncio.sleep(LATE / 100)

    def told(self) -> dict[str, Any]:
        delays = sorted(self.delays) or [0.0]

        def at(share: float) -> float:
            return round(delays[min(len(delays) - 1, int(share * len(delays)))], 1)

        lost = self.said - len(self.heard)
        return {"delivered": len(self.heard), "lost": lost, "duplicated": self.twice, "kept": self.kept} | {
            "p50_ms": at(0.5),
            "p95_ms": at(0.95),
            "p99_ms": at(0.99),
        }


def _say(told: object) -> None:
    print(json.dumps(told), flush=True)


async def main() -> None:
    loop = asyncio.get_running_loop()

    async def ordered() -> dict[str, Any]:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        found: dict[str, Any] = json.loads(line)
        return found

    orders = await ordered()
    crowd = Crowd(orders)
    await crowd.enter()
    _say({"open": len(crowd.wires)})
    while (order := await ordered()).get("do") != "leave":
        if order["do"] == "talk":
            await crowd.talk(order["rate"], order["seconds"])
            _say(crowd.told())
        elif order["do"] == "return":
            _say(await returned(crowd, order["seconds"]))


async def returned(crowd: Crowd, seconds: float) -> dict[str, Any]:
    """After the server went away: every room comes back by itself, as a page does. Gives how long the last one took."""
    loop = asyncio.get_running_loop()
    begun, back = loop.time(), []

    async def again(room: dict[str, str]) -> None:
        hears: asyncio.Future[None] = loop.create_future()

        def hear(_event: bytes) -> None:
            if not hears.done():
                hears.set_result(None)

        wait = 0.1
        while loop.time() - begun < seconds:
            try:
                await crowd.open(room["path"], room["hears"], hear)
                await asyncio.wait_for(asyncio.shield(hears), 5)
            except (OSError, TimeoutError):
                await asyncio.sleep(wait * (0.5 + os.urandom(1)[0] / 255))
                wait = min(wait * 2, 1.0)
                continue
            back.append(loop.time() - begun)
            return

    await asyncio.gather(*(again(room) for room in crowd.rooms))
    return {"back": len(back), "seconds": round(max(back, default=0.0), 2)}


if __name__ == "__main__":
    asyncio.run(main())
