from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import transaction
from redis import Redis
from tests.told.live import redis_server

from gehoord.chat.signals import CHANNEL, Signal, What
from gehoord.chat.transports.redis import RedisTransport

SIGNALS = [Signal(uuid4(), What.LINE, number) for number in range(500)]


async def heard_of(road: RedisTransport, told: list[Signal]) -> list[Signal]:
    heard: list[Signal] = []
    async with asyncio.timeout(10), road.listening() as hearing:
        await road.send(told)
        async for some in hearing:
            heard += some
            if len(heard) >= len(told):
                break
    await road.close()
    return heard


def test_what_is_sent_is_heard_in_order():
    with redis_server() as address:
        assert asyncio.run(heard_of(RedisTransport(address), SIGNALS)) == SIGNALS


async def cut_while_listening(address: str, cut: Callable[[], object]) -> None:
    road = RedisTransport(address)
    try:
        async with asyncio.timeout(10), road.listening() as hearing:
            cut()
            await road.send(SIGNALS[:1])
            async for _ in hearing:
                pass
    finally:
        await road.close()


def test_a_road_that_is_cut_is_noticed_and_what_cannot_be_sent_is_let_go():
    with ExitStack() as serving:
        address = serving.enter_context(redis_server())
        with pytest.raises(OSError, match="went away"):
            asyncio.run(cut_while_listening(address, serving.close))


def test_a_road_that_was_cut_and_came_back_by_itself_is_noticed_too():
    with redis_server() as address, Redis.from_url(address) as hand, pytest.raises(OSError, match="away"):
        asyncio.run(cut_while_listening(address, lambda: hand.client_kill_filter(_type="pubsub")))


async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, wait: float) -> None:
    while some := await reader.read(65536):
        await asyncio.sleep(wait)
        writer.write(some)
    writer.close()
    await writer.wait_closed()


@asynccontextmanager
async def slow_road(socket: str) -> AsyncIterator[str]:
    """The address of a way to this server on which what is asked comes a moment later."""
    ways: list[asyncio.Task[None]] = []

    async def carry(asking: asyncio.StreamReader, answering: asyncio.StreamWriter) -> None:
        reader, writer = await asyncio.open_unix_connection(socket)
        ways.append(asyncio.create_task(slow(asking, writer, wait=0.1)))
        ways.append(asyncio.create_task(slow(reader, answering, wait=0)))

    async with await asyncio.start_server(carry, "127.0.0.1", 0) as serving:
        yield f"redis://127.0.0.1:{serving.sockets[0].getsockname()[1]}"
        await asyncio.gather(*ways)


async def listeners_at_the_start(address: str) -> int:
    async with slow_road(urlsplit(address).path) as far:
        road = RedisTransport(far)
        async with road.listening():
            with Redis.from_url(address) as hand:
                counted: int = dict(hand.pubsub_numsub(CHANNEL))[CHANNEL.encode()]
        await road.close()
    return counted


def test_listening_starts_once_redis_says_so():
    with redis_server() as address:
        assert asyncio.run(listeners_at_the_start(address)) == 1


@pytest.mark.django_db
def test_what_a_verb_tells_waits_for_the_commit(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object):
    with redis_server() as address:
        road, told = RedisTransport(address), []
        monkeypatch.setattr(road._near, "publish", lambda _channel, message: told.append(message))
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():  # type: ignore[operator]  # a fixture
            road.tell(SIGNALS[:2])
            assert told == []
        assert told == [" ".join(signal.spelled for signal in SIGNALS[:2])]
        asyncio.run(road.close())
