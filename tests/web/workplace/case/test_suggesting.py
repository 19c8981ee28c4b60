from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from tests.told.casework import Team
from tests.web.workplace.case.told import send

from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.workplace.case import suggesting


@pytest.fixture
def learned(monkeypatch):
    heard = []

    def suggest(text, *, among, by):
        heard.append(set(among))
        return tuple(code for code in ("file", "legislation", "privacy", "decisions") if code in among)[:3], SimpleNamespace(
            examples=40
        )

    monkeypatch.setattr(suggesting, "suggest", suggest)
    return heard


def test_three_likely_categories_are_buttons_and_none_is_chosen(team: Team, learned):
    _, told = send(suggesting.likeliest, team.counsellor, text="Zij lazen mijn post en het dossier", kind="complaint")
    assert told.count("data-choose=") == 3
    assert "geleerd van 40 teksten van uw kantoor. U kiest." in told
    assert "legislation" not in learned[0]
    send(suggesting.likeliest, team.counsellor, text="Zij lazen mijn post en het dossier", kind="")
    assert "legislation" in learned[1]


def test_a_few_letters_suggest_nothing_yet(team: Team, learned):
    assert send(suggesting.likeliest, team.counsellor, text="Zij", kind="complaint")[1].strip() == ""
    assert learned == []


def test_an_office_that_learned_nothing_says_so(team: Team):
    _, told = send(suggesting.likeliest, team.counsellor, text="Zij lazen mijn post en het dossier", kind="complaint")
    assert "nog te weinig geschreven" in told


def test_who_raises_no_concerns_is_suggested_nothing(team: Team):
    with pytest.raises(NotFound):
        send(suggesting.likeliest, replace(team.counsellor, role=Role.AUDITOR), text="Zij lazen mijn post", kind="complaint")
