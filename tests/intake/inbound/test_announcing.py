from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.mail import OURS, mail

from gehoord.chat.codes.spelling import draw
from gehoord.chat.rooms import lines
from gehoord.intake import desk
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.announcing import NoAddress, announce
from gehoord.intake.inbound.answering import answer
from gehoord.intake.inbound.correspondence import letters_of
from gehoord.intake.inbound.mail.arriving import take_in
from gehoord.intake.inbound.mail.tokens import token_of
from gehoord.intake.inbound.models import Outgoing
from gehoord.intake.inbound.outbox import Parcel
from gehoord.intake.inbound.reaching import AnswerBy, Asked
from gehoord.intake.inbound.words import Way
from gehoord.intake.inbound.writing import Received, Written, write
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel


@pytest.fixture
def letter(front, box, settings) -> Received:
    settings.ANSWER_CARRIERS = ["gehoord.intake.inbound.announcing.announce"]
    asked = Asked(AnswerBy.MAIL, "noor@post.example")
    written = write(Written("Mag dat?", asked), draw(), key=uuid4().hex, at=timezone.now())
    desk.take(written.item, by=front.line, at=timezone.now())
    return written


def answered(letter: Received, front, text: str = "Ja.") -> None:
    answer(letter.item, text, by=front.line, key=uuid4().hex, at=timezone.now(), also_by=Channel.EMAIL)


def sent() -> list[Parcel]:
    parcels: list[Parcel] = []
    outbox.send_due({Way.MAIL: lambda parcel: parcels.append(parcel) or f"<{parcel.id}@x>"}, at=timezone.now())
    return parcels


def test_a_mail_says_that_there_is_an_answer_and_nothing_else(front, letter):
    answered(letter, front)
    (parcel,) = sent()
    assert (parcel.address, parcel.text, parcel.in_full, parcel.has_code) == ("noor@post.example", "", False, True)
    assert letters_of(letter.item, by=front.line).entries[1].went


def test_an_answer_by_mail_joins_the_conversation(front, letter, box):
    answered(letter, front)
    answered(letter, front, "Nog iets.")
    to = OURS.replace("@", f"+{token_of(letter.conversation)}@")
    take_in(mail("Dank u wel", to=to), box=box, scanner=None, at=timezone.now())
    assert [line.text for line in lines(letter.conversation, by=front.line)] == ["Mag dat?", "Ja.", "Nog iets.", "Dank u wel"]


def test_without_an_address_the_counsellor_is_told(front, letter):
    (line,) = lines(letter.conversation, by=front.line)
    other = front.letter(channel=Channel.WEB_FORM)
    with pytest.raises(NoAddress):
        announce(other, line, along=Channel.EMAIL, by=front.line, at=timezone.now())


def test_another_way_is_not_ours(front, letter):
    (line,) = lines(letter.conversation, by=front.line)
    announce(letter.item, line, along=Channel.PHONE, by=front.line, at=timezone.now())
    with acting(HOUSE):
        assert not Outgoing.objects.exists()
