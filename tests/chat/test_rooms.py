from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.told.chat import Talk, moment, open_talk
from tests.told.intake import Front

from gehoord.chat import rooms
from gehoord.chat.drafts import TalkOver
from gehoord.chat.models import Conversation, OpenPage, Utterance
from gehoord.chat.words import Ending, Kind, State
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.vault import journal, keys
from gehoord.vault.holds import UnderHold, place_hold
from gehoord.vault.intake import intake_key
from gehoord.vault.models import CaseKey
from gehoord.vault.transit import KeysAway


def test_the_same_key_opens_the_same_conversation_with_another_secret(front: Front):
    key = uuid4().hex
    one, two = (rooms.open_room(Kind.LIVE, office_id=front.team.here, key=key, at=timezone.now()) for _ in range(2))
    assert one.conversation == two.conversation
    assert one.visit != two.visit
    assert {rooms.visitor(one.visit).conversation, rooms.visitor(two.visit).conversation} == {one.conversation}


def test_its_forgetting_is_booked_as_it_begins(talk: Talk):
    with acting(HOUSE):
        assert Conversation.objects.get(pk=talk.id).term_from == timezone.localdate()


def test_secrets_and_keys_stand_in_no_table(talk: Talk):
    with acting(HOUSE):
        stored = [bytes(page.digest) for page in OpenPage.objects.all()]
        room = Conversation.objects.get(pk=talk.id)
    assert len(stored) == 1
    assert talk.visit.encode() not in stored
    assert b"Noor" not in room.nickname.content
    assert len(bytes(room.key)) == 32


def test_a_secret_that_is_none_or_too_old_opens_nothing(talk: Talk):
    for visit in ("", "x" * 43, talk.visit[:-1]):
        with pytest.raises(NotFound):
            rooms.visitor(visit)
    with acting(HOUSE):
        OpenPage.objects.update(since=moment(days=2), until=moment(days=1))
    with pytest.raises(NotFound):
        rooms.visitor(talk.visit)


def test_who_joins_is_named_and_who_waits_moves_up(front: Front):
    first, second = open_talk(front, at=moment(seconds=20)), open_talk(front, at=moment(seconds=10))
    standing = rooms.standings([first.id, second.id], by=front.counsellor)
    assert [standing[one.id].place for one in (first, second)] == [1, 2]
    rooms.join(first.id, by=front.counsellor, at=timezone.now(), called="Anna")
    standing = rooms.standings([first.id, second.id], by=front.counsellor)
    assert [standing[one.id].place for one in (first, second)] == [0, 1]
    assert (standing[first.id].state, standing[first.id].called) == (State.TALKING, "Anna")
    rooms.leave(first.id, by=front.counsellor)
    assert rooms.standings([first.id], by=first.visitor)[first.id].state is State.WAITING


def test_who_went_away_keeps_nobody_waiting(front: Front):
    open_talk(front, at=moment(minutes=5))
    waits = open_talk(front)
    assert rooms.standings([waits.id], by=waits.visitor)[waits.id].place == 1


def test_another_office_sees_no_conversation_and_a_visitor_only_their_own(talk: Talk, front: Front):
    other = open_talk(front)
    assert rooms.standings([talk.id], by=front.stranger) == {}
    assert set(rooms.standings([talk.id, other.id], by=talk.visitor)) == {talk.id}
    for verb in (
        lambda: rooms.lines(talk.id, by=front.stranger),
        lambda: rooms.join(talk.id, by=front.stranger, at=timezone.now()),
        lambda: rooms.leave(talk.id, by=front.stranger),
        lambda: rooms.end(talk.id, Ending.ENDED_BY_COUNSELLOR, by=front.stranger, at=timezone.now()),
        lambda: rooms.nickname(talk.id, by=front.stranger),
        lambda: talk.answers("hoi", by=front.stranger),
        lambda: rooms.lines(talk.id, by=other.visitor),
        lambda: rooms.nickname(talk.id, by=other.visitor),
        lambda: rooms.end(talk.id, Ending.KEPT, by=other.visitor, at=timezone.now()),
        lambda: rooms.say(talk.id, "hoi", by=other.visitor, key=uuid4().hex, at=timezone.now()),
        lambda: rooms.say(talk.id, "hoi", by=talk.visitor, key=uuid4().hex, at=timezone.now(), among_us=True),
    ):
        with pytest.raises(NotFound):
            verb()


