from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told.intake import NOW, Front, later

from gehoord.chat.drafts import LONGEST
from gehoord.chat.rooms import end, forget, lines
from gehoord.chat.words import Ending
from gehoord.directory.models import Office
from gehoord.intake import desk
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound import threads
from gehoord.intake.inbound.threads import Message, pieces
from gehoord.intake.inbound.words import Way
from gehoord.intake.models import GoingAlong
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def wrote(text: str, number: int = 1, **known: object) -> Message:
    return Message(**{"way": Way.MAIL, "door": "meldpunt", "key": bytes([number] * 32), "at": NOW, "text": text, **known})  # type: ignore[arg-type]  # whatever a test knows


def began(message: Message):
    with acting(HOUSE):
        thread = threads.begin(message)
        thread.save(force_insert=True)
        threads.go_on(thread, message)
    return thread


def test_a_thread_begins_at_the_office_of_its_mailbox(front: Front):
    with acting(HOUSE):
        there = Office.objects.get(pk=front.team.there)
    assert began(wrote("Dag", office=there.name)).item.office_id == there.pk
    assert began(wrote("Dag", 2, office="Nergens")).item.office_id is not None


def test_an_item_in_hand_stays_where_it_is(front: Front):
    thread = began(wrote("Dag"))
    with acting(HOUSE):
        threads.go_on(thread, wrote("Nog iets", 2, at=later(hours=1)))
    assert [line.text for line in lines(thread.conversation, by=front.line)] == ["Dag", "Nog iets"]
    assert thread.item.ending == ""
    assert thread.last_in_at == later(hours=1)


def test_what_left_the_desk_waits_again(front: Front):
    thread = began(wrote("Dag"))
    first = thread.item_id
    desk.close_as(first, Leaving.SILENT, by=front.line, at=NOW)
    with acting(HOUSE):
        thread.item.refresh_from_db()
        threads.go_on(thread, wrote("Nog iets", 2))
    assert thread.item_id != first
    assert thread.item.thread == thread.conversation


def test_whoever_helps_the_client_is_asked_first(front: Front, monkeypatch):
    thread = began(wrote("Dag"))
    desk.close_as(thread.item_id, Leaving.SILENT, by=front.line, at=NOW)
    with acting(HOUSE):
        office, client = thread.item.office_id, front.team.client()
        GoingAlong.objects.create(office_id=office, client=client, conversation=thread.conversation, since=NOW)
    monkeypatch.setattr(threads, "whose", lambda asked, **_known: front.counsellor.person_id if asked == client.pk else None)
    with acting(HOUSE):
        thread.item.refresh_from_db()
        threads.go_on(thread, wrote("Nog iets", 2))
    assert thread.item.offered_to_id == front.counsellor.person_id


def test_a_line_the_conversation_does_not_take_is_no_reason_to_lose_a_letter(front: Front, settings):
    settings.CHAT_REFUSALS = ["tests.intake.inbound.test_threads.no"]
    thread = began(wrote("Dag"))
    assert lines(thread.conversation, by=front.line) == ()


def no(_conversation, _text):
    raise desk.NotInHand


def test_a_thread_lives_until_its_conversation_is_over(front: Front):
    thread, other = began(wrote("Dag")), began(wrote("Dag", 2))
    assert threads.lives(thread)
    forget(thread.conversation, at=NOW)
    end(other.conversation, Ending.ENDED_BY_COUNSELLOR, by=HOUSE, at=NOW)
    assert not threads.lives(thread)
    assert not threads.lives(other)


@given(st.text(alphabet=st.characters(categories=["L", "Zs"], include_characters="\n "), max_size=3 * LONGEST))
def test_pieces_fit_and_lose_no_word(text):
    cut = list(pieces(text))
    assert all(0 < len(piece) <= LONGEST for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_is_no_piece(text):
    assert list(pieces(text)) == []
