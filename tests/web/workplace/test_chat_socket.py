from __future__ import annotations

import asyncio
import json
from uuid import UUID, uuid4

import pytest

from gehoord.chat.events import Told
from gehoord.web.live.admission import Admission, Shut
from gehoord.web.workplace.chat_socket import ColleaguesDoor

TALK, PERSON = uuid4(), uuid4()
SCOPE = {"type": "websocket", "scheme": "ws", "headers": [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1")]}


def door(status: int, person: UUID = PERSON) -> ColleaguesDoor:
    async def house(scope, receive, send):
        body = json.dumps({"person": str(person), "name": "Vera", "language": "nl"}).encode()
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": body})

    return ColleaguesDoor(house, TALK)


def test_a_colleague_comes_in_as_who_they_are():
    found = asyncio.run(door(200).admit(SCOPE, Told()))
    assert found == Admission(TALK, PERSON, PERSON, "Vera", "nl")
    asyncio.run(door(200).again(SCOPE, found))


@pytest.mark.parametrize(("status", "told"), [(404, 404), (302, 403), (403, 403), (500, 403)])
def test_who_may_not_is_told_no_more_than_that(status: int, told: int):
    with pytest.raises(Shut) as shut:
        asyncio.run(door(status).admit(SCOPE, Told()))
    assert shut.value.status == told


def test_a_page_of_another_site_is_not_asked_for():
    scope = {**SCOPE, "headers": [(b"host", b"127.0.0.1"), (b"origin", b"https://elders.example")]}
    with pytest.raises(Shut):
        asyncio.run(door(200).admit(scope, Told()))


def test_a_visit_that_became_somebody_elses_is_over():
    with pytest.raises(Shut):
        asyncio.run(door(200, uuid4()).again(SCOPE, Admission(TALK, PERSON, PERSON, "Vera", "nl")))
