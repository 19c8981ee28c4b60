from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from uuid import uuid4

import pytest
from django.db import transaction
from tests.told.live import redis_server

from gehoord.chat.signals import Signal, What
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
    async with asyncio.timeout(10), road.listening() as hearing:
        cut()
        await road.send(SIGNALS[:1])
        async for _ in hearing:
            pass


def test_a_road_that_is_cut_is_noticed_and_what_cannot_be_sent_is_let_go():
    with ExitStack() as serving:
        address = serving.enter_context(redis_server())
        with pytest.raises(OSError, match="went away"):
            asyncio.run(cut_while_listening(address, serving.close))


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
