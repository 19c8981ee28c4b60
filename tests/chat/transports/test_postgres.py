from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from gehoord.chat.connecting import connected
from gehoord.chat.signals import Signal, What
from gehoord.chat.transports.postgres import PostgresTransport

CUT = "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and datname = current_database()"


async def heard_of(signals: list[Signal]) -> list[Signal]:
    road, heard = PostgresTransport(), []
    async with asyncio.timeout(10), road.listening() as hearing:
        await road.send(signals)
        async for some in hearing:
            heard += some
            if len(heard) == len(signals):
                break
    await road.close()
    return heard


async def cut_while_listening() -> None:
    async with asyncio.timeout(10), PostgresTransport().listening() as hearing:
        async with await connected() as connection:
            await connection.execute(CUT)
        async for _ in hearing:
            pass


@pytest.mark.usefixtures("db")
def test_what_is_sent_is_heard_in_order_also_when_it_takes_several_messages():
    room = uuid4()
    signals = [Signal(room, What.LINE, number) for number in range(500)]
    assert asyncio.run(heard_of(signals)) == signals


@pytest.mark.usefixtures("db")
def test_a_road_that_is_cut_is_noticed():
    with pytest.raises(OSError, match="went away"):
        asyncio.run(cut_while_listening())
