from __future__ import annotations

import base64

import pytest
from tests.told.intake import NOW, later
from tests.told.mail import OURS, SENDER, bounce, mail, picture

from gehoord.chat.rooms import forget, lines
from gehoord.intake import desk
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.mail.arriving import OF_ONE_IN_AN_HOUR, key_of, take_in
from gehoord.intake.inbound.mail.tokens import token_of
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing, Received
from gehoord.intake.inbound.words import Nature, NotTaken, Sending
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.vault.transit import KeysAway


def to(thread: Correspondence) -> str:
    return OURS.replace("@", f"+{token_of(thread.conversation)}@")


def stored(kind):
    with acting(HOUSE):
        return list(kind.objects.order_by("pk"))


def said(thread, front):
    return [line.text for line in lines(thread.conversation, by=front.line)]


def test_a_mail_waits_on_the_desk_with_what_was_newly_written(front, arrive):
    thread = arrive(mail("Mag dat?\n\n> eerder\n> nog eerder\n"))
    letter = read_letter(thread.item_id, by=front.line)
    assert (letter.text, letter.nickname, letter.reach) == ("Mag dat?", "Noor Bedacht", SENDER)
    assert thread.item.channel == Channel.EMAIL.value
    assert thread.item.thread == thread.conversation
    assert said(thread, front) == ["Mag dat?"]
    with acting(HOUSE):
        assert Received.objects.get().whole.opened(by=HOUSE) == "Mag dat?\n\n> eerder\n> nog eerder"


def test_the_same_mail_comes_in_once_by_whichever_servers(front, arrive):
    arrive(mail("Dag"))
    arrive(b"Received: from elsewhere\nX-Spam: no\n" + mail("Dag"))
    assert len(stored(Received)) == len(stored(DeskItem)) == 1


def test_who_sends_many_in_an_hour_fills_no_more_than_a_few_places_on_the_desk(front, arrive):
    for number in range(OF_ONE_IN_AN_HOUR + 3):
        last = arrive(mail(f"Nummer {number}", identity=f"<{number}@post.example>"), at=later(minutes=number))
    assert len(stored(DeskItem)) == OF_ONE_IN_AN_HOUR
    assert said(last, front) == ["Nummer 4", "Nummer 5", "Nummer 6", "Nummer 7"]
    arrive(mail("Een ander", sender="ander@post.example", identity="<a@post.example>"))
    arrive(mail("Later", identity="<l@post.example>"), at=later(minutes=120))
    assert len(stored(DeskItem)) == OF_ONE_IN_AN_HOUR + 2


def test_another_mail_with_a_borrowed_identity_is_no_copy():
    assert key_of(mail("Dag")) != key_of(mail("Nee"))
    assert key_of(mail("Dag")) == key_of(mail("Dag").replace(b"\n", b"\r\n"))


def test_an_answer_to_its_own_address_joins_the_thread(front, arrive):
    first = arrive(mail("Mag dat?"))
    second = arrive(mail("Nog iets", to=to(first), identity="<twee@post.example>"), at=later(hours=1))
    assert second.pk == first.pk
    assert said(first, front) == ["Mag dat?", "Nog iets"]
    assert len(stored(DeskItem)) == 1


def test_a_guessed_address_joins_nothing(front, arrive):
    first = arrive(mail("Mag dat?"))
    other = arrive(mail("Nog iets", to=OURS.replace("@", f"+{'a' * 20}@"), identity="<twee@post.example>"), at=later(hours=1))
    assert other.pk != first.pk


def test_somebody_else_who_writes_to_the_thread_is_told_apart(front, arrive):
    first = arrive(mail("Mag dat?"))
    arrive(mail("Ik ben de vader", sender="vader@post.example", to=to(first), identity="<v@post.example>"), at=later(hours=1))
    with acting(HOUSE):
        strange = Received.objects.get(came_from__isnull=False)
        assert strange.came_from.opened(by=HOUSE) == "vader@post.example"
        assert Correspondence.objects.get().address.opened(by=HOUSE) == SENDER


def test_a_thread_that_left_the_desk_comes_back_with_what_was_agreed(front, arrive):
    first = arrive(mail("Mag dat?"))
    with acting(HOUSE):
        DeskItem.objects.filter(pk=first.item_id).update(may_reach="agreed", reach_by=["email"], relation="parent")
    desk.close_as(first.item_id, Leaving.ELSEWHERE, by=front.line, at=NOW)
    again = arrive(mail("Nog iets", to=to(first), identity="<twee@post.example>"), at=later(hours=1))
    assert again.pk == first.pk
    assert again.item_id != first.item_id
    assert (again.item.may_reach, again.item.reach_by, again.item.relation) == ("agreed", ["email"], "parent")
    assert again.item.office_id == first.item.office_id


def test_a_forgotten_conversation_is_not_written_in_again(front, arrive):
    first = arrive(mail("Mag dat?"))
    forget(first.conversation, at=NOW)
    again = arrive(mail("Nog iets", to=to(first), identity="<twee@post.example>"), at=later(hours=1))
    assert again.conversation != first.conversation
    assert said(again, front) == ["Nog iets"]


