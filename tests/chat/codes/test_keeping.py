from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta
from itertools import count
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.utils import timezone
from tests.told.chat import Talk

from gehoord.chat import rooms
from gehoord.chat.codes import keeping, proving
from gehoord.chat.codes.keeping import CodeInText, NoSuchCode, come_back, give, has_code, note_read, was_read
from gehoord.chat.codes.proving import NARROW, PageTooOld, set_sum
from gehoord.chat.codes.spelling import Code, draw
from gehoord.chat.codes.stretching import Busy
from gehoord.chat.models import ComingBack, OpenPage
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault import journal


@pytest.fixture(autouse=True)
def easy(monkeypatch):
    cache.clear()
    monkeypatch.setattr(proving, "BITS", 6)
    yield
    cache.clear()


def knock(typed: str) -> str:
    """Comes as a browser does, with its sum made."""
    found = set_sum(at=timezone.now())
    solution = next(str(number) for number in count() if found.is_solved_by(str(number)))
    return come_back(typed, said=found.said, solution=solution, at=timezone.now())


@pytest.fixture
def code(talk: Talk) -> Code:
    return give(talk.id, at=timezone.now())


def test_a_code_opens_its_conversation_in_words_and_in_digits(talk, code):
    talk.asks("Mag dat zomaar?")
    for typed in (" ".join(code.words), "-".join(code.words).upper(), " ".join(code.digits)):
        somebody = rooms.visitor(knock(typed))
        assert somebody.conversation == talk.id
        assert [line.text for line in rooms.lines(talk.id, by=somebody)] == ["Mag dat zomaar?"]


def test_nothing_that_is_stored_holds_the_code(talk, code):
    with acting(HOUSE):
        row = ComingBack.objects.get()
    stored = repr((row.handle, bytes(row.digest)))
    assert not any(part in stored for part in (*code.words, "".join(code.digits), str(code.secret)))
    assert row.handle < 2**24
    assert code.content not in bytes(row.digest)


def test_wrong_and_absent_give_the_same_answer_after_the_same_work(talk, code):
    worked = []
    slow = keeping.stretched
    with patch.object(keeping, "stretched", lambda one: worked.append(one) or slow(one)):
        other = draw()
        with acting(HOUSE):
            # Somebody else's code that happens to have the handle of what is typed.
            ComingBack.objects.filter(conversation=talk.id).update(handle=keeping.handle(other))
        with pytest.raises(NoSuchCode) as wrong:
            knock(" ".join(other.words))
        with pytest.raises(NoSuchCode) as absent:
            knock(" ".join(draw().words))
    assert str(wrong.value) == str(absent.value)
    assert len(worked) == 2


def test_a_new_code_takes_the_place_of_the_old_one(talk, code):
    newer = give(talk.id, at=timezone.now())
    with pytest.raises(NoSuchCode):
        knock(" ".join(code.words))
    assert rooms.visitor(knock(" ".join(newer.words))).conversation == talk.id


def test_a_sum_lets_in_once(talk, code):
    found = set_sum(at=timezone.now())
    solution = next(str(number) for number in count() if found.is_solved_by(str(number)))
    come_back(" ".join(code.words), said=found.said, solution=solution, at=timezone.now())
    with pytest.raises(PageTooOld):
        come_back(" ".join(code.words), said=found.said, solution=solution, at=timezone.now())


def test_a_word_that_is_no_code_costs_no_sum(talk, code):
    found = set_sum(at=timezone.now())
    solution = next(str(number) for number in count() if found.is_solved_by(str(number)))
    with pytest.raises(keeping.Refused, match="niet in onze lijst"):
        come_back("kapstk regen", said=found.said, solution=solution, at=timezone.now())
    assert come_back(" ".join(code.words), said=found.said, solution=solution, at=timezone.now())


def test_a_forgotten_conversation_cannot_be_come_back_to(talk, code):
    assert has_code(talk.id)
    rooms.forget(talk.id, at=timezone.now())
    assert not has_code(talk.id)
    with pytest.raises(NoSuchCode):
        knock(" ".join(code.words))


def test_a_page_that_came_by_code_is_known_for_an_hour(talk, code):
    somebody = rooms.visitor(knock(" ".join(code.words)))
    with acting(HOUSE):
        page = OpenPage.objects.get(pk=somebody.page)
        assert page.until - page.since == timedelta(hours=1)
        OpenPage.objects.filter(pk=page.pk).update(since=page.since - timedelta(hours=2), until=page.since)
    with pytest.raises(NotFound):
        rooms.visitor("of another page")


def test_a_line_that_holds_its_code_is_not_taken_and_one_that_holds_another_is(talk, code):
    for said in (" ".join(code.words), "".join(code.digits)):
        with pytest.raises(CodeInText, match="voor niemand anders"):
            talk.asks(f"Ik ben het weer: {said}.")
    talk.asks(f"Mijn rijtje: {' '.join(draw().words)}")
    assert talk.texts(talk.visitor) == [f"Mijn rijtje: {line.split(': ')[1]}" for line in talk.texts(talk.visitor)]


def test_what_was_read_is_known_and_only_grows(talk, code):
    assert was_read(talk.id).until == 0
    somebody, at = talk.visitor, timezone.now()
    note_read(somebody, 3, at=at)
    note_read(somebody, 2, at=at + timedelta(hours=1))
    assert (was_read(talk.id).until, was_read(talk.id).at) == (3, at)


def test_giving_and_coming_back_stand_in_the_journal_of_the_conversation(talk, code):
    knock(" ".join(code.words))
    assert {"gave a code to come back", "came back with a code"} <= {line.did for line in journal.read_of(talk.id)}


def test_whoever_guesses_gets_nowhere_and_takes_nothing_down(monkeypatch):
    """A thousand guesses at once, none with its sum: a few come as far as being looked at, and nobody waits for them."""
    looked = []
    monkeypatch.setattr(keeping, "stretched", lambda one: looked.append(one) or b"")
    monkeypatch.setattr(keeping, "acting", lambda _who: nullcontext())
    monkeypatch.setattr(keeping, "first_time", lambda *_args, **_more: True)
    monkeypatch.setattr(keeping, "_opened_by", lambda _code: None)
    found = [set_sum(at=timezone.now() - timedelta(minutes=1)) for _ in range(1000)]

    def guess(number: int) -> type[Exception]:
        with pytest.raises((Busy, NoSuchCode)) as answer:
            come_back(" ".join(Code(number).words), said=found[number].said, solution="", at=timezone.now())
        return answer.type

    with ThreadPoolExecutor(100) as people:
        answers = Counter(people.map(guess, range(1000)))
    assert len(looked) == answers[NoSuchCode] == NARROW
    assert answers[Busy] == 1000 - NARROW
