from __future__ import annotations

from django.utils import timezone
from tests.told.intake import Front

from gehoord.chat.codes.demo import demo_code
from gehoord.chat.codes.stretching import handle
from gehoord.chat.models import ComingBack
from gehoord.intake.inbound.answering import thread_of
from gehoord.intake.inbound.demo_letter import ANSWERED, ASKED, tell_letter
from gehoord.intake.queries import Show, desk
from gehoord.people.models import Person
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def test_a_letter_of_a_demo_was_answered_and_opens_with_its_code(front: Front):
    email = Person.objects.get(pk=front.counsellor.person_id).email
    assert not tell_letter("nobody@post.example", at=timezone.now())
    assert tell_letter(email, at=timezone.now())
    assert not tell_letter(email, at=timezone.now())
    (row,) = desk(Show.MINE, by=front.counsellor, at=timezone.now()).rows
    assert row.is_answered
    assert row.thread is not None
    assert [line.text for line in thread_of(row.thread, by=front.counsellor).lines] == [ASKED, ANSWERED]
    with acting(HOUSE):
        assert ComingBack.objects.get().handle == handle(demo_code())
