from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone
from tests.told.chat import Talk, open_talk
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.chat.rooms import Standing
from gehoord.chat.words import Ending, State
from gehoord.intake import alongside, desk
from gehoord.intake.desk import Arrived, TakenAlready
from gehoord.intake.endings import Leaving
from gehoord.intake.queries import chats, of_thread
from gehoord.people.permissions import HOUSE, Actor
from gehoord.practice.contacts import Channel
from gehoord.practice.words import Text


@pytest.fixture
def talk(front: Front) -> Talk:
    return open_talk(front)


@pytest.fixture
def item(front: Front, talk: Talk) -> UUID:
    arrived = Arrived(Channel.CHAT, timezone.now(), thread=talk.id)
    return desk.receive(arrived, key="chat", by=HOUSE, office_id=front.team.here)


def standing(talk: Talk, by: Actor = HOUSE) -> Standing:
    return rooms.standings([talk.id], by=by)[talk.id]


def test_who_takes_it_talks_and_who_puts_it_back_lets_wait(front: Front, talk: Talk, item: UUID):
    assert standing(talk).state is State.WAITING
    desk.take(item, by=front.counsellor, at=timezone.now())
    assert (standing(talk).state, standing(talk).talker) == (State.TALKING, front.counsellor.person_id)
    with pytest.raises(TakenAlready):
        desk.take(item, by=front.colleague, at=timezone.now())
    assert standing(talk).talker == front.counsellor.person_id
    desk.put_back(item, by=front.counsellor, at=timezone.now())
    assert standing(talk).state is State.WAITING


def test_a_colleague_who_accepts_talks_from_then_on(front: Front, talk: Talk, item: UUID):
    desk.take(item, by=front.counsellor, at=timezone.now())
    talk.asks("Ben je er?")
    desk.hand_over(item, front.colleague.person_id, by=front.counsellor, at=timezone.now())
    assert standing(talk).talker == front.counsellor.person_id
    desk.accept(item, by=front.colleague, at=timezone.now())
    assert standing(talk).talker == front.colleague.person_id
    assert "Ben je er?" in talk.texts(front.colleague)


def test_at_another_office_the_conversation_comes_along(front: Front, talk: Talk, item: UUID):
    desk.take(item, by=front.line, at=timezone.now())
    talk.asks("Ben je er?")
    desk.hand_over(item, front.stranger.person_id, by=front.line, at=timezone.now())
    desk.accept(item, by=front.stranger, at=timezone.now())
    assert standing(talk).office_id == front.team.there
    assert "Ben je er?" in talk.texts(front.stranger)


def test_what_was_no_talk_ends_the_conversation(front: Front, talk: Talk, item: UUID):
    desk.close_as(item, Leaving.JOKE, by=front.counsellor, at=timezone.now())
    assert standing(talk).ending is Ending.ENDED_BY_COUNSELLOR


def test_a_visitor_who_just_stopped_keeps_nobody_from_concluding(front: Front, talk: Talk, item: UUID):
    rooms.end(talk.id, Ending.KEPT, by=talk.visitor, at=timezone.now())
    desk.take(item, by=front.counsellor, at=timezone.now())
    desk.close_as(item, Leaving.SILENT, by=front.counsellor, at=timezone.now())
    assert standing(talk).ending is Ending.KEPT


def test_a_visitor_is_told_in_their_own_language_and_once(talk: Talk):
    for _ in range(2):
        alongside.tell(talk.id, Text("Tot zo.", "See you."), key="told-once-and-no-more", at=timezone.now())
    assert talk.texts(talk.visitor) == ["Tot zo."]


def test_the_desk_lists_chats_by_themselves_and_finds_one_by_its_conversation(front: Front, talk: Talk, item: UUID):
    front.letter()
    assert [one.id for one in chats(by=front.counsellor, at=timezone.now())] == [item]
    assert chats(by=front.stranger, at=timezone.now()) == ()
    found = of_thread(talk.id, by=front.counsellor, at=timezone.now())
    assert found is not None
    assert found.thread == talk.id
    assert of_thread(talk.id, by=front.stranger, at=timezone.now()) is None
