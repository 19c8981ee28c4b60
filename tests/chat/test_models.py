from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.told.chat import Talk

from gehoord.chat.models import Conversation, OpenPage, Utterance
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


@pytest.mark.parametrize(
    ("changed", "wall"),
    [
        ({"kind": "pigeon"}, "conversation_kind"),
        ({"language": "fr"}, "conversation_language"),
        ({"ending": "kept"}, "conversation_ends_on_a_moment"),
        ({"ending": "vanished", "ended_at": timezone.now()}, "conversation_ending"),
        ({"forgotten_at": timezone.now()}, "conversation_forgotten_is_empty"),
    ],
)
def test_the_database_takes_no_conversation_that_cannot_be(talk: Talk, changed: dict[str, object], wall: str):
    with acting(HOUSE), pytest.raises(IntegrityError, match=wall), transaction.atomic():
        Conversation.objects.filter(pk=talk.id).update(**changed)


@pytest.mark.parametrize(
    ("changed", "wall"),
    [
        ({"who": "ghost"}, "utterance_who"),
        ({"text": None}, "utterance_is_sealed"),
        ({"letter": b"x"}, "utterance_is_sealed"),
        ({"among_us": True}, "utterance_of_the_visitor"),
    ],
)
def test_the_database_takes_no_line_that_cannot_be(talk: Talk, changed: dict[str, object], wall: str):
    talk.asks("Dag")
    with acting(HOUSE), pytest.raises(IntegrityError, match=wall), transaction.atomic():
        Utterance.objects.filter(conversation=talk.id).update(**changed)


def test_rows_are_printed_as_numbers_and_sealed_under_their_conversation(talk: Talk):
    talk.asks("Dag")
    with acting(HOUSE):
        room, line, page = Conversation.objects.get(), Utterance.objects.get(), OpenPage.objects.get()
    assert (str(room), str(line), str(page)) == (str(talk.id), f"{talk.id} 1", str(page.pk))
    assert room.sealed_under() == line.sealed_under() == talk.id


def test_another_office_sees_no_row_of_a_conversation(talk: Talk):
    talk.asks("Dag")
    for by, seen in ((talk.counsellor, (1, 1, 0)), (talk.front.stranger, (0, 0, 0)), (talk.front.line, (1, 1, 1))):
        with acting(by):
            assert (Conversation.objects.count(), Utterance.objects.count(), OpenPage.objects.count()) == seen
