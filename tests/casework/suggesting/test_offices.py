from __future__ import annotations

import subprocess
from datetime import date
from types import SimpleNamespace

import pytest
from tests.casework.stored import said
from tests.told.casework import DAY, Team, noon

from gehoord.casework import contacts, recognition, trajectories
from gehoord.casework.suggesting import offices
from gehoord.casework.suggesting.offices import (
    LEARNED_FROM,
    LearningBroke,
    Sorted,
    TooLittleToLearn,
    learn_from,
    learned_by,
    suggest,
)
from gehoord.casework.suggesting.teaching import Example, learn
from gehoord.people.permissions import HOUSE, NotFound
from gehoord.practice.concerns import ConcernKind, scheme_on
from gehoord.practice.trajectories import AskedHow

WORDS = {"file": "het dossier is kwijt", "privacy": "zij lezen mijn post", "treatment": "hij luistert niet"}
MORE = [Sorted(text, code, f"{code} {number}") for code, text in WORDS.items() for number in range(5)]
AMONG = [one.code for one in scheme_on(date(2026, 1, 1)).categories(ConcernKind.COMPLAINT)]


@pytest.fixture
def at_once(monkeypatch):
    """Learns in this process, and tells what it heard."""
    heard = []

    def taught(told, on):
        heard.extend(told)
        return learn([Example(one.text, one.code, number) for number, one in enumerate(told)], on=on).to_bytes()

    monkeypatch.setattr(offices, "_taught", taught)
    return heard


@pytest.fixture
def office(team: Team, settings, tmp_path):
    settings.GEHOORD_DATA = tmp_path
    offices._opened.cache_clear()
    return team


def test_an_office_learns_from_its_own_sorted_words_and_suggests(office: Team, at_once):
    team, client = office, office.client()
    concern = team.concern(client, "file")
    contacts.write_note(client.pk, "Peter Smit heeft het dossier", by=team.counsellor, at=noon(), concern_id=concern.pk)
    contacts.write_note(client.pk, "Niet gezegd", by=team.counsellor, at=noon(), concern_id=concern.pk, private=True)
    contacts.write_note(client.pk, "Nergens over", by=team.counsellor, at=noon())
    trajectories.open_trajectory(
        concern.pk, by=team.counsellor, on=DAY, asked_on=DAY, asked_how=AskedHow.SPOKEN, request="Help met mijn dossier"
    )
    learn_from(team.here, on=DAY, more=MORE)
    own = [one for one in at_once if one not in MORE]
    assert sorted(one.text.strip() for one in own) == ["Help met mijn dossier", "heeft het dossier"]
    assert {one.client for one in own} == {str(client.pk)}
    assert len(said(LEARNED_FROM)) == 2
    codes, learned = suggest("waar is mijn dossier", among=AMONG, by=team.counsellor)
    assert codes[0] == "file"
    assert learned.examples == 17
    assert suggest("waar is mijn dossier", among=AMONG, by=team.stranger) == ((), None)


def test_a_merged_client_is_one_client_to_learn_from(office: Team, at_once):
    team, kept, gone = office, office.client(), office.client()
    concern = team.concern(gone, "file")
    contacts.write_note(gone.pk, "het dossier", by=team.counsellor, at=noon(), concern_id=concern.pk)
    recognition.merge(gone.pk, into=kept.pk, by=team.counsellor, at=noon())
    learn_from(team.here, on=DAY, more=MORE)
    assert {one.client for one in at_once if one not in MORE} == {str(kept.pk)}


def test_too_little_is_said_and_nothing_is_kept(office: Team):
    with pytest.raises(TooLittleToLearn, match="Er zijn 5 ingedeelde teksten, en daarvan 1"):
        learn_from(office.here, on=DAY, more=MORE[:5])
    assert learned_by(office.here) is None


def test_what_was_learned_lies_sealed_and_what_was_tampered_with_suggests_nothing(office: Team, at_once):
    learn_from(office.here, on=DAY, more=MORE)
    file = offices._file(office.here)
    content = file.read_bytes()
    assert b"dossier" not in content
    assert file.stat().st_mode & 0o077 == 0
    assert learned_by(office.here) is not None
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    offices._opened.cache_clear()
    assert learned_by(office.here) is None


def test_learning_anew_is_seen_at_once(office: Team, at_once):
    learn_from(office.here, on=DAY, more=MORE)
    learn_from(office.here, on=DAY, more=[*MORE, *MORE])
    assert learned_by(office.here).examples == 30


def test_a_process_that_breaks_off_leaves_what_was_learned(office: Team, at_once, monkeypatch):
    learn_from(office.here, on=DAY, more=MORE)
    monkeypatch.undo()
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1, stdout=b""))
    with pytest.raises(LearningBroke):
        offices._taught(MORE, DAY)


def test_the_process_that_learns_is_told_texts_and_numbers_of_clients(office: Team):
    learned = offices.from_bytes(offices._taught(MORE, DAY))
    assert learned.codes == ("file", "privacy", "treatment")


def test_who_has_no_office_is_suggested_nothing():
    with pytest.raises(NotFound):
        suggest("waar is mijn dossier", among=AMONG, by=HOUSE)