def test_what_ended_is_read_and_takes_no_more(talk: Talk):
    talk.asks("Dag")
    rooms.end(talk.id, Ending.KEPT, by=talk.visitor, at=timezone.now())
    rooms.end(talk.id, Ending.NOBODY_LEFT, by=talk.counsellor, at=timezone.now())
    assert rooms.standings([talk.id], by=talk.visitor)[talk.id].ending is Ending.KEPT
    assert talk.texts(talk.visitor) == ["Dag"]
    for late in (lambda: talk.asks("Nog iets"), lambda: rooms.join(talk.id, by=talk.counsellor, at=timezone.now())):
        with pytest.raises(TalkOver):
            late()


def test_forgetting_destroys_the_key_the_lines_and_the_way_in(talk: Talk):
    talk.asks("Niemand mag dit weten")
    rooms.forget(talk.id, at=timezone.now(), by=talk.visitor)
    with acting(HOUSE):
        room = Conversation.objects.get(pk=talk.id)
        assert not Utterance.objects.filter(conversation=talk.id).exists()
        assert CaseKey.objects.get(pk=talk.id).wrapped is None
    assert (room.ending, room.nickname, room.forgotten_at is None) == (Ending.FORGOTTEN_NOW, None, False)
    with pytest.raises(NotFound):
        rooms.visitor(talk.visit)
    with pytest.raises(NotFound):
        rooms.lines(talk.id, by=talk.counsellor)


def test_what_is_under_a_hold_is_ended_and_not_forgotten(talk: Talk):
    talk.asks("Dag")
    place_hold(talk.id, by=HOUSE, reason="complaint")
    with pytest.raises(UnderHold):
        rooms.forget(talk.id, at=timezone.now(), by=talk.visitor)
    assert talk.texts(talk.counsellor) == ["Dag"]


def test_a_conversation_moves_to_another_office_with_its_key(talk: Talk, front: Front):
    talk.asks("Dag")
    rooms.bring_along(talk.id, to=front.stranger.office_id)
    keys.forget_open_keys()
    assert talk.texts(front.stranger) == ["Dag"]
    talk.answers("Hallo", by=front.stranger)
    assert talk.texts(talk.visitor) == ["Dag", "Hallo"]
    with pytest.raises(NotFound):
        rooms.lines(talk.id, by=front.counsellor)


def test_a_conversation_begins_while_the_keys_are_away(front: Front, monkeypatch: pytest.MonkeyPatch):
    intake_key()
    seal_nothing(monkeypatch)
    talk = open_talk(front, nickname="Noor")
    talk.asks("Is er iemand?")
    assert talk.texts(talk.visitor) == [""]
    with pytest.raises(KeysAway):
        rooms.lines(talk.id, by=front.counsellor)
    monkeypatch.undo()
    assert talk.texts(front.counsellor) == ["Is er iemand?"]
    assert rooms.nickname(talk.id, by=front.counsellor) == "Noor"
    with acting(HOUSE):
        assert not Utterance.objects.filter(letter__isnull=False).exists()


def seal_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key service is away; its public half lies beside the keys."""

    def away(*_: object) -> None:
        raise KeysAway

    keys.forget_open_keys()
    for name in ("wrap", "unwrap", "secret"):
        monkeypatch.setattr(f"gehoord.vault.ring.FileKeyRing.{name}", away)


def test_what_somebody_of_us_does_stands_in_the_journal(talk: Talk):
    rooms.join(talk.id, by=talk.counsellor, at=timezone.now())
    rooms.lines(talk.id, by=talk.counsellor)
    rooms.end(talk.id, Ending.ENDED_BY_COUNSELLOR, by=talk.counsellor, at=timezone.now())
    told = [entry.did for entry in journal.read_of(talk.id)]
    assert sorted(told) == ["ended a conversation", "joined a conversation", "opened a conversation", "read a conversation"]


def test_a_page_that_comes_back_by_a_code_gets_a_secret_of_its_own(talk: Talk):
    visit = rooms.admit(talk.id, at=timezone.now() - timedelta(hours=1))
    assert visit != talk.visit
    assert rooms.visitor(visit).conversation == talk.id
