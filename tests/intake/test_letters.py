from __future__ import annotations

import pytest
from tests.told.intake import LETTER, NOW, Front

from gehoord.intake import desk, letters
from gehoord.intake.letters import Letter, read_letter
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault.models import CaseKey, JournalEntry
from gehoord.vault.transit import KeysAway


def test_what_came_in_is_read_and_the_journal_has_it_first(front: Front):
    item = front.letter()
    assert read_letter(item, by=front.counsellor) == LETTER
    with acting(HOUSE):
        lines = JournalEntry.objects.filter(case_id=item, did="read", person_id=front.counsellor.person_id)
        assert lines.count() == 1
    with pytest.raises(NotFound):
        read_letter(item, by=front.stranger)


def test_an_item_without_words_reads_as_empty(front: Front):
    assert read_letter(front.talk(), by=front.counsellor) == Letter()


def test_while_the_keys_are_away_a_letter_is_taken_all_the_same_and_opened_when_they_are_back(front: Front, monkeypatch):
    def away(_cases):
        raise KeysAway

    with monkeypatch.context() as patch:
        patch.setattr(letters, "make_case_keys", away)
        item = front.letter(key="in the night")
    with acting(HOUSE):
        row = DeskItem.objects.get(pk=item)
        assert row.letter is not None
        assert LETTER.text.encode() not in bytes(row.letter)
        assert row.text is None
    assert read_letter(item, by=front.counsellor) == LETTER
    assert read_letter(item, by=front.counsellor) == LETTER
    with acting(HOUSE):
        assert DeskItem.objects.get(pk=item).letter is None
        assert CaseKey.objects.filter(pk=item).exists()


def test_a_letter_in_the_box_follows_to_another_office(front: Front, monkeypatch):
    def away(_cases):
        raise KeysAway

    with monkeypatch.context() as patch:
        patch.setattr(letters, "make_case_keys", away)
        item = front.letter()
    desk.take(item, by=front.line, at=NOW)
    desk.hand_over(item, front.stranger.person_id, by=front.line, at=NOW)
    desk.accept(item, by=front.stranger, at=NOW)
    assert read_letter(item, by=front.stranger) == LETTER
