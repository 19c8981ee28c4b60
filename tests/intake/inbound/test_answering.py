from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.casework import colleague

from gehoord.chat.codes.spelling import draw
from gehoord.intake import desk
from gehoord.intake.desk import NotInHand
from gehoord.intake.inbound.answering import answer, check_way, thread_of
from gehoord.intake.inbound.reaching import AnswerBy, Asked, When
from gehoord.intake.inbound.writing import Received, Written, write
from gehoord.intake.queries import one_waiting
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import NotSafeToReach
from gehoord.vault import journal

carried: list[object] = []


def carry(item, line, *, along, by, at) -> None:
    carried.append((item, line.text, along))


@pytest.fixture
def letter(front) -> Received:
    return write(Written("Mag dat?", Asked()), draw(), key=uuid4().hex, at=timezone.now())


def test_only_who_has_it_in_hand_answers(front, letter):
    with pytest.raises(NotInHand):
        answer(letter.item, "Nee.", by=front.line, key=uuid4().hex, at=timezone.now())
    with pytest.raises(NotFound):
        answer(letter.item, "Nee.", by=colleague(front.team.here, Role.AUDITOR), key=uuid4().hex, at=timezone.now())


def test_an_answer_is_stored_once_and_marks_the_desk(front, letter):
    desk.take(letter.item, by=front.line, at=timezone.now())
    key = uuid4().hex
    for _twice in range(2):
        answer(letter.item, "Nee.", by=front.line, key=key, at=timezone.now())
    thread = thread_of(letter.conversation, by=front.line)
    assert [line.text for line in thread.lines] == ["Mag dat?", "Nee."]
    assert thread.answered
    assert thread.read is not None
    assert thread.read.until == 0
    assert one_waiting(letter.item, by=front.line, at=timezone.now()).is_answered


def test_reading_stands_in_the_journal_first(front, letter):
    thread_of(letter.conversation, by=front.line)
    assert any(one.person_id == front.line.person_id for one in journal.read_of(letter.conversation))


def test_who_may_not_see_the_desk_reads_nothing(front, letter):
    with pytest.raises(NotFound):
        thread_of(letter.conversation, by=colleague(front.team.here, Role.AUDITOR))


def test_with_a_code_alone_nobody_is_reached(front, letter, settings):
    settings.ANSWER_CARRIERS = [f"{__name__}.carry"]
    carried.clear()
    desk.take(letter.item, by=front.line, at=timezone.now())
    with pytest.raises(NotSafeToReach):
        answer(letter.item, "Nee.", by=front.line, key=uuid4().hex, at=timezone.now(), also_by=Channel.EMAIL)
    assert not carried
    assert len(thread_of(letter.conversation, by=front.line).lines) == 1


def test_word_of_an_answer_goes_along_the_agreed_way(front, settings):
    settings.ANSWER_CARRIERS = [f"{__name__}.carry"]
    carried.clear()
    asked = Asked(AnswerBy.MAIL, "noor@post.example")
    letter = write(Written("Mag dat?", asked), draw(), key=uuid4().hex, at=timezone.now())
    desk.take(letter.item, by=front.line, at=timezone.now())
    answer(letter.item, "Nee.", by=front.line, key=uuid4().hex, at=timezone.now(), also_by=Channel.EMAIL)
    assert carried == [(letter.item, "Nee.", Channel.EMAIL)]


def test_where_nothing_was_agreed_nobody_is_reached_and_hours_hold():
    evening = Asked(AnswerBy.PHONE, "06 12345678", When.EVENING).ways
    check_way(evening, Channel.PHONE, at=timezone.localtime().replace(hour=18))
    for ways, hour in ((None, 18), (evening, 9)):
        with pytest.raises(NotSafeToReach):
            check_way(ways, Channel.PHONE, at=timezone.localtime().replace(hour=hour))


def test_what_came_without_a_conversation_has_no_answer_here(front):
    item = front.taken(by=front.line)
    with pytest.raises(NotFound):
        answer(item, "Nee.", by=front.line, key=uuid4().hex, at=timezone.now())
