from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.servers import box_at
from tests.web.office.conftest import Shown

from gehoord.intake.inbound.mail.emptying import note_read, note_unread
from gehoord.intake.inbound.mail.mailboxes import Post
from gehoord.intake.inbound.words import NotRead
from gehoord.people.permissions import NotFound
from gehoord.web.office.watching.mailboxes import mailboxes


def test_without_a_mailbox_it_says_so(here, settings):
    settings.POST = Post()
    assert "Er is geen postbus ingesteld." in Shown(mailboxes, here.coordinator).page


def test_each_mailbox_says_in_words_whether_it_is_read(here, settings, tmp_path):
    settings.POST = Post((box_at(tmp_path), box_at(tmp_path, name="noord", address="noord@kantoor.example")))
    now = timezone.now()
    page = Shown(mailboxes, here.coordinator).page
    assert page.count("Nog nooit gelezen.") == 2
    note_read("meldpunt", at=now, left=2)
    note_unread("noord", NotRead.KEYS, at=now)
    page = Shown(mailboxes, here.coordinator).page
    assert "Er liggen nog 2 berichten." in page
    assert "niet te lezen: de sleuteldienst is er niet." in page
    note_read("noord", at=now, left=0)
    assert "Alle post komt binnen." in Shown(mailboxes, here.coordinator).page
    note_read("noord", at=now - timedelta(minutes=11), left=0)
    assert "Al meer dan tien minuten niet gelezen." in Shown(mailboxes, here.coordinator).page


def test_who_helps_clients_has_no_such_page(here):
    with pytest.raises(NotFound):
        Shown(mailboxes, here.counsellor)
