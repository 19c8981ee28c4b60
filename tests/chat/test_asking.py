from __future__ import annotations

import asyncio
from uuid import uuid4

import psycopg
import pytest
from django.utils import timezone
from tests.told.live import House

from gehoord.chat import asking, rooms
from gehoord.chat.asking import Asking, Stands
from gehoord.chat.visits import digest

pytestmark = pytest.mark.django_db(databases=["default", "journal"])


def test_many_things_are_asked_at_once_and_what_is_not_there_is_left_out(house: House):
    one, two = house.open(), house.open()
    for number in range(3):
        by = rooms.visitor(one.visit)
        rooms.say(one.conversation, f"{number}", by=by, key=uuid4().hex, at=timezone.now())
    rooms.join(two.conversation, by=house.team.counsellor, at=timezone.now(), called="Vera")

    async def run() -> None:
        ask, nowhere = Asking(), uuid4()
        try:
            lines = await asking.after(ask, [(one.conversation, 1), (one.conversation, 0), (two.conversation, 0), (nowhere, 0)])
            assert [len(found) for found in lines.values()] == [2, 3, 0, 0]
            assert "text=" not in repr(lines[one.conversation, 0][0])
            pages = await asking.pages(ask, [digest(one.visit), digest("x")])
            assert {page[0] for page in pages.values()} == {one.conversation}
            stands = await asking.standings(ask, [one.conversation, two.conversation, nowhere])
            assert (stands[one.conversation].waits, stands[two.conversation].called) == (True, "Vera")
            assert nowhere not in stands
            assert await asking.places(ask, gone_after=60) == {one.conversation: 1}
            await asking.note_present(ask, [one.conversation])
        finally:
            await ask.close()

    asyncio.run(run())
    assert rooms.standings([one.conversation], by=house.team.counsellor)[one.conversation].present_at is not None


def test_a_conversation_that_is_not_there_stands_as_a_forgotten_one():
    assert Stands().forgotten
    assert not Stands().waits


def test_a_question_waits_for_the_database_and_then_gives_up(monkeypatch: pytest.MonkeyPatch):
    tries = 0

    async def away() -> None:
        nonlocal tries
        tries += 1
        raise psycopg.OperationalError

    monkeypatch.setattr(asking, "connected", away)
    with pytest.raises(psycopg.OperationalError):
        asyncio.run(Asking(patience=0.3).rows("select 1", {}))
    assert tries > 2
