"""Opens rooms for the measurement of the chat, once Django is set up."""

from __future__ import annotations

import json
from uuid import uuid4

from django.utils import timezone

from gehoord.chat import rooms
from gehoord.chat.words import Kind
from gehoord.directory.models import Office
from gehoord.directory.office_kinds import OfficeKind
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.intake import intake_key


def open_rooms(how_many: int) -> None:
    """Print what the two pages of each room say first, as JSON."""
    with acting(HOUSE):
        office = Office.objects.first() or Office.objects.create(
            name="Kantoor", kind=OfficeKind.NATIONAL.value, since=timezone.localdate()
        )
        intake_key()
        found = []
        for _ in range(how_many):
            opened = rooms.open_room(Kind.LIVE, office_id=office.pk, key=uuid4().hex, at=timezone.now(), nickname="Noor")
            second = rooms.admit(opened.conversation, at=timezone.now())
            hello = [json.dumps({"visit": visit, "after": 0}) for visit in (opened.visit, second)]
            found.append({"path": "/praten/lijn/", "says": hello[0], "hears": hello[1]})
    print(json.dumps(found))
