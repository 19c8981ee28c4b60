from __future__ import annotations

import asyncio
from typing import Any

from gehoord.config.in_line import in_line


def scope(path: str = "/terug/", method: str = "POST") -> dict[str, Any]:
    return {"type": "http", "method": method, "path": path}


async def nothing() -> dict[str, Any]:
    return {"type": "http.request"}


class House:
    """Answers slowly, and knows how many it answered at once."""

    def __init__(self) -> None:
        self.now = self.most = self.done = 0

    async def __call__(self, asked: dict[str, Any], _receive: Any, send: Any) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        self.now -= 1
        self.done += 1
        await send({"type": "http.response.start", "status": 200, "headers": []})


def ask(application: Any, *scopes: dict[str, Any]) -> list[int]:
    async def all_at_once() -> list[int]:
        answers: list[int] = []

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                answers.append(message["status"])

        await asyncio.gather(*(application(one, nothing, send) for one in scopes))
        return answers

    return asyncio.run(all_at_once())


def test_a_few_forms_are_looked_at_at_once_and_all_get_their_turn():
    house = House()
    assert ask(in_line(house, at_once=2, most=50), *[scope() for _ in range(20)]) == [200] * 20
    assert (house.most, house.done) == (2, 20)


def test_nobody_at_another_page_waits_behind_them():
    house = House()
    others = [scope(method="GET"), scope("/healthz", "GET"), scope("/inloggen/"), {"type": "lifespan"}]
    ask(in_line(house, at_once=1, most=50), *[scope() for _ in range(5)], *others)
    assert house.most == 1 + len(others)


def test_each_door_has_a_line_of_its_own_so_that_who_guesses_keeps_nobody_from_chatting():
    house = House()
    application = in_line(house, at_once=1, most=1)
    answers = ask(application, *[scope() for _ in range(5)], scope("/praten/begin/"), scope("/praten/stoppen/"))
    assert (answers.count(200), answers.count(503)) == (3, 4)
    assert house.most == 3


def test_what_is_sent_in_parts_comes_in_whole_and_what_is_too_much_does_not():
    async def sent(*parts: bytes) -> tuple[bytes, int]:
        waiting, heard, said = list(parts), b"", 200

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}

        async def house(_scope: Any, receive: Any, _send: Any) -> None:
            nonlocal heard
            heard = (await receive())["body"]

        async def send(message: Any) -> None:
            nonlocal said
            said = message.get("status", said)

        await in_line(house)(scope(), receive, send)
        return heard, said

    assert asyncio.run(sent(b"text=", b"hallo")) == (b"text=hallo", 200)
    assert asyncio.run(sent(b"a" * 200_000, b"b" * 200_000)) == (b"", 413)


def test_who_sends_slowly_does_not_close_the_door():
    house = House()
    application = in_line(house, at_once=1, most=1)

    async def slow_and_quick() -> None:
        async def never() -> dict[str, Any]:
            await asyncio.sleep(60)
            return {}

        async def send(_message: Any) -> None: ...

        slow = [asyncio.create_task(application(scope(), never, send)) for _ in range(5)]
        await asyncio.wait_for(application(scope(), nothing, send), 30)
        for one in slow:
            one.cancel()

    asyncio.run(slow_and_quick())
    assert house.done == 1


def test_a_line_that_is_full_says_so_at_once_and_empties_again():
    house = House()
    application = in_line(house, at_once=1, most=3)
    answers = ask(application, *[scope() for _ in range(10)])
    assert (answers.count(200), answers.count(503)) == (3, 7)
    assert ask(in_line(house, at_once=1, most=3), scope()) == [200]
