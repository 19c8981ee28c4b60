from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.chat.test_rooms import seal_nothing
from tests.told.live import House

from gehoord.chat import rooms
from gehoord.chat.drafts import Draft
from gehoord.chat.rows import Rows
from gehoord.chat.signals import Signal, What
from gehoord.chat.transports import laid
from gehoord.chat.words import From
from gehoord.people.permissions import NotFound
from gehoord.vault import journal, keys
from gehoord.vault.sealing import ContentTampered

pytestmark = pytest.mark.django_db(databases=["default", "journal"])


def line(conversation: object, text: str) -> Draft:
    return Draft(conversation, text, uuid4().hex, timezone.now(), From.VISITOR)  # type: ignore[arg-type]  # of a test


def test_lines_are_sealed_stored_and_read_back_though_their_key_is_shut(house: House):
    opened = house.open()
    keys.forget_open_keys()

    async def run() -> list[str]:
        rows = Rows(laid())
        try:
            numbers = await asyncio.gather(*(rows.store.ask(line(opened.conversation, f"{number}")) for number in range(5)))
            assert numbers == [1, 2, 3, 4, 5]
            keys.forget_open_keys()
            told = await rows.told_of([Signal(opened.conversation, What.LINE, number) for number in (1, 2)])
            return [spoken[0].text for _, spoken in told] + [
                one[0].text for one in await rows.after.ask((opened.conversation, 2))
            ]
        finally:
            await rows.close()

    assert asyncio.run(run()) == ["0", "1", "2", "3", "4"]


def test_while_the_keys_are_away_lines_are_taken_and_read_later(house: House, monkeypatch: pytest.MonkeyPatch):
    seal_nothing(monkeypatch)
    opened = house.open()

    async def run() -> list[str]:
        rows = Rows(laid())
        try:
            await rows.store.ask(line(opened.conversation, "Is er iemand?"))
            return [one[0].text for one in await rows.after.ask((opened.conversation, 0))]
        finally:
            await rows.close()

    assert asyncio.run(run()) == [""]
    monkeypatch.undo()
    assert [one.text for one in rooms.lines(opened.conversation, by=house.team.counsellor)] == ["Is er iemand?"]


def test_a_secret_that_is_none_opens_nothing_and_hinders_nobody_who_asks_at_the_same_time(house: House):
    opened = house.open()

    async def run() -> tuple[object, ...]:
        rows = Rows(laid())
        try:
            return tuple(await asyncio.gather(rows.visits.ask("x"), rows.visits.ask(opened.visit), return_exceptions=True))
        finally:
            await rows.close()

    stranger, visitor = asyncio.run(run())
    assert isinstance(stranger, NotFound)
    assert visitor == rooms.visitor(opened.visit)


def test_a_line_that_was_meddled_with_is_not_shown_and_the_journal_has_it(house: House):
    opened = house.open()
    rooms.say(opened.conversation, "Dag", by=rooms.visitor(opened.visit), key=uuid4().hex, at=timezone.now())

    async def run() -> str:
        rows = Rows(laid())
        try:
            await rows.reading.rows("update chat_utterance set text = overlay(text placing '\\x00' from 40) returning 1", {})
            return (await rows.after.ask((opened.conversation, 0)))[0][0].text
        finally:
            await rows.close()

    assert asyncio.run(run()) == ContentTampered.sentence.nl
    assert "tampered" in [entry.outcome for entry in journal.read_of(opened.conversation)]
