from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from gehoord.web import doors
from gehoord.web.doors import with_live_lines
from gehoord.web.public.chat_socket import VisitorsDoor
from gehoord.web.workplace.chat_socket import ColleaguesDoor

TALK = "00000000-0000-4000-8000-000000000000"


def went(kind: str, path: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], list[object]]:
    """To which door a question went, and what was sent."""
    through, sent = [], []

    async def road(door, scope, receive, send):
        through.append(door)

    async def house(scope, receive, send):
        through.append("house")

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    monkeypatch.setattr(doors, "ROADS", dict.fromkeys(doors.ROADS, road))
    asyncio.run(with_live_lines(house)({"type": kind, "path": path}, receive, send))
    return through, sent


@pytest.mark.parametrize(("kind", "road"), [("websocket", "lijn"), ("http", "stroom"), ("http", "zeg")])
def test_a_live_line_goes_through_the_door_of_its_address(kind: str, road: str, monkeypatch: pytest.MonkeyPatch):
    (visitors,), _ = went(kind, f"/praten/{road}/", monkeypatch)
    assert isinstance(visitors, VisitorsDoor)
    (ours,), _ = went(kind, f"/gesprekken/{TALK}/{road}/", monkeypatch)
    assert isinstance(ours, ColleaguesDoor)
    assert ours._conversation == UUID(TALK)


@pytest.mark.parametrize("path", ["/", "/praten/", "/praten/lijn", "/praten/lijn/", "/gesprekken/x/zeg/", "/gesprekken/"])
def test_all_else_is_for_the_pages_of_the_house(path: str, monkeypatch: pytest.MonkeyPatch):
    assert went("http", path, monkeypatch)[0] == ["house"]


def test_a_socket_at_any_other_address_is_refused_in_peace(monkeypatch: pytest.MonkeyPatch):
    assert went("websocket", "/praten/stroom/", monkeypatch) == ([], [{"type": "websocket.close"}])
