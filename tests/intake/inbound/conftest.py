"""A mailbox, and letters that come in by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.told.intake import NOW, Front
from tests.told.mail import OURS, mail

from gehoord.intake.inbound.mail.arriving import take_in
from gehoord.intake.inbound.mail.mailboxes import Mailbox, Post, Security, Server
from gehoord.intake.inbound.models import Correspondence
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting

NOWHERE = Server("127.0.0.1", 1, Security.NONE)
BOX = Mailbox("meldpunt", OURS, NOWHERE, NOWHERE)


@pytest.fixture
def box(settings) -> Mailbox:
    settings.POST = Post((BOX,))
    return BOX


@pytest.fixture
def arrive(front: Front, box: Mailbox) -> Callable[..., Correspondence]:
    """Gives the thread that a mail came in: the one it began, or else the newest."""

    def threads() -> list[Correspondence]:
        with acting(HOUSE):
            return list(Correspondence.objects.select_related("item").order_by("-last_in_at", "-id"))

    def arrived(raw: bytes | None = None, **known: object) -> Correspondence | None:
        before = set(threads())
        take_in(raw or mail(), **{"box": box, "scanner": None, "at": NOW, **known})
        now = threads()
        return next(iter([one for one in now if one not in before] or now), None)

    return arrived