def test_a_long_letter_is_kept_whole_in_several_lines(front, arrive):
    words = "\n".join(f"regel {number} van een lange brief" for number in range(400))
    thread = arrive(mail(words))
    assert len(said(thread, front)) > 2
    assert "\n".join(said(thread, front)) == words


def test_files_come_in_under_seal_and_stripped(front, arrive):
    arrive(mail("kijk", files=(("foto.jpg", "image/jpeg", picture()), ("spel.exe", "application/octet-stream", b"MZ\x90\0"))))
    with acting(HOUSE):
        photo, game = Enclosure.objects.select_related("received__correspondence").order_by("place")
        assert photo.name.opened(by=HOUSE) == "foto.jpg"
        content = base64.b64decode(photo.content.opened(by=HOUSE))
        assert b"Camera van Noor" not in content
        assert photo.size == len(content)
        assert (game.content, game.refused) == (None, NotTaken.KIND.value)


def test_of_a_mail_that_was_cut_no_file_is_taken(front, arrive):
    arrive(mail("kijk", files=(("foto.jpg", "image/jpeg", picture()),)), cut=True)
    assert [one.refused for one in stored(Enclosure)] == [NotTaken.TOO_LARGE.value]


def test_out_of_office_is_seen_and_wakes_nobody(front, arrive):
    first = arrive(mail("Mag dat?"))
    away = mail("Ik ben er niet", to=to(first), identity="<weg@post.example>", Auto_Submitted="auto-replied")
    arrive(away, at=later(hours=1))
    assert [one.nature for one in stored(Received) if one.line is None] == [Nature.AUTO_REPLY.value]
    assert said(first, front) == ["Mag dat?"]
    assert stored(Outgoing) == []


def test_an_automatic_mail_that_belongs_to_nothing_still_waits_on_the_desk(front, arrive):
    arrive(mail("Er is een formulier ingevuld", Auto_Submitted="auto-generated"))
    assert len(stored(DeskItem)) == 1


def sent(thread, front) -> Outgoing:
    with acting(HOUSE):
        thread.agreed_at = NOW
        thread.save()
        out = outbox.write_down(thread, "Ja, dat mag.", line=2, in_full=False, by=front.line.person_id, at=NOW)
        outbox.settle(out, Sending.SENT, at=NOW, identity=f"<{out.pk.hex}@kantoor.example>")
    return out


def test_what_came_back_is_written_with_the_answer(front, arrive):
    thread = arrive(mail("Mag dat?"))
    out = sent(thread, front)
    desk.close_as(thread.item_id, Leaving.ELSEWHERE, by=front.line, at=NOW)
    arrive(bounce(to=to(thread), about=out.identity), at=later(hours=1))
    (stands,) = stored(Outgoing)
    assert (stands.state, stands.reply_status) == (Sending.CAME_BACK.value, "5.1.1")
    waiting = [one for one in stored(DeskItem) if not one.ending]
    assert "kwam niet aan" in read_letter(waiting[0].pk, by=front.line).text


def test_a_delay_is_not_the_end(front, arrive):
    thread = arrive(mail("Mag dat?"))
    out = sent(thread, front)
    arrive(bounce(to=to(thread), about=out.identity, action="delayed", status="4.2.0"), at=later(hours=1))
    assert [one.state for one in stored(Outgoing)] == [Sending.SENT.value]


def test_our_own_mail_that_comes_round_is_no_letter(front, arrive):
    thread = arrive(mail("Mag dat?"))
    out = sent(thread, front)
    arrive(mail("Ja, dat mag.", sender=OURS, to=to(thread), identity=out.identity), at=later(hours=1))
    assert len(stored(Received)) == 1


def test_yes_brings_the_answer_itself_once(front, arrive):
    thread = arrive(mail("Mag dat?"))
    sent(thread, front)
    for number in range(2):
        arrive(mail("Ja graag.\n\n> Er is een antwoord", to=to(thread), identity=f"<ja{number}@post.example>"), at=later(hours=1))
    assert [(one.in_full, one.line) for one in stored(Outgoing)].count((True, 2)) == 1
    with acting(HOUSE):
        assert Outgoing.objects.get(in_full=True).text.opened(by=HOUSE) == "Ja, dat mag."


def test_an_automatic_yes_brings_nothing(front, arrive):
    thread = arrive(mail("Mag dat?"))
    sent(thread, front)
    arrive(mail("Ja", to=to(thread), identity="<a@post.example>", Auto_Submitted="auto-replied"), at=later(hours=1))
    assert len(stored(Outgoing)) == 1


def test_while_the_keys_are_away_nothing_is_taken_from_the_mailbox(front, box, monkeypatch):
    def away(*_words, **_known):
        raise KeysAway

    monkeypatch.setattr("gehoord.intake.inbound.threads.open_room", away)
    with pytest.raises(KeysAway):
        take_in(mail(), box=box, scanner=None, at=NOW)
    assert stored(DeskItem) == stored(Received) == []
