from __future__ import annotations

import pytest
from tests.told.calls import NUMBER, signed, switchboard_at, told
from tests.told.intake import NOW, later

from gehoord.directory.models import Office
from gehoord.intake.desk import TakenAlready
from gehoord.intake.inbound import telephone
from gehoord.intake.inbound.models import Call
from gehoord.intake.letters import read_letter
from gehoord.intake.models import DeskItem
from gehoord.intake.queries import one_waiting
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.vault.models import CaseKey


@pytest.fixture
def hear(front, tmp_path):
    with acting(HOUSE):
        here = Office.objects.get(pk=front.team.here)
    system = switchboard_at(tmp_path, office=here.name)

    def heard(event, call="gesprek-1", *, at=NOW, **known):
        body = told(event, call, **known)
        telephone.hear(body, signed(body, at=at), system, at=at)

    return heard


def calls() -> list[Call]:
    with acting(HOUSE):
        return list(Call.objects.all())


def test_who_rings_is_seen_at_the_desk_of_the_office(front, hear):
    hear("ringing")
    hear("ringing")
    (caller,) = telephone.ringing(by=front.counsellor, at=later(seconds=20))
    assert caller.since == NOW
    assert telephone.ringing(by=front.stranger, at=NOW) == ()


def test_who_is_answered_or_hung_up_rings_no_more(front, hear):
    hear("ringing")
    hear("taken")
    assert telephone.ringing(by=front.counsellor, at=NOW) == ()
    hear("ringing", "gesprek-2")
    hear("ended", "gesprek-2")
    assert telephone.ringing(by=front.counsellor, at=NOW) == ()
    hear("ringing", "gesprek-3")
    assert telephone.ringing(by=front.counsellor, at=later(minutes=6)) == ()


def test_one_press_opens_a_registration_with_channel_and_time(front, hear):
    hear("ringing", number=NUMBER, number_shown=True)
    (caller,) = telephone.ringing(by=front.counsellor, at=later(seconds=20))
    item = telephone.register(caller.id, by=front.counsellor, at=later(seconds=20))
    found = one_waiting(item, by=front.counsellor, at=NOW)
    assert (found.channel, found.received_at, found.is_mine) == (Channel.PHONE, NOW, True)
    assert read_letter(item, by=front.counsellor).reach == NUMBER
    assert telephone.register(caller.id, by=front.counsellor, at=later(seconds=30)) == item
    with pytest.raises(TakenAlready):
        telephone.register(caller.id, by=front.colleague, at=later(seconds=30))
    with acting(HOUSE):
        assert DeskItem.objects.count() == 1


def test_a_number_the_caller_does_not_show_is_never_kept(front, hear):
    hear("ringing", number=NUMBER)
    hear("ringing", "gesprek-2", number=NUMBER, number_shown="ja")
    hear("ringing", "gesprek-3", number="<script>", number_shown=True)
    assert [call.number for call in calls()] == [None] * 3


def test_a_number_goes_when_it_is_no_longer_needed(front, hear):
    hear("ringing", number=NUMBER, number_shown=True)
    (call,) = calls()
    assert NUMBER.encode() not in call.number.content
    hear("ended")
    assert calls() == []
    with acting(HOUSE):
        assert CaseKey.objects.get(pk=call.pk).wrapped is None


def test_a_call_whose_end_was_never_told_is_forgotten(front, hear):
    hear("ringing", number=NUMBER, number_shown=True)
    hear("ringing", "gesprek-2", at=later(hours=5))
    assert len(calls()) == 1


def test_after_registration_the_number_stands_there_alone(front, hear):
    hear("ringing", number=NUMBER, number_shown=True)
    (caller,) = telephone.ringing(by=front.counsellor, at=NOW)
    telephone.register(caller.id, by=front.counsellor, at=NOW)
    assert [call.number for call in calls()] == [None]
    assert telephone.ringing(by=front.counsellor, at=NOW) == ()


def test_another_office_registers_nothing_of_it(front, hear):
    hear("ringing")
    (call,) = calls()
    with pytest.raises(NotFound):
        telephone.register(call.pk, by=front.stranger, at=NOW)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"event":"ringing"}', b'{"event":"x","call":"y"}', b'{"event":"ringing","call":" "}']
)
def test_what_says_nothing_is_refused(front, tmp_path, body):
    system = switchboard_at(tmp_path)
    with pytest.raises(ValueError):  # noqa: PT011 - whichever word is missing
        telephone.hear(body, signed(body), system, at=NOW)


def test_what_is_not_signed_is_not_heard(front, tmp_path):
    with pytest.raises(telephone.NotSigned):
        telephone.hear(told("ringing"), "", switchboard_at(tmp_path), at=NOW)
    assert calls() == []
