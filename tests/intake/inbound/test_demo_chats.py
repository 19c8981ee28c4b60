from __future__ import annotations

from django.utils import timezone
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.intake.inbound.demo_chats import tell_chats
from gehoord.intake.queries import chats
from gehoord.people.models import Person


def test_a_demo_has_one_who_waits_and_one_who_talks(front: Front):
    email, at = Person.objects.get(pk=front.counsellor.person_id).email, timezone.now()
    assert tell_chats("nobody@post.example", at=at) == 0
    assert [tell_chats(email, at=at) for _ in range(2)] == [2, 0]
    talks, waits = chats(by=front.counsellor, at=at)
    assert (talks.is_mine, waits.holder) == (True, "")
    assert talks.thread
    assert len(rooms.lines(talks.thread, by=front.counsellor)) == 5
