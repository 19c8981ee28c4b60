from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.casework import colleague
from tests.told.intake import Front

from gehoord.chat.codes.spelling import draw
from gehoord.intake import desk
from gehoord.intake.inbound.answering import thread_of
from gehoord.intake.inbound.reaching import AnswerBy, Asked
from gehoord.intake.inbound.writing import Received, Written, write
from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.workplace.desk import talk, thread

TEXT = "Mag mijn telefoon zomaar worden afgepakt?"


@pytest.fixture
def letter(front: Front) -> Received:
    return write(Written(TEXT, Asked(), nickname="Noor"), draw(), key=uuid4().hex, at=timezone.now())


def test_what_somebody_wrote_is_read_before_it_is_taken_and_answered_after(front: Front, ask, letter):
    before = ask(talk.talk, front.line, letter.item).text
    assert TEXT in before
    assert "Uw antwoord" not in before
    assert "Er staat geen tekst bij" not in before
    desk.take(letter.item, by=front.line, at=timezone.now())
    after = ask(talk.talk, front.line, letter.item).text
    assert "Uw antwoord" in after
    said = ask(thread.send, front.line, letter.item, sent={"answer": "Nee, dat mag niet.", "key": uuid4().hex})
    assert "Uw antwoord staat klaar" in said.said[0]
    assert "nog niet gelezen" in ask(talk.talk, front.line, letter.item).text


def test_a_refused_answer_is_kept_and_shown_again(front: Front, ask, letter):
    refused = ask(thread.send, front.line, letter.item, sent={"answer": "Nee, dat mag niet.", "key": uuid4().hex})
    assert "niet in handen" in refused.said[0]
    desk.take(letter.item, by=front.line, at=timezone.now())
    along = {"answer": "Nee, dat mag niet.", "key": uuid4().hex, "also_by": "email"}
    refused = ask(thread.send, front.line, letter.item, sent=along)
    assert "wil zo niet benaderd worden" in refused.said[0]
    assert len(thread_of(letter.conversation, by=front.line).lines) == 1


def test_word_by_mail_is_offered_only_where_it_was_agreed_and_something_carries_it(front: Front, ask, settings):
    asked = Asked(AnswerBy.MAIL, "noor@post.example")
    letter = write(Written(TEXT, asked), draw(), key=uuid4().hex, at=timezone.now())
    desk.take(letter.item, by=front.line, at=timezone.now())
    page = ask(talk.talk, front.line, letter.item).text
    assert "mail zelf dat er een antwoord klaarstaat" in page
    settings.ANSWER_CARRIERS = ["tests.web.workplace.desk.test_thread.carry"]
    page = ask(talk.talk, front.line, letter.item).text
    assert "Laat per e-mail weten" in page


def test_nobody_else_answers(front: Front, ask, letter):
    with pytest.raises(NotFound):
        ask(thread.send, colleague(front.team.here, Role.AUDITOR), letter.item, sent={"answer": "x", "key": uuid4().hex})
