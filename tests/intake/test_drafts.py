from __future__ import annotations

import pytest
from django.db import connection
from tests.told.intake import NOW, Front

from gehoord.intake import desk, drafts
from gehoord.intake.drafts import LONGEST, MOST, MoreThanFits, Saying
from gehoord.intake.endings import Leaving
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting

FILLED = {"name": ["Noor"], "reach_by": ["phone", "whatsapp"]}


def test_what_was_typed_is_there_again_for_who_typed_it(front: Front):
    item = front.talk()
    assert drafts.read_draft(item, by=front.counsellor) == {}
    drafts.save_draft(item, FILLED, by=front.counsellor, at=NOW)
    assert drafts.read_draft(item, by=front.counsellor) == FILLED


def test_no_word_of_it_stands_open_in_the_database(front: Front):
    item = front.talk()
    drafts.save_draft(item, {"note": ["Kanariepiet"]}, by=front.counsellor, at=NOW)
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute("select draft from intake_deskitem where id = %s", [item])
        (content,) = cursor.fetchone()
    assert b"Kanariepiet" not in bytes(content)


def test_it_is_for_nobody_else(front: Front):
    item = front.talk()
    for by in (front.colleague, front.stranger, front.line):
        with pytest.raises(NotFound):
            drafts.save_draft(item, FILLED, by=by, at=NOW)
        with pytest.raises(NotFound):
            drafts.read_draft(item, by=by)


def test_nothing_is_kept_with_what_left_the_desk(front: Front):
    item = front.talk()
    desk.close_as(item, Leaving.SILENT, by=front.counsellor, at=NOW)
    with pytest.raises(NotFound):
        drafts.save_draft(item, FILLED, by=front.counsellor, at=NOW)


def test_a_book_does_not_fit(front: Front):
    with pytest.raises(MoreThanFits):
        drafts.save_draft(front.talk(), {"note": ["a" * (MOST + 1)]}, by=front.counsellor, at=NOW)


def test_what_is_typed_in_a_chat_is_there_again_until_it_is_sent(front: Front):
    item = front.talk()
    among = Saying("Wie kent deze groep?", among_us=True)
    drafts.save_saying(item, among, by=front.counsellor)
    assert drafts.read_saying(item, by=front.counsellor) == among
    assert drafts.read_draft(item, by=front.counsellor) == {}
    drafts.save_saying(item, Saying(" \n"), by=front.counsellor)
    assert drafts.read_saying(item, by=front.counsellor) == Saying()
    with pytest.raises(MoreThanFits):
        drafts.save_saying(item, Saying("a" * (LONGEST + 1)), by=front.counsellor)


def test_nobody_else_reads_or_changes_it_and_it_goes_when_somebody_lets_go(front: Front):
    item = front.talk()
    drafts.save_saying(item, Saying("Nog niet"), by=front.counsellor)
    for by in (front.colleague, front.stranger):
        assert drafts.read_saying(item, by=by) == Saying()
        with pytest.raises(NotFound):
            drafts.save_saying(item, Saying("Van mij"), by=by)
    desk.put_back(item, by=front.counsellor, at=NOW)
    desk.take(item, by=front.colleague, at=NOW)
    assert drafts.read_saying(item, by=front.colleague) == Saying()
