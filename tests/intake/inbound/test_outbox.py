from __future__ import annotations

from datetime import time

import pytest
from tests.told.intake import NOW, later
from tests.told.mail import mail

from gehoord.chat.rooms import forget
from gehoord.intake.inbound import outbox
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing
from gehoord.intake.inbound.outbox import NotAccepted, Parcel, TryLater
from gehoord.intake.inbound.words import Sending, Way
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.vault.keys import destroy_case_keys
from gehoord.vault.transit import KeysAway


class Carrier:
    """Takes what it is given, or answers as it was told to."""

    def __init__(self, *answers: Exception) -> None:
        self.answers = list(answers)
        self.parcels: list[Parcel] = []

    def __call__(self, parcel: Parcel) -> str:
        self.parcels.append(parcel)
        if self.answers:
            raise self.answers.pop(0)
        return f"<{parcel.id.hex}@kantoor.example>"


def send(carrier: Carrier, at=NOW) -> int:
    return outbox.send_due({Way.MAIL: carrier}, at=at)


@pytest.fixture
def thread(front, arrive) -> Correspondence:
    made = arrive(mail("Dag", files=(("spel.exe", "application/octet-stream", b"MZ\x90\0"),)))
    with acting(HOUSE):
        made.agreed_at = NOW
        made.save()
    return made


@pytest.fixture
def out(thread, front) -> Outgoing:
    with acting(HOUSE):
        return outbox.write_down(thread, "Ja, dat mag.", line=2, in_full=True, by=front.line.person_id, at=NOW)


def stands(out: Outgoing) -> Outgoing:
    with acting(HOUSE):
        return Outgoing.objects.get(pk=out.pk)


def test_what_waits_is_sent_once(out):
    carrier = Carrier()
    assert (send(carrier), send(carrier)) == (1, 0)
    (parcel,) = carrier.parcels
    assert (parcel.text, parcel.address, parcel.id) == ("Ja, dat mag.", "noor@post.example", out.pk)
    assert (stands(out).state, stands(out).identity) == (Sending.SENT.value, f"<{out.pk.hex}@kantoor.example>")


def test_of_a_notice_not_even_the_carrier_has_the_text(thread, front):
    with acting(HOUSE):
        outbox.write_down(thread, "Ja, dat mag.", line=2, in_full=False, by=front.line.person_id, at=NOW)
    carrier = Carrier()
    send(carrier)
    assert carrier.parcels[0].text == ""


def test_the_sender_hears_once_of_a_file_that_was_not_taken(out, thread, front):
    carrier = Carrier()
    send(carrier)
    with acting(HOUSE):
        outbox.write_down(thread, "Nog iets.", line=3, in_full=True, by=front.line.person_id, at=NOW)
        assert Enclosure.objects.get().told_at == NOW
    send(carrier)
    assert [parcel.refused_files for parcel in carrier.parcels] == [True, False]


def test_what_cannot_go_now_is_tried_again_under_the_same_name(out):
    carrier = Carrier(TryLater(), TryLater())
    for minutes in (0, 0.5, 1, 2, 6):
        send(carrier, at=later(minutes=minutes))
    assert [parcel.id for parcel in carrier.parcels] == [out.pk] * 3
    assert stands(out).state == Sending.SENT.value


def test_trying_ends_and_the_counsellor_sees_it(out):
    carrier = Carrier(*[TryLater() for _try in range(20)])
    for day in range(20):
        send(carrier, at=later(days=day))
    assert stands(out).state == Sending.CAME_BACK.value
    assert len(carrier.parcels) == len(outbox.WAITS) + 1


def test_what_the_other_side_refuses_came_back_with_its_code(out):
    send(Carrier(NotAccepted("5.1.1")))
    assert (stands(out).state, stands(out).reply_status) == (Sending.CAME_BACK.value, "5.1.1")


def test_a_worker_that_fell_away_while_sending_is_followed_by_another(out):
    with pytest.raises(SystemExit):
        send(Carrier(SystemExit()))  # type: ignore[arg-type]  # as when it is killed
    assert stands(out).state == Sending.ON_ITS_WAY.value
    carrier = Carrier()
    assert send(carrier, at=later(minutes=5)) == 0
    assert send(carrier, at=later(minutes=11)) == 1
    assert carrier.parcels[0].id == out.pk


def test_whether_it_is_safe_is_asked_again_when_it_goes_out(out, thread):
    with acting(HOUSE):
        DeskItem.objects.filter(pk=thread.item_id).update(may_reach="never")
    carrier = Carrier()
    assert send(carrier) == 0
    assert (carrier.parcels, stands(out).state) == ([], Sending.WITHHELD.value)


def test_outside_the_agreed_hours_it_waits(out, thread):
    with acting(HOUSE):
        DeskItem.objects.filter(pk=thread.item_id).update(may_reach="agreed", reach_by=["email"], reach_from=time(16))
    carrier = Carrier()
    assert send(carrier) == 0
    assert send(carrier, at=later(hours=5)) == 1


def test_what_was_forgotten_is_never_sent(out, thread):
    forget(thread.conversation, at=NOW)
    carrier = Carrier()
    assert send(carrier) == 0
    assert carrier.parcels == []


def test_what_cannot_be_read_any_more_is_withheld(out, thread):
    with acting(HOUSE):
        destroy_case_keys([thread.conversation])
    carrier = Carrier()
    send(carrier)
    assert (carrier.parcels, stands(out).state) == ([], Sending.WITHHELD.value)


def test_without_keys_it_waits(out, monkeypatch):
    def away(_out):
        raise KeysAway

    with monkeypatch.context() as gone:
        gone.setattr(outbox, "_parcel", away)
        assert send(Carrier()) == 0
    assert send(Carrier()) == 1


def test_a_line_is_written_down_once(out, thread, front):
    with acting(HOUSE):
        again = outbox.write_down(thread, "Iets anders.", line=2, in_full=True, by=front.line.person_id, at=NOW)
    assert again.pk == out.pk
