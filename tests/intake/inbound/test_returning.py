from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.intake import TOLD

from gehoord.chat import rooms
from gehoord.chat.codes.keeping import has_code, was_read
from gehoord.chat.codes.spelling import draw
from gehoord.chat.drafts import NothingSaid
from gehoord.chat.visits import Visitor
from gehoord.chat.words import Ending, From, Kind
from gehoord.intake import desk
from gehoord.intake.drafts import read_draft
from gehoord.intake.endings import Leaving
from gehoord.intake.inbound import returning
from gehoord.intake.inbound.answering import answer
from gehoord.intake.inbound.reaching import Asked, NoNumber, When
from gehoord.intake.inbound.returning import KeptForNow, add, ask_to_be_called, erase, kept_from, see, withdraw
from gehoord.intake.inbound.writing import Received, Written, write
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.intake.queries import one_waiting
from gehoord.intake.registering import conclude
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.vault import journal
from gehoord.vault.holds import place_hold
from gehoord.vault.keys import CaseErased, case_key

TEXT = "Mag mijn telefoon zomaar worden afgepakt?"


@pytest.fixture
def letter(front) -> Received:
    return write(Written(TEXT, Asked(), nickname="Noor"), draw(), key=uuid4().hex, at=timezone.now())


@pytest.fixture
def somebody(letter) -> Visitor:
    return rooms.visitor(rooms.admit(letter.conversation, at=timezone.now()))


def answered(front, letter: Received, text: str = "Nee, dat mag niet zomaar.") -> None:
    desk.take(letter.item, by=front.line, at=timezone.now())
    answer(letter.item, text, by=front.line, key=uuid4().hex, at=timezone.now())


def items() -> list[DeskItem]:
    with acting(HOUSE):
        return list(DeskItem.objects.order_by("received_at"))


def test_whoever_comes_back_sees_what_was_written_and_by_when_there_is_an_answer(front, letter, somebody):
    seen = see(somebody, at=timezone.now())
    assert [line.text for line in seen.lines] == [TEXT]
    assert (seen.waits, seen.due_on, seen.open, seen.is_case) == (True, letter.due_on, True, False)
    assert seen.kept_until == kept_from(timezone.localdate())
    assert seen.kept_until > timezone.localdate() + timedelta(days=150)


def test_an_answer_waits_for_whoever_has_the_code_and_reading_it_is_seen(front, letter, somebody):
    answered(front, letter)
    assert was_read(letter.conversation).until == 0
    seen = see(somebody, at=timezone.now())
    assert [(line.who, line.mine) for line in seen.lines] == [(From.VISITOR, True), (From.COUNSELLOR, False)]
    assert not seen.waits
    assert was_read(letter.conversation).until == 2


def test_what_is_among_colleagues_is_never_seen(front, letter, somebody):
    rooms.say(letter.conversation, "Zij belde gisteren ook.", by=front.line, key=uuid4().hex, at=timezone.now(), among_us=True)
    assert [line.text for line in see(somebody, at=timezone.now()).lines] == [TEXT]


def test_who_looked_is_told_without_a_name(front, letter, somebody):
    assert see(somebody, at=timezone.now()).looked == ()
    answered(front, letter)
    rooms.lines(letter.conversation, by=front.line)
    looked = see(somebody, at=timezone.now()).looked
    assert {one.role for one in looked} == {Role.ADVICE_LINE_WORKER}


def test_a_line_more_marks_what_is_still_on_the_desk_and_waits_anew(front, letter, somebody):
    answered(front, letter)
    assert one_waiting(letter.item, by=front.line, at=timezone.now()).is_answered
    add(somebody, "En in het weekend?", key=uuid4().hex, at=timezone.now())
    item = one_waiting(letter.item, by=front.line, at=timezone.now())
    assert (item.wrote_again, item.is_answered, item.is_mine) == (True, False, True)
    assert see(somebody, at=timezone.now()).waits
    assert len(items()) == 1


def test_the_same_line_twice_is_there_once(front, letter, somebody):
    key = uuid4().hex
    add(somebody, "Nog iets.", key=key, at=timezone.now())
    add(somebody, "Nog iets.", key=key, at=timezone.now())
    assert [line.text for line in see(somebody, at=timezone.now()).lines] == [TEXT, "Nog iets."]


def test_nothing_is_not_added(front, letter, somebody):
    with pytest.raises(NothingSaid):
        add(somebody, "  ", key=uuid4().hex, at=timezone.now())


def test_after_the_desk_was_done_a_line_comes_on_it_anew_with_what_was_known(front, letter, somebody):
    with acting(HOUSE):
        DeskItem.objects.filter(pk=letter.item).update(municipality="GM0392", relation="young_person")
    desk.close_as(letter.item, Leaving.ELSEWHERE, by=front.line, at=timezone.now())
    key = uuid4().hex
    add(somebody, "Toch nog een vraag.", key=key, at=timezone.now())
    add(somebody, "Toch nog een vraag.", key=key, at=timezone.now())
    first, second = items()
    assert (first.pk, first.ending) == (letter.item, Leaving.ELSEWHERE.value)
    assert (second.thread, second.municipality, second.relation, second.ending) == (
        letter.conversation,
        "GM0392",
        "young_person",
        "",
    )
    assert one_waiting(second.pk, by=front.line, at=timezone.now()).wrote_again


