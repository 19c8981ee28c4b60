from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import timezone

from gehoord.directory.front_door.packaged import Told, in_own_words
from gehoord.directory.front_door.publishing import (
    LONGEST_BODY,
    OWN_WORDS,
    BothLanguagesNeeded,
    ChangedMeanwhile,
    edits,
    own_texts,
    publish,
    put_back,
    says,
    versions,
)
from gehoord.directory.front_door.words import Piece, Voice
from gehoord.directory.models import PublicText
from gehoord.people.permissions import Actor, NotFound
from gehoord.people.roles import Role
from gehoord.practice.opening import HERE
from gehoord.practice.words import Text
from gehoord.vault.models import JournalEntry

SPOT = (Voice.CHILD, Piece.OPENING)
AT = datetime(2026, 3, 9, 12, tzinfo=HERE)
NEW = Told(Text("Dag!", "Hello!"), Text("Wij zijn er voor jou.", "We are there for you."))


def test_an_office_begins_with_the_words_of_the_house(office):
    assert says(office.id) == in_own_words()


def test_what_is_published_is_what_visitors_read_and_nothing_is_lost(office, coordinator):
    assert publish(NEW, office.id, SPOT, by=coordinator, at=AT, after=OWN_WORDS) == 1
    later = replace(NEW, title=Text("Hoi!", "Hi!"))
    assert publish(later, office.id, SPOT, by=coordinator, at=AT, after=1) == 2
    assert says(office.id)[SPOT] == later
    there = versions(office.id, *SPOT, by=coordinator)
    assert [(one.number, one.told, one.by) for one in there] == [
        (2, later, "Coen"),
        (1, NEW, "Coen"),
        (OWN_WORDS, in_own_words()[SPOT], ""),
    ]
    assert own_texts(office.id, by=coordinator)[SPOT].number == 2


@pytest.mark.parametrize("number", [OWN_WORDS, 1])
def test_an_earlier_version_is_put_back_as_a_new_one(office, coordinator, number):
    publish(NEW, office.id, SPOT, by=coordinator, at=AT, after=OWN_WORDS)
    publish(replace(NEW, title=Text("Hoi!", "Hi!")), office.id, SPOT, by=coordinator, at=AT, after=1)
    assert put_back(number, office.id, SPOT, by=coordinator, at=AT) == 3
    latest, *earlier = versions(office.id, *SPOT, by=coordinator)
    assert latest.again == number
    assert latest.told == next(one.told for one in earlier if one.number == number)


def test_two_who_write_at_once_do_not_overwrite_each_other(office, coordinator):
    publish(NEW, office.id, SPOT, by=coordinator, at=AT, after=OWN_WORDS)
    with pytest.raises(ChangedMeanwhile):
        publish(NEW, office.id, SPOT, by=coordinator, at=AT, after=OWN_WORDS)
    with pytest.raises(ChangedMeanwhile):
        publish(NEW, office.id, SPOT, by=coordinator, at=AT, after=5)
    assert PublicText.objects.count() == 1


@pytest.mark.parametrize(
    "lacking",
    [
        replace(NEW, title=Text("Dag!", " ")),
        replace(NEW, body=Text("", "We are there.")),
        replace(NEW, title=Text("x" * 121, "x")),
        replace(NEW, body=Text("x" * (LONGEST_BODY + 1), "x")),
    ],
)
def test_both_languages_are_needed(office, coordinator, lacking):
    with pytest.raises(BothLanguagesNeeded):
        publish(lacking, office.id, SPOT, by=coordinator, at=AT, after=OWN_WORDS)


def test_another_office_is_not_for_a_coordinator(offices, coordinator):
    _here, there = offices
    assert not edits(coordinator, there.id)
    for refused in (
        lambda: publish(NEW, there.id, SPOT, by=coordinator, at=AT, after=OWN_WORDS),
        lambda: versions(there.id, *SPOT, by=coordinator),
        lambda: own_texts(there.id, by=coordinator),
        lambda: put_back(OWN_WORDS, there.id, SPOT, by=coordinator, at=AT),
    ):
        with pytest.raises(NotFound):
            refused()


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.ALERTS_OFFICER, Role.AUDITOR, Role.MUNICIPALITY_CONTACT])
def test_only_who_arranges_an_office_writes(office, people, role):
    by = Actor(people[0].id, role, office.id)
    assert not edits(by, office.id)
    with pytest.raises(NotFound):
        publish(NEW, office.id, SPOT, by=by, at=AT, after=OWN_WORDS)


def test_a_piece_that_a_voice_does_not_have_is_not_there(office, coordinator):
    with pytest.raises(NotFound):
        versions(office.id, Voice.CHILD, Piece.PROFESSIONAL, by=coordinator)
    with pytest.raises(NotFound):
        put_back(7, office.id, SPOT, by=coordinator, at=AT)


def test_the_journal_tells_who_published(office, coordinator):
    publish(NEW, office.id, SPOT, by=coordinator, at=timezone.now(), after=OWN_WORDS)
    line = JournalEntry.objects.get(did="published a public text")
    assert line.person_id == coordinator.person_id
