from __future__ import annotations

from datetime import timedelta

from tests.told.intake import NOW

from gehoord.intake.inbound.mail.emptying import note_read, note_unread
from gehoord.intake.inbound.models import Emptying
from gehoord.intake.inbound.words import NotRead
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def test_since_when_it_fails_stays_until_it_is_read(db):
    for minutes, why in enumerate((NotRead.AWAY, NotRead.KEYS)):
        note_unread("meldpunt", why, at=NOW + timedelta(minutes=minutes))
    with acting(HOUSE):
        row = Emptying.objects.get()
        assert (row.unread_since, row.why, row.read_at) == (NOW, "keys", None)
    note_read("meldpunt", at=NOW, left=3)
    with acting(HOUSE):
        row = Emptying.objects.get()
        assert (row.unread_since, row.why, row.read_at, row.left) == (None, "", NOW, 3)
