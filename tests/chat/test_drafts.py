from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.told.chat import Talk, open_talk
from tests.told.intake import Front

from gehoord.chat import drafts, rooms
from gehoord.chat.drafts import Draft
from gehoord.chat.words import Ending, From
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.keys import CaseErased, destroy_case_keys


def line(talk: Talk, text: str, *, key: str = "") -> Draft:
    return Draft(talk.id, text, key or uuid4().hex, timezone.now(), From.VISITOR)


def stored(*lines: Draft) -> dict[object, int]:
    with acting(HOUSE), connection.cursor() as cursor:
        cursor.execute(drafts.STORE, {**drafts.as_columns(lines), "channel": None})
        return {row[0]: row[2] for row in cursor.fetchall()}


def test_lines_of_many_conversations_are_stored_in_one_statement_each_numbered_by_itself(front: Front):
    one, two = open_talk(front), open_talk(front)
    lines = [line(one, "a"), line(two, "b"), line(one, "c"), line(two, "d"), line(one, "e")]
    numbers = stored(*lines)
    assert [numbers[draft.id] for draft in lines] == [1, 1, 2, 2, 3]
    assert (one.texts(one.visitor), two.texts(two.visitor)) == (["a", "c", "e"], ["b", "d"])


def test_a_key_twice_in_one_statement_is_stored_once(talk: Talk):
    first, second = line(talk, "a", key="k" * 8), line(talk, "a", key="k" * 8)
    assert list(stored(first, second)) == [first.id]
    assert stored(second, line(talk, "b")) != {}
    assert talk.texts(talk.visitor) == ["a", "b"]


def test_a_conversation_that_ended_takes_nothing_and_its_neighbour_in_the_statement_does(front: Front):
    over, open_ = open_talk(front), open_talk(front)
    rooms.end(over.id, Ending.KEPT, by=over.visitor, at=timezone.now())
    late, timely = line(over, "te laat"), line(open_, "op tijd")
    assert list(stored(late, timely)) == [timely.id]


def test_a_draft_does_not_show_what_it_says(talk: Talk):
    assert "Lavendel" not in repr(line(talk, "Lavendelstraat"))


def test_nothing_is_sealed_for_a_conversation_whose_key_was_destroyed(talk: Talk):
    with acting(HOUSE):
        destroy_case_keys([talk.id])
        with pytest.raises(CaseErased):
            drafts.sealed(line(talk, "a"))
