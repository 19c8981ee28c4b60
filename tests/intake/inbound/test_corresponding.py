from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.told.intake import NOW, later
from tests.told.mail import mail

from gehoord.chat.rooms import lines
from gehoord.chat.words import From
from gehoord.intake import desk
from gehoord.intake.desk import NotInHand
from gehoord.intake.inbound.corresponding import NobodyToAnswer, answer
from gehoord.intake.inbound.models import Correspondence, Outgoing
from gehoord.intake.inbound.outbox import SEND
from gehoord.intake.inbound.safely import NotSafeToReach, NotSaidToBeSafe
from gehoord.intake.inbound.words import Sending
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach, SafeWays

BY_MAIL = SafeWays(MayReach.AGREED, frozenset({Channel.EMAIL}))
TEXT = "Ja, dat mag."


@pytest.fixture
def thread(front, arrive) -> Correspondence:
    made = arrive()
    desk.take(made.item_id, by=front.line, at=NOW)
    return made


def outgoing() -> list[Outgoing]:
    with acting(HOUSE):
        return list(Outgoing.objects.select_related("correspondence"))


def test_an_answer_stands_in_the_conversation_and_waits_to_be_sent(front, thread):
    for _twice in range(2):
        answer(thread.item_id, TEXT, by=front.line, at=NOW, key="antwoord-1", is_safe=True)
    said = lines(thread.conversation, by=front.line)
    assert [(line.who, line.text) for line in said][1:] == [(From.COUNSELLOR, TEXT)]
    (out,) = outgoing()
    assert (out.state, out.in_full, out.line) == (Sending.WAITING.value, False, said[1].id)
    assert ProcrastinateJob.objects.filter(task_name=SEND).exists()


def test_the_text_itself_goes_only_where_it_was_asked_for(front, thread):
    answer(thread.item_id, TEXT, by=front.line, at=NOW, key="antwoord-1", is_safe=True, in_full=True)
    answer(thread.item_id, "Nog iets.", by=front.line, at=later(hours=1), key="antwoord-2")
    assert [out.in_full for out in outgoing()] == [True, False]


def test_nobody_is_answered_before_somebody_looked_whether_it_is_safe(front, thread):
    with pytest.raises(NotSaidToBeSafe):
        answer(thread.item_id, TEXT, by=front.line, at=NOW, key="antwoord-1")
    assert outgoing() == []


def test_what_was_agreed_since_holds(front, thread):
    with pytest.raises(NotSafeToReach):
        answer(thread.item_id, TEXT, by=front.line, at=NOW, key="antwoord-1", is_safe=True, ways=SafeWays(MayReach.NEVER))
    answer(thread.item_id, TEXT, by=front.line, at=NOW, key="antwoord-2", ways=BY_MAIL)
    with acting(HOUSE):
        thread.item.refresh_from_db()
    assert thread.item.reach_by == ["email"]


def test_who_does_not_have_it_in_hand_answers_nothing(front, thread):
    elsewhere = front.stranger if thread.item.office_id == front.team.here else front.counsellor
    with pytest.raises(NotFound):
        answer(thread.item_id, TEXT, by=elsewhere, at=NOW, key="antwoord-1", is_safe=True)
    desk.put_back(thread.item_id, by=front.line, at=NOW)
    with pytest.raises(NotInHand):
        answer(thread.item_id, TEXT, by=front.line, at=NOW, key="antwoord-1", is_safe=True)


def test_what_is_no_correspondence_is_not_answered_here(front):
    with pytest.raises(NotFound):
        answer(front.taken(by=front.line), TEXT, by=front.line, at=NOW, key="antwoord-1", is_safe=True)


def test_a_mail_without_an_address_is_answered_in_no_way(front, arrive):
    made = arrive(mail(sender="Noor"))
    desk.take(made.item_id, by=front.line, at=NOW)
    with pytest.raises(NobodyToAnswer):
        answer(made.item_id, TEXT, by=front.line, at=NOW, key="antwoord-1", is_safe=True)
