from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from tests.told.chat import moment, open_talk
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.chat.models import Conversation, Utterance
from gehoord.chat.retention import LETTERS, TALKS
from gehoord.chat.words import Ending, Kind
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault import retention
from gehoord.vault.models import CaseKey


def test_a_chat_keeps_no_word_past_its_term_though_nobody_ended_it(front: Front):
    left, ended = open_talk(front, at=moment(days=3)), open_talk(front)
    ended.asks("Dag")
    rooms.end(ended.id, Ending.ENDED_BY_COUNSELLOR, by=front.counsellor, at=timezone.now())
    today = timezone.localdate()
    assert [one.thing for one in TALKS.past_term(today - timedelta(days=1))] == [left.id]
    swept = {one.holding: one for one in retention.sweep(on=today + timedelta(days=30))}
    assert swept["chat.talks"].due == 2
    with acting(HOUSE):
        assert {row.ending for row in Conversation.objects.all()} == {Ending.NOBODY_LEFT, Ending.ENDED_BY_COUNSELLOR}
        assert not Conversation.objects.filter(forgotten_at=None).exists()
        assert not Utterance.objects.exists()
        assert not CaseKey.objects.filter(pk__in=[left.id, ended.id], wrapped__isnull=False).exists()
    assert list(TALKS.past_term(today)) == []


def test_what_is_written_stays_half_a_year_after_its_last_line(front: Front):
    letter = open_talk(front, kind=Kind.WRITTEN, at=moment(days=400))
    assert [one.thing for one in LETTERS.past_term(timezone.localdate())] == [letter.id]
    letter.visit = rooms.admit(letter.id, at=timezone.now())
    letter.asks("Is er al antwoord?")
    swept = {one.holding: one for one in retention.sweep(on=timezone.localdate() + timedelta(days=90))}
    assert swept["chat.letters"].due == 0
    assert letter.texts(letter.visitor) == ["Is er al antwoord?"]
