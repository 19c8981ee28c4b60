"""The desk of the pages beside this one, with somebody who chats."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone
from tests.told.chat import Talk, open_talk
from tests.told.intake import Front
from tests.web.workplace.desk.conftest import ask, front, key_folder

from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.people.permissions import HOUSE
from gehoord.practice.contacts import Channel

__all__ = ["ask", "front", "key_folder"]


@pytest.fixture
def talk(front: Front) -> Talk:
    return open_talk(front)


@pytest.fixture
def item(front: Front, talk: Talk) -> UUID:
    arrived = Arrived(Channel.CHAT, timezone.now(), thread=talk.id)
    return desk.receive(arrived, key="chat", by=HOUSE, office_id=front.team.here)
