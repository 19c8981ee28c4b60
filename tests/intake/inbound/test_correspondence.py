from __future__ import annotations

from uuid import uuid4

import pytest
from tests.told.intake import NOW, later
from tests.told.mail import OURS, mail, picture

from gehoord.chat.words import From
from gehoord.intake import desk
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.correspondence import file_of, letters_of
from gehoord.intake.inbound.corresponding import answer
from gehoord.intake.inbound.mail.tokens import token_of
from gehoord.intake.inbound.words import Nature, NotTaken, Sending, Way
from gehoord.people.permissions import NotFound
from gehoord.vault.models import JournalEntry

FILES = (("foto.jpg", "image/jpeg", picture()), ("spel.exe", "application/octet-stream", b"MZ\x90\0"))


@pytest.fixture
def thread(front, arrive):
    return arrive(mail("Mag dat?\n\n> eerder\n", subject="Over mijn kluisje", files=FILES))


def test_everything_of_a_correspondence_in_the_order_of_time(front, arrive, thread):
    desk.take(thread.item_id, by=front.line, at=NOW)
    answer(thread.item_id, "Ja, dat mag.", by=front.line, at=later(hours=1), key="antwoord-1", is_safe=True)
    outbox.send_due({Way.MAIL: lambda _parcel: "<uit@kantoor.example>"}, at=later(hours=1))
    to = OURS.replace("@", f"+{token_of(thread.conversation)}@")
    away = mail("Ik ben er niet", to=to, identity="<weg@post.example>", Auto_Submitted="auto-replied")
    arrive(away, at=later(hours=2))
    found = letters_of(thread.item_id, by=front.line)
    first, second, third = found.entries
    assert first.line is not None
    assert (first.line.who, first.line.text) == (From.VISITOR, "Mag dat?")
    assert first.came is not None
    assert (first.came.subject, first.came.whole) == ("Over mijn kluisje", "Mag dat?\n\n> eerder")
    assert [(file.name, file.refused) for file in first.came.files] == [("foto.jpg", None), ("spel.exe", NotTaken.KIND)]
    assert [(went.state, went.in_full) for went in second.went] == [(Sending.SENT, False)]
    assert third.line is None
    assert third.came is not None
    assert (third.came.nature, third.came.whole) == (Nature.AUTO_REPLY, "Ik ben er niet")
    assert (found.way, found.address, found.asked_in_full, found.is_agreed) == (Way.MAIL, "noor@post.example", False, True)


def test_a_file_is_opened_by_itself_and_the_journal_has_it(front, thread):
    photo, game = letters_of(thread.item_id, by=front.line).entries[0].came.files  # type: ignore[union-attr]  # told above
    before = JournalEntry.objects.filter(thing=str(photo.id)).count()
    name, content = file_of(thread.item_id, photo.id, by=front.line)
    assert (name, content[:3]) == ("foto.jpg", b"\xff\xd8\xff")
    assert JournalEntry.objects.filter(thing=str(photo.id)).count() == before + 1
    for none in (game.id, uuid4()):
        with pytest.raises(NotFound):
            file_of(thread.item_id, none, by=front.line)


def test_who_may_not_see_the_item_reads_nothing_of_it(front, thread):
    elsewhere = front.stranger if thread.item.office_id == front.team.here else front.counsellor
    photo = letters_of(thread.item_id, by=front.line).entries[0].came.files[0]  # type: ignore[union-attr]  # told above
    with pytest.raises(NotFound):
        letters_of(thread.item_id, by=elsewhere)
    with pytest.raises(NotFound):
        file_of(thread.item_id, photo.id, by=elsewhere)


def test_a_file_of_another_correspondence_is_not_here(front, arrive, thread):
    other = arrive(mail("Iets anders"), at=later(hours=1))
    photo = letters_of(thread.item_id, by=front.line).entries[0].came.files[0]  # type: ignore[union-attr]  # told above
    with pytest.raises(NotFound):
        file_of(other.item_id, photo.id, by=front.line)


def test_what_is_no_correspondence_is_none(front):
    with pytest.raises(NotFound):
        letters_of(front.letter(), by=front.line)
