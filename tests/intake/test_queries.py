from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.told.chat import open_talk
from tests.told.intake import NOW, TODAY, TOLD, Front, later

from gehoord.directory.assignments import assign_counsellor
from gehoord.directory.models import AgencyLocation
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.endings import Leaving
from gehoord.intake.queries import PAGE, Show, one_waiting, reached_us
from gehoord.intake.queries import desk as seen
from gehoord.intake.registering import conclude
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.people.scope import acting
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel


def ids(show, by, **more):
    return [row.id for row in seen(show, by=by, at=NOW, **more).rows]


def test_who_waits_longest_is_first_whatever_the_channel(front: Front):
    last = front.letter(channel=Channel.EMAIL, at=NOW)
    first = front.letter(channel=Channel.WHATSAPP, at=NOW - timedelta(hours=3))
    middle = front.letter(at=NOW - timedelta(hours=1))
    assert ids(Show.ALL, front.counsellor) == [first, middle, last]


def test_who_waits_live_is_above_a_letter_of_days_ago_and_who_hung_up_is_not(front: Front):
    letter = front.letter(at=NOW - timedelta(days=4))
    hung_up = desk.receive(Arrived(Channel.PHONE, NOW - timedelta(hours=1)), key="hung-up", office_id=front.team.here)
    calls = desk.receive(Arrived(Channel.PHONE, NOW - timedelta(minutes=1)), key="calls", office_id=front.team.here)
    talk = open_talk(front, at=NOW)
    chats = desk.receive(Arrived(Channel.CHAT, NOW, thread=talk.id), key="chats", office_id=front.team.here)
    assert ids(Show.UNASSIGNED, front.counsellor) == [calls, chats, letter, hung_up]
    part = seen(Show.UNASSIGNED, by=front.counsellor, at=NOW + timedelta(minutes=2))
    assert [row.is_live for row in part.rows] == [True, False, False, False]


def test_every_count_opens_its_list(front: Front):
    free, own, theirs = front.letter(), front.taken(), front.taken(by=front.colleague)
    offered = front.taken(by=front.colleague)
    desk.hand_over(offered, front.counsellor.person_id, by=front.colleague, at=NOW)
    for show, wanted in ((Show.MINE, {own, offered}), (Show.UNASSIGNED, {free}), (Show.ALL, {free, own, theirs, offered})):
        part = seen(show, by=front.counsellor, at=NOW)
        assert {row.id for row in part.rows} == wanted
        assert part.counts[show] == len(wanted)
    assert seen(Show.ALL, by=front.stranger, at=NOW).rows == ()
    assert len(seen(Show.ALL, by=front.line, at=NOW).rows) == 4


def test_what_moved_stays_in_sight_while_it_is_looked_at(front: Front):
    item, other = front.letter(), front.letter()
    desk.take(item, by=front.colleague, at=NOW)
    assert ids(Show.UNASSIGNED, front.counsellor) == [other]
    part = seen(Show.UNASSIGNED, by=front.counsellor, at=NOW, also=[item])
    assert {row.id for row in part.rows} == {item, other}
    assert part.counts[Show.UNASSIGNED] == 1


def test_a_stamp_changes_when_something_is_taken_or_a_minute_passes(front: Front):
    item = front.letter()
    stamps = [seen(Show.ALL, by=front.counsellor, at=at).stamp(at) for at in (NOW, later(seconds=1), later(minutes=1))]
    assert stamps[0] == stamps[1] != stamps[2]
    desk.take(item, by=front.colleague, at=NOW)
    assert seen(Show.ALL, by=front.counsellor, at=NOW).stamp(NOW) != stamps[0]


def test_a_row_tells_codes_and_who_is_the_fixed_face(front: Front):
    item = front.letter(about=front.team.place, relation=Relation.YOUNG_PERSON, on_behalf=True)
    with acting(HOUSE):
        location = AgencyLocation.objects.get(pk=front.team.place)
        assign_counsellor(location, front.counsellor.person_id, since=TODAY - timedelta(days=400), by=HOUSE)
    row = one_waiting(item, by=front.counsellor, at=NOW)
    assert row.about
    assert row.relation is Relation.YOUNG_PERSON
    assert row.on_behalf
    assert row.is_fixed
    assert not one_waiting(item, by=front.colleague, at=NOW).is_fixed
    with pytest.raises(NotFound):
        one_waiting(item, by=front.stranger, at=NOW)


def test_a_long_list_says_how_many_more_there_are(front: Front, monkeypatch):
    monkeypatch.setattr("gehoord.intake.queries.PAGE", 2)
    for _ in range(5):
        front.letter()
    part = seen(Show.ALL, by=front.counsellor, at=NOW)
    assert (len(part.rows), part.more) == (2, 3)
    assert PAGE == 50


def test_silent_and_prank_contacts_count(front: Front):
    for ending in (Leaving.SILENT, Leaving.SILENT, Leaving.JOKE):
        desk.close_as(front.letter(), ending, by=front.counsellor, at=NOW)
    conclude(front.talk(), TOLD, by=front.counsellor, at=NOW)
    counted = reached_us(NOW, later(hours=1), by=front.counsellor)
    assert counted == {Leaving.REGISTERED: 1, Leaving.SILENT: 2, Leaving.JOKE: 1}
    assert reached_us(NOW, later(hours=1), by=front.stranger) == {}
    assert reached_us(later(hours=1), later(hours=2), by=front.counsellor) == {}


TRIES = ("take", "put_back", "hand_over", "accept", "decline", "close", "reopen")
STEPS = st.lists(st.tuples(st.sampled_from(TRIES), st.booleans()), max_size=8)
REFUSED = (desk.TakenAlready, desk.NotInHand, desk.LeftTheDesk, desk.TooLateToUndo, NotFound)


@given(steps=STEPS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nobody_falls_between(front: Front, steps):
    """Whatever is tried in whatever order: it waits, or one person has it, or it left the desk; never two and never none."""
    item = front.letter()
    for step, first in steps:
        by, other = (front.counsellor, front.colleague) if first else (front.colleague, front.counsellor)
        asked = {
            "take": lambda by=by: desk.take(item, by=by, at=NOW),
            "put_back": lambda by=by: desk.put_back(item, by=by, at=NOW),
            "hand_over": lambda by=by, other=other: desk.hand_over(item, other.person_id, by=by, at=NOW),
            "accept": lambda by=by: desk.accept(item, by=by, at=NOW),
            "decline": lambda by=by: desk.decline(item, by=by),
            "close": lambda by=by: desk.close_as(item, Leaving.SILENT, by=by, at=NOW),
            "reopen": lambda by=by: desk.reopen(item, by=by, at=NOW),
        }[step]
        with contextlib.suppress(*REFUSED):
            asked()
    row = one_waiting(item, by=front.counsellor, at=NOW)
    assert (item in ids(Show.ALL, front.counsellor)) is (row.ending is None)
    assert (item in ids(Show.UNASSIGNED, front.counsellor)) is (row.ending is None and not row.holder)
    assert not (row.ending and row.holder)


def test_how_near_an_answer_is_holds_for_the_moment_that_is_asked_about(front: Front):
    item = front.letter()
    assert one_waiting(item, by=front.counsellor, at=NOW).promise.left.nl == "nog 2 werkdagen"
    assert one_waiting(item, by=front.counsellor, at=later(days=2)).promise.left.nl == "antwoord vandaag"
