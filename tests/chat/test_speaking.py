from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.told.chat import Talk, open_talk
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.chat.drafts import LONGEST, NoKey, NothingSaid, SaidTooMuch
from gehoord.chat.models import Utterance
from gehoord.chat.words import From
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.vault import journal, keys
from gehoord.vault.sealing import ContentTampered


class CodeInText(Refused):
    """A stand-in for what refuses the code to come back."""


def holds_code(conversation: object, text: str) -> None:
    if "appel boom" in text:
        raise CodeInText


def test_both_sides_read_what_was_said_in_order(talk: Talk):
    talk.asks("Dag")
    talk.answers("Hallo, ik ben Anna")
    talk.asks("Mag ik iets vragen?")
    assert talk.texts(talk.visitor) == talk.texts(talk.counsellor) == ["Dag", "Hallo, ik ben Anna", "Mag ik iets vragen?"]
    first, second, third = rooms.lines(talk.id, by=talk.visitor)
    assert [line.id for line in (first, second, third)] == [1, 2, 3]
    assert [line.mine for line in (first, second, third)] == [True, False, True]
    assert (second.who, second.name != "") == (From.COUNSELLOR, True)
    assert talk.texts(talk.visitor, after=2) == ["Mag ik iets vragen?"]


def test_what_is_sent_twice_with_one_key_is_kept_once(talk: Talk):
    key = uuid4().hex
    one, two = talk.asks("Dag", key=key), talk.asks("Dag", key=key)
    assert one.id == two.id
    assert talk.texts(talk.visitor) == ["Dag"]


def test_the_keys_of_two_sides_do_not_push_each_other_out(talk: Talk):
    key = uuid4().hex
    talk.asks("Van mij", key=key)
    talk.answers("Van ons", key=key)
    assert talk.texts(talk.visitor) == ["Van mij", "Van ons"]


@given(said=st.lists(st.tuples(st.sampled_from(["visitor", "us", "among us", "colleague among us"]), st.uuids())))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_among_colleagues_never_reaches_the_visitor(front: Front, said: list[tuple[str, object]]):
    talk = open_talk(front)
    for who, mark in said:
        text = f"{who} {mark}"
        if who == "visitor":
            talk.asks(text)
        else:
            by = front.colleague if who.startswith("colleague") else front.counsellor
            talk.answers(text, by=by, among_us="among" in who)
    seen = rooms.lines(talk.id, by=talk.visitor)
    assert [line.text for line in seen] == [f"{who} {mark}" for who, mark in said if "among" not in who]
    assert not any(line.among_us for line in seen)
    assert talk.texts(front.counsellor) == [f"{who} {mark}" for who, mark in said]


def test_a_line_that_is_empty_too_long_or_has_no_key_is_refused_in_words(talk: Talk):
    with pytest.raises(NothingSaid, match="Typ eerst iets"):
        talk.asks(" \n\t")
    with pytest.raises(SaidTooMuch, match=str(LONGEST)):
        talk.asks("x" * (LONGEST + 1))
    with pytest.raises(NoKey):
        talk.asks("Dag", key="kort")


def test_a_line_that_holds_the_code_to_come_back_is_refused(talk: Talk):
    with override_settings(CHAT_REFUSALS=[f"{__name__}.holds_code"]), pytest.raises(CodeInText):
        talk.asks("mijn code is appel boom")
    assert talk.texts(talk.visitor) == []


def test_no_word_lies_in_the_database_in_the_clear(talk: Talk):
    talk.asks("Lavendelstraat")
    with acting(HOUSE):
        row = Utterance.objects.get(conversation=talk.id)
    assert b"Lavendel" not in row.text.content
    keys.forget_open_keys()
    with acting(HOUSE):
        assert row.text.opened(by=HOUSE) == "Lavendelstraat"


def test_a_line_that_was_meddled_with_is_not_shown_and_the_journal_has_it(talk: Talk):
    talk.asks("Dag")
    with acting(HOUSE):
        row = Utterance.objects.get(conversation=talk.id)
        broken = bytearray(row.text.content)
        broken[-1] ^= 1
        Utterance.objects.filter(pk=row.pk).update(letter=bytes(broken), text=None)
    with pytest.raises(ContentTampered):
        rooms.lines(talk.id, by=talk.counsellor)


def test_a_line_of_one_conversation_does_not_open_in_another(front: Front):
    here, there = open_talk(front), open_talk(front)
    here.asks("Dag")
    there.asks("Hallo")
    with acting(HOUSE):
        Utterance.objects.filter(conversation=here.id).update(number=9)
        Utterance.objects.filter(conversation=here.id).update(conversation=there.id, key=uuid4().hex)
    with pytest.raises(ContentTampered):
        rooms.lines(there.id, by=front.counsellor)
    assert "tampered" in [entry.outcome for entry in journal.read_of(there.id)]


def test_a_line_that_was_undone_takes_no_number_and_its_key_serves_again(talk: Talk):
    key = uuid4().hex
    with suppress(DatabaseError), transaction.atomic():
        assert talk.asks("Dag", key=key).id == 1
        raise DatabaseError
    assert talk.texts(talk.visitor) == []
    assert talk.asks("Dag", key=key).id == 1
