from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gehoord.chat import rooms
from gehoord.chat.codes import keeping
from gehoord.chat.codes.keeping import CodeInText, has_code
from gehoord.chat.codes.spelling import draw
from gehoord.chat.drafts import LONGEST, NothingSaid
from gehoord.chat.models import Conversation, OpenPage, Utterance
from gehoord.chat.words import From
from gehoord.intake.inbound.meant import Meant
from gehoord.intake.inbound.reaching import AnswerBy, Asked, LookedOver, NoMailAddress, NoNumber, When
from gehoord.intake.inbound.writing import MOST, LetterTooLong, Written, in_pieces, write
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.intake.queries import Show, desk, one_waiting
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach, NotSafeToReach
from gehoord.vault.transit import KeysAway

TEXT = "Mijn telefoon moet om acht uur in het kluisje. Mag dat zomaar?"
WRITTEN = Written(TEXT, Asked(), nickname="Noor")


def test_what_is_written_is_a_conversation_and_waits_on_the_desk(front):
    received = write(WRITTEN, draw(), key="f" * 32, at=timezone.now())
    item = one_waiting(received.item, by=front.line, at=timezone.now())
    assert (item.channel, item.thread, item.promise.due_on) == (Channel.WEB_FORM, received.conversation, received.due_on)
    lines = rooms.lines(received.conversation, by=front.line)
    assert [(line.who, line.text) for line in lines] == [(From.VISITOR, TEXT)]
    assert read_letter(received.item, by=front.line).nickname == "Noor"
    assert has_code(received.conversation)


def test_its_forgetting_is_booked_at_once(front):
    received = write(WRITTEN, draw(), key="f" * 32, at=timezone.now())
    with acting(HOUSE):
        assert Conversation.objects.get(pk=received.conversation).term_from == timezone.localdate()
        assert not OpenPage.objects.filter(conversation=received.conversation).exists()


def test_sent_twice_it_is_there_once_with_the_same_code(front):
    code, key = draw(), "a" * 32
    first = write(WRITTEN, code, key=key, at=timezone.now())
    again = write(replace(WRITTEN, text="Iets anders"), code, key=key, at=timezone.now())
    assert (again.conversation, again.item, again.at) == (first.conversation, first.item, first.at)
    with acting(HOUSE):
        assert DeskItem.objects.count() == Utterance.objects.count() == 1


def test_a_failing_submit_leaves_nothing_behind(front, monkeypatch):
    monkeypatch.setattr(keeping, "keep", lambda *_args, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(WRITTEN, draw(), key="a" * 32, at=timezone.now())
    with acting(HOUSE):
        assert not DeskItem.objects.exists()
        assert not Conversation.objects.exists()


def test_who_writes_for_another_and_where_it_is_about_is_kept_in_codes(front):
    about = replace(
        WRITTEN,
        relation=Relation.PROFESSIONAL,
        on_behalf=True,
        where=Meant(municipality="GM0392"),
        asked=Asked(AnswerBy.PHONE, "06 12345678", When.AFTERNOON, LookedOver.UNKNOWN),
    )
    received = write(about, draw(), key="b" * 32, at=timezone.now())
    item = one_waiting(received.item, by=front.line, at=timezone.now())
    assert (item.relation, item.on_behalf, item.lives) == (Relation.PROFESSIONAL, True, "GM0392")
    assert item.ways is not None
    item.ways.check(Channel.PHONE, at=timezone.localtime().replace(hour=13))
    with pytest.raises(NotSafeToReach):
        item.ways.check(Channel.PHONE, at=timezone.localtime().replace(hour=20))
    with pytest.raises(NotSafeToReach):
        item.ways.check(Channel.EMAIL, at=timezone.localtime().replace(hour=13))


def test_what_has_no_column_is_told_to_colleagues_only(front):
    said = replace(
        WRITTEN, where=Meant(unknown="de Berk"), asked=Asked(AnswerBy.MAIL, "n@post.example", looked_over=LookedOver.YES)
    )
    received = write(said, draw(), key="c" * 32, at=timezone.now())
    among_us = [line.text for line in rooms.lines(received.conversation, by=front.line) if line.among_us]
    assert among_us == [
        "Iemand anders kan de telefoon of mail van de vrager bekijken.",
        "Plaats, zoals geschreven: de Berk",
    ]


def test_with_a_code_nobody_reaches_them(front):
    received = write(WRITTEN, draw(), key="d" * 32, at=timezone.now())
    ways = one_waiting(received.item, by=front.line, at=timezone.now()).ways
    assert ways is not None
    assert ways.reach is MayReach.NEVER


def test_refuses_what_cannot_be_answered_or_kept_before_anything_is_done(front):
    code = draw()
    wrong = {
        NothingSaid: replace(WRITTEN, text=" \n "),
        LetterTooLong: replace(WRITTEN, text="a" * (LONGEST * MOST + 1)),
        CodeInText: replace(WRITTEN, text=f"Mijn code: {' '.join(code.words)}"),
        NoMailAddress: replace(WRITTEN, asked=Asked(AnswerBy.MAIL, "geen adres")),
        NoNumber: replace(WRITTEN, asked=Asked(AnswerBy.PHONE, "123")),
    }
    for refusal, written in wrong.items():
        with pytest.raises(refusal):
            write(written, code, key="e" * 32, at=timezone.now())
    with acting(HOUSE):
        assert not Conversation.objects.exists()


def test_a_long_message_is_taken_in_whole(front):
    text = "\n\n".join(f"Alinea {number}. " + "Dit is een zin. " * 60 for number in range(12))
    received = write(replace(WRITTEN, text=text), draw(), key="a1" * 16, at=timezone.now())
    lines = rooms.lines(received.conversation, by=front.line)
    assert 1 < len(lines) <= MOST
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())


@given(st.text(max_size=9000))
def test_pieces_lose_no_letter_and_each_fits(text):
    pieces = list(in_pieces(text))
    assert all(0 < len(piece) <= LONGEST for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_somebody_can_write_while_the_keys_are_away(front, monkeypatch):
    def away(*_args: object, **_more: object) -> None:
        raise KeysAway

    monkeypatch.setattr("gehoord.chat.rooms.make_case_keys", away)
    monkeypatch.setattr("gehoord.chat.door.make_case_keys", away)
    monkeypatch.setattr("gehoord.intake.letters.make_case_keys", away)
    received = write(WRITTEN, draw(), key="f" * 32, at=timezone.now())
    monkeypatch.undo()
    assert [line.text for line in rooms.lines(received.conversation, by=front.line)] == [TEXT]


def test_it_is_seen_in_the_list_without_a_word_of_it(front):
    received = write(WRITTEN, draw(), key="f" * 32, at=timezone.now())
    row = next(one for one in desk(Show.UNASSIGNED, by=front.line, at=timezone.now()).rows if one.id == received.item)
    assert TEXT not in repr(row)
    assert "Noor" not in repr(row)
