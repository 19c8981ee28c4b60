from __future__ import annotations

from types import SimpleNamespace

from tests.told.casework import DAY, Team

from gehoord.casework.suggesting import rounds
from gehoord.casework.suggesting.offices import TooLittleToLearn
from gehoord.casework.suggesting.rounds import learn_everywhere

MADE_UP = [SimpleNamespace(text="het dossier", code="file")]


def test_one_office_that_cannot_learn_does_not_stop_the_others(team: Team, monkeypatch, settings):
    asked = []

    def learn(office, *, on, more):
        asked.append((office, list(more)))
        if office == team.here:
            raise TooLittleToLearn(texts=0, categories=0, fewest=5)
        return SimpleNamespace(examples=9, codes=("file",))

    monkeypatch.setattr(rounds, "learn_from", learn)
    settings.GEHOORD_DEMO = False
    told = list(learn_everywhere(on=DAY, in_a_demo=MADE_UP))
    assert {office for office, _ in asked} >= {team.here, team.there}
    assert all(not more for _, more in asked)
    assert [one.examples for one in told if one.refusal is None] == [9] * (len(told) - 1)


def test_a_demo_learns_from_what_nobody_said(team: Team, monkeypatch, settings):
    heard = []
    monkeypatch.setattr(rounds, "learn_from", lambda *_, on, more: heard.extend(more) or SimpleNamespace(examples=1, codes=()))
    settings.GEHOORD_DEMO = True
    list(learn_everywhere(on=DAY, in_a_demo=MADE_UP))
    assert {(one.text, one.code) for one in heard} == {("het dossier", "file")}