def test_what_belongs_to_a_client_comes_to_whoever_helps_them(front, letter, somebody, monkeypatch):
    desk.close_as(letter.item, Leaving.ELSEWHERE, by=front.line, at=timezone.now())
    monkeypatch.setattr(returning, "_client_of", lambda _conversation: uuid4())
    monkeypatch.setattr(returning, "whose", lambda _client, *, on: front.colleague.person_id)
    add(somebody, "Toch nog een vraag.", key=uuid4().hex, at=timezone.now())
    item = one_waiting(items()[1].pk, by=front.colleague, at=timezone.now())
    assert item.is_offered_to_me
    desk.accept(item.id, by=front.colleague, at=timezone.now())


def test_what_was_registered_comes_to_its_counsellor_and_with_the_same_client_again(front, letter, somebody):
    item, by = letter.item, front.counsellor
    desk.take(item, by=front.line, at=timezone.now())
    desk.hand_over(item, by.person_id, by=front.line, at=timezone.now())
    desk.accept(item, by=by, at=timezone.now())
    client = conclude(item, TOLD, by=by, at=timezone.now()).client_id
    add(somebody, "Het gebeurde weer.", key=uuid4().hex, at=timezone.now())
    assert see(somebody, at=timezone.now()).is_case
    again = items()[1].pk
    assert one_waiting(again, by=by, at=timezone.now()).is_offered_to_me
    desk.accept(again, by=by, at=timezone.now())
    assert read_draft(again, by=by)["known"] == [str(client)]
    assert conclude(again, replace(TOLD, known=client), by=by, at=timezone.now()).client_id == client


def test_asking_for_a_call_says_when_it_is_safe(front, letter, somebody):
    with pytest.raises(NoNumber):
        ask_to_be_called(somebody, "bel maar", When.ANY, key=uuid4().hex, at=timezone.now())
    ask_to_be_called(somebody, "06 12345678", When.EVENING, key=uuid4().hex, at=timezone.now())
    item = one_waiting(letter.item, by=front.line, at=timezone.now())
    assert item.ways is not None
    assert (item.ways.channels, item.ways.earliest and item.ways.earliest.hour) == (frozenset({Channel.PHONE}), 17)
    assert read_letter(letter.item, by=front.line).reach == "06 12345678"
    assert see(somebody, at=timezone.now()).lines[-1].text == "Bel mij op 06 12345678. Wanneer: Tussen 17 en 21 uur."


def test_withdrawing_lets_the_desk_be_done_and_leaves_it_to_read(front, letter, somebody):
    desk.take(letter.item, by=front.line, at=timezone.now())
    withdraw(somebody, at=timezone.now())
    withdraw(somebody, at=timezone.now())
    assert items()[0].ending == Leaving.WITHDRAWN.value
    seen = see(somebody, at=timezone.now())
    assert [line.who for line in seen.lines] == [From.VISITOR, From.HOUSE]
    assert not seen.waits
    add(somebody, "Toch wel.", key=uuid4().hex, at=timezone.now())
    assert see(somebody, at=timezone.now()).waits


def test_erasing_destroys_every_word_and_the_way_back(front, letter, somebody):
    erase(somebody, at=timezone.now())
    assert not has_code(letter.conversation)
    for key in (letter.conversation, letter.item):
        with acting(HOUSE), pytest.raises(CaseErased):
            case_key(key)
    with pytest.raises(NotFound):
        see(somebody, at=timezone.now())
    item = items()[0]
    assert (item.ending, item.nickname, item.reach) == (Leaving.WITHDRAWN.value, None, None)
    assert "erased" in {line.did for line in journal.read_of(letter.conversation)}


def test_what_has_to_be_kept_is_not_erased_and_says_so(front, letter, somebody):
    place_hold(letter.conversation, by=HOUSE, reason="complaint")
    with pytest.raises(KeptForNow):
        erase(somebody, at=timezone.now())
    assert see(somebody, at=timezone.now()).open


def test_a_chat_that_was_stopped_with_a_code_is_gone_on_with(front):
    opened = rooms.open_room(Kind.LIVE, office_id=front.team.here, key=uuid4().hex, at=timezone.now())
    somebody = rooms.visitor(opened.visit)
    rooms.say(opened.conversation, "Hoi", by=somebody, key=uuid4().hex, at=timezone.now())
    rooms.end(opened.conversation, Ending.KEPT, by=somebody, at=timezone.now())
    add(somebody, "Ik ben er weer.", key=uuid4().hex, at=timezone.now())
    seen = see(somebody, at=timezone.now())
    assert [line.text for line in seen.lines] == ["Hoi", "Ik ben er weer."]
    assert seen.kept_until == timezone.localdate() + timedelta(days=30)
    assert [(item.thread, item.channel) for item in items()] == [(opened.conversation, Channel.WEB_FORM.value)]


def test_the_words_of_the_house_follow_the_language_of_who_wrote(front):
    english = replace(Written(TEXT, Asked()), language="en")
    letter = write(english, draw(), key=uuid4().hex, at=timezone.now())
    somebody = rooms.visitor(rooms.admit(letter.conversation, at=timezone.now()))
    withdraw(somebody, at=timezone.now())
    assert see(somebody, at=timezone.now()).lines[-1].text.startswith("The question was taken back")
