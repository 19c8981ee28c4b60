from __future__ import annotations

from tests.told.casework import Team

from gehoord.web.workplace.case.places import places_of


def test_the_places_of_the_own_office_can_be_chosen_or_none(team: Team):
    choices = dict(places_of(team.counsellor))
    assert choices[""] == "–"
    assert choices[str(team.place)].startswith("De Haven")
    assert str(team.place) not in dict(places_of(team.stranger))
