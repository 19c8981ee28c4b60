from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.told.intake import COMPLAINT, TOLD

from gehoord.chat import rooms
from gehoord.chat.words import Ending
from gehoord.intake import desk, queries
from gehoord.intake.danger.taken import take_step
from gehoord.intake.endings import Leaving
from gehoord.intake.in_danger import Step
from gehoord.intake.registering import conclude
from gehoord.people.permissions import NotFound
from gehoord.web.workplace.chat import talks


def take(item, by):
    desk.take(item, by=by, at=timezone.now())


def test_who_waits_stands_in_the_queue_without_a_word(ask, front, talk, item):
    talk.asks("Mijn geheim.")
    page = ask(talks.front, front.counsellor).content.decode()
    assert f"take-{item}" in page
    assert "Noor" not in page
    assert "geheim" not in page
    assert "U praat nu met niemand" in page


def test_own_talks_stand_side_by_side_under_their_nicknames(ask, front, talk, item):
    take(item, front.counsellor)
    page = ask(talks.front, front.counsellor).content.decode()
    assert f'data-talk="{talk.id}"' in page
    assert "Noor" in page
    assert f'data-talk="{talk.id}"' not in ask(talks.front, front.colleague).content.decode()


def test_the_queue_is_sent_only_when_it_changed_and_asking_for_it_is_no_presence(ask, front, talk, item):
    first = ask(talks.queue, front.colleague)
    stamp = first.content.decode().split('data-stamp="')[1].split('"')[0]
    assert ask(talks.queue, front.colleague, stand=stamp).status_code == 204
    assert first.session.is_quiet
    assert not ask(talks.queue, front.colleague, bezig="1").session.is_quiet
    take(item, front.counsellor)
    changed = ask(talks.queue, front.colleague, stand=stamp)
    assert changed.status_code == 200
    assert "Bij collega’s" in changed.content.decode()


def test_a_colleague_looks_along_and_writes_to_colleagues_only(ask, front, talk, item):
    take(item, front.counsellor)
    page = ask(talks.one, front.colleague, talk.id).content.decode()
    assert "Alleen collega’s zien wat u hier schrijft." in page
    with pytest.raises(NotFound):
        ask(talks.one, front.stranger, talk.id)


def test_what_left_the_desk_is_read_by_nobody_but_who_belongs_to_the_client(ask, front, talk, item):
    desk.close_as(item, Leaving.SILENT, by=front.counsellor, at=timezone.now())
    with pytest.raises(NotFound):
        ask(talks.one, front.counsellor, talk.id)


def test_nobody_closes_a_talk_that_did_not_go_along_with_an_own_client(ask, front, talk, item):
    take(item, front.counsellor)
    with pytest.raises(NotFound):
        ask(talks.close, front.colleague, talk.id, sent={})
    assert rooms.standings([talk.id], by=front.counsellor)[talk.id].ending is not Ending.ENDED_BY_COUNSELLOR


def test_what_was_typed_and_not_sent_is_on_the_page_again_and_for_whom_it_was(ask, front, talk, item):
    take(item, front.counsellor)
    assert ask(talks.keep_saying, front.counsellor, item, sent={"text": "Even <b>wachten</b>", "among": "1"}).status_code == 200
    page = ask(talks.front, front.counsellor).content.decode()
    assert "Even &lt;b&gt;wachten&lt;/b&gt;</textarea>" in page
    assert 'data-slot="among" checked' in page
    assert "wachten" not in ask(talks.one, front.colleague, talk.id).content.decode()
    with pytest.raises(NotFound):
        ask(talks.keep_saying, front.colleague, item, sent={"text": "Van mij"})


def test_what_was_typed_for_an_own_client_is_on_the_page_again(ask, front, talk, item):
    take(item, front.counsellor)
    conclude(item, replace(TOLD, heard=(COMPLAINT,)), by=front.counsellor, at=timezone.now())
    assert ask(talks.keep_saying_along, front.counsellor, talk.id, sent={"text": "Ik bel je straks"}).status_code == 200
    page = ask(talks.front, front.counsellor).content.decode()
    assert "Ik bel je straks</textarea>" in page
    assert f'data-keep="/gesprekken/concept/mee/{talk.id}/"' in page
    with pytest.raises(NotFound):
        ask(talks.keep_saying_along, front.colleague, talk.id, sent={"text": "Van mij"})


def queue_of(ask, by):
    page = ask(talks.queue, by).content.decode()
    return page.partition("<details")


def test_who_is_there_waits_before_who_closed_their_page(ask, front, talk, item, monkeypatch):
    assert f"take-{item}" in queue_of(ask, front.counsellor)[0]
    monkeypatch.setattr(queries, "AWAY_AFTER", timedelta(0))
    now, _fold, gone = queue_of(ask, front.counsellor)
    assert "Zodra iemand begint te chatten" in now
    assert "1 bezoeker is weg" in gone
    assert f"take-{item}" in gone


def test_who_may_be_in_danger_is_not_folded_away(ask, front, talk, item, monkeypatch):
    monkeypatch.setattr(queries, "AWAY_AFTER", timedelta(0))
    take_step(item, Step.SEEN, key="a-step-of-mine", by=front.counsellor, at=timezone.now())
    now, _fold, gone = queue_of(ask, front.counsellor)
    assert "misschien gevaar" in now
    assert gone == ""
