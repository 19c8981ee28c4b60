from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.utils import timezone
from tests.told.chat import Talk, open_talk
from tests.told.intake import COMPLAINT, TOLD, Front

from gehoord.casework.queries import client_page, waiting_for
from gehoord.chat import rooms
from gehoord.chat.words import Ending, State
from gehoord.intake import desk, going_along
from gehoord.intake.desk import Arrived
from gehoord.intake.drafts import Saying
from gehoord.intake.endings import Instead
from gehoord.intake.registering import Registered, conclude
from gehoord.intake.told import Told
from gehoord.people.permissions import HOUSE, Actor, NotFound
from gehoord.practice.contacts import Channel

ONWARD = replace(TOLD, heard=(COMPLAINT,))


@pytest.fixture
def talk(front: Front) -> Talk:
    return open_talk(front)


def register(front: Front, talk: Talk, told: Told, *, by: Actor | None = None) -> Registered:
    arrived = Arrived(Channel.CHAT, timezone.now(), thread=talk.id)
    item = desk.receive(arrived, key="chat", by=HOUSE, office_id=front.team.here)
    desk.take(item, by=by or front.counsellor, at=timezone.now())
    return conclude(item, told, by=by or front.counsellor, at=timezone.now())


def to(person_id: UUID | None) -> Told:
    return replace(ONWARD, onward=person_id, agreed=True, instead=Instead.CLIENT_ASKS)


def test_after_advice_the_talk_ends_with_a_kind_word(front: Front, talk: Talk):
    made = register(front, talk, TOLD)
    (along,) = going_along.of_client(made.client_id, by=front.counsellor)
    assert along.standing is not None
    assert along.standing.ending is Ending.ENDED_BY_COUNSELLOR
    assert talk.texts(talk.visitor) == [going_along.WRITTEN_DOWN.nl]
    assert going_along.own(by=front.counsellor) == ()


def test_where_support_goes_on_so_does_the_talk(front: Front, talk: Talk):
    made = register(front, talk, ONWARD)
    (along,) = going_along.own(by=front.counsellor)
    assert (along.client_id, along.conversation) == (made.client_id, talk.id)
    talk.asks("En nu?")
    talk.answers("Ik bel morgen.")
    assert talk.texts(talk.visitor) == [going_along.STAYS.nl, "En nu?", "Ik bel morgen."]


def test_the_conversation_goes_to_who_takes_the_client_over_and_the_visitor_is_told(front: Front, talk: Talk):
    talk.asks("Ze pakken mijn telefoon af.")
    made = register(front, talk, to(front.stranger.person_id), by=front.line)
    with pytest.raises(NotFound):
        rooms.lines(talk.id, by=front.stranger)
    (asked,) = waiting_for(by=front.stranger)
    going_along.accept(asked.handing.pk, by=front.stranger, at=timezone.now())
    (along,) = going_along.own(by=front.stranger)
    assert along.client_id == made.client_id
    assert along.standing is not None
    assert along.standing.state is State.TALKING
    assert client_page(made.client_id, by=front.stranger, on=timezone.localdate()).concerns
    told = talk.texts(front.stranger)
    assert told[0] == "Ze pakken mijn telefoon af."
    assert told[1].startswith("Wij vragen Collega om verder te helpen.")
    assert told[2] == "Vanaf nu helpt Collega verder."
    assert going_along.own(by=front.line) == ()
    assert not going_along.may_read(talk.id, by=front.line)


def test_what_the_visitor_erased_does_not_go_along(front: Front, talk: Talk):
    talk.asks("Mijn geheim.")
    made = register(front, talk, to(front.colleague.person_id))
    rooms.forget(talk.id, by=talk.visitor, at=timezone.now())
    (asked,) = waiting_for(by=front.colleague)
    going_along.accept(asked.handing.pk, by=front.colleague, at=timezone.now())
    assert going_along.own(by=front.colleague) == ()
    assert going_along.may_read(talk.id, by=front.colleague)
    with pytest.raises(NotFound):
        rooms.lines(talk.id, by=front.colleague)
    notes = client_page(made.client_id, by=front.colleague, on=timezone.localdate()).notes
    assert not any("geheim" in one.text for one in notes)


def test_what_left_the_desk_is_followed_by_who_belongs_to_the_client_alone(front: Front, talk: Talk):
    assert going_along.may_follow(talk.id, by=front.colleague)
    register(front, talk, ONWARD)
    assert going_along.may_follow(talk.id, by=front.counsellor)
    assert not going_along.may_follow(talk.id, by=front.colleague)


def test_who_does_not_belong_to_the_client_learns_nothing(front: Front, talk: Talk):
    made = register(front, talk, ONWARD)
    for other in (front.colleague, front.stranger):
        assert going_along.of_client(made.client_id, by=other) == ()
        assert not going_along.may_read(talk.id, by=other)


def test_what_is_typed_for_an_own_client_is_there_again_and_for_nobody_else(front: Front, talk: Talk):
    register(front, talk, ONWARD)
    typed = Saying("Ik bel je straks", among_us=False)
    going_along.save_saying(talk.id, typed, by=front.counsellor)
    assert going_along.read_saying(talk.id, by=front.counsellor) == typed
    for by in (front.colleague, front.stranger):
        assert going_along.read_saying(talk.id, by=by) == Saying()
        with pytest.raises(NotFound):
            going_along.save_saying(talk.id, Saying("Van mij"), by=by)
    rooms.end(talk.id, Ending.ENDED_BY_COUNSELLOR, by=front.counsellor, at=timezone.now())
    assert going_along.read_saying(talk.id, by=front.counsellor) == Saying()


def test_what_is_typed_stays_behind_when_another_takes_the_client_over(front: Front, talk: Talk):
    register(front, talk, to(front.colleague.person_id))
    going_along.save_saying(talk.id, Saying("Nog niet"), by=front.counsellor)
    (asked,) = waiting_for(by=front.colleague)
    going_along.accept(asked.handing.pk, by=front.colleague, at=timezone.now())
    assert going_along.read_saying(talk.id, by=front.colleague) == Saying()
