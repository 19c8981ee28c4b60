from __future__ import annotations

import pytest
from tests.told.intake import NOW, later
from tests.told.messages import SENDER, number_at, photo, signed, status, text, told

from gehoord.chat.rooms import lines
from gehoord.intake import desk
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.corresponding import WindowClosed, answer
from gehoord.intake.inbound.messaging.arriving import take_in
from gehoord.intake.inbound.messaging.whatsapp import WhatsApp
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing, Received
from gehoord.intake.inbound.words import NotTaken, Sending, Way
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel


@pytest.fixture
def come(front, tmp_path):
    service = WhatsApp(number_at(tmp_path))

    def came(**delivered) -> Correspondence | None:
        body = told(**delivered)
        take_in(service.opened(body, signed(body)), service, at=later(minutes=10))
        with acting(HOUSE):
            return Correspondence.objects.select_related("item").order_by("-last_in_at").first()

    return came


def stored(kind):
    with acting(HOUSE):
        return list(kind.objects.all())


def test_a_message_waits_on_the_desk(front, come):
    thread = come(messages=(text("Mag dat?"),))
    letter = read_letter(thread.item_id, by=front.line)
    assert (letter.text, letter.nickname, letter.reach) == ("Mag dat?", "Noor", SENDER)
    assert thread.item.channel == Channel.WHATSAPP.value
    assert SENDER.encode() not in bytes(thread.sender)


def test_the_same_message_comes_in_once_and_the_next_joins_it(front, come):
    first = come(messages=(text("Mag dat?"),))
    come(messages=(text("Mag dat?"),))
    again = come(messages=(text("Nog iets", identity="wamid.twee", at=later(minutes=5)),))
    assert again.pk == first.pk
    assert [line.text for line in lines(first.conversation, by=front.line)] == ["Mag dat?", "Nog iets"]
    assert (len(stored(DeskItem)), len(stored(Received))) == (1, 2)


def test_a_photo_is_told_of_and_not_taken(front, come):
    thread = come(messages=(photo(),))
    assert [one.refused for one in stored(Enclosure)] == [NotTaken.MEDIA.value]
    assert "anders dan tekst" in read_letter(thread.item_id, by=front.line).text


def answered(front, thread) -> Outgoing:
    desk.take(thread.item_id, by=front.line, at=NOW)
    answer(thread.item_id, "Ja, dat mag.", by=front.line, at=NOW, key="antwoord-1", is_safe=True)
    outbox.send_due({Way.WHATSAPP: lambda _parcel: "wamid.uit"}, at=NOW)
    return stored(Outgoing)[0]


def test_an_answer_is_followed_from_sent_to_read_and_never_back(front, come):
    out = answered(front, come(messages=(text("Mag dat?"),)))
    assert (out.in_full, out.state, out.identity) == (True, Sending.SENT.value, "wamid.uit")
    seen = []
    for state in ("delivered", "read", "delivered", "sent"):
        come(statuses=(status(state, "wamid.uit"),))
        seen.append(stored(Outgoing)[0].state)
    assert seen == ["delivered", "read", "read", "read"]


def test_an_answer_that_failed_is_told_also_when_the_item_was_gone(front, come):
    thread = come(messages=(text("Mag dat?"),))
    answered(front, thread)
    desk.close_as(thread.item_id, Leaving.ELSEWHERE, by=front.line, at=NOW)
    for _twice in range(2):
        come(statuses=(status("failed", "wamid.uit", code=131026), status("failed", "wamid.anders", code=1)))
    (out,) = stored(Outgoing)
    assert (out.state, out.reply_status) == (Sending.CAME_BACK.value, "131026")
    waiting = [one for one in stored(DeskItem) if not one.ending]
    assert len(waiting) == 1


def test_after_a_day_the_counsellor_hears_it_before_writing_in_vain(front, come):
    thread = come(messages=(text("Mag dat?"),))
    desk.take(thread.item_id, by=front.line, at=NOW)
    with pytest.raises(WindowClosed):
        answer(thread.item_id, "Ja.", by=front.line, at=later(hours=25), key="antwoord-1", is_safe=True)


def test_a_delivery_that_is_played_back_much_later_is_not_taken(come):
    come(messages=(text("Mag dat?", at=later(days=-9)),))
    with acting(HOUSE):
        assert not DeskItem.objects.exists()
