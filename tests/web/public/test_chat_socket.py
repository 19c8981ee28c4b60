from __future__ import annotations

import asyncio

import pytest

from gehoord.chat.events import Told
from gehoord.people.permissions import NotFound
from gehoord.web.live.admission import Shut
from gehoord.web.public import chat_socket
from gehoord.web.public.chat_socket import VisitorsDoor


class Stranger:
    async def visitor(self, visit: str) -> None:
        raise NotFound


def test_whoever_brings_no_secret_of_a_page_finds_nothing_there(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chat_socket, "hub", Stranger)
    with pytest.raises(Shut) as shut:
        asyncio.run(VisitorsDoor().admit({}, Told(visit="x")))
    assert shut.value.status == 404
