from __future__ import annotations

import json

import pytest
from tests.told.casework import colleague
from tests.told.intake import TODAY, Front

from gehoord.people.permissions import NotFound
from gehoord.people.roles import Role
from gehoord.web.workplace.desk import places


def offered(ask, by, **given):
    return [one["label"] for one in json.loads(ask(places.offered, by, **given).content)["places"]]


def test_towns_and_locations_are_offered_while_typing(front: Front, ask):
    assert offered(ask, front.counsellor, kind="town", q="haarl")[0] == "Haarlem"
    assert all("De Haven" in one for one in offered(ask, front.counsellor, kind="location", q="haven haarlem"))
    assert len(offered(ask, front.counsellor, kind="location", q="haven")) == 2
    assert offered(ask, front.counsellor, kind="location", q="") == []
    assert offered(ask, front.counsellor, kind="town", q="xyzzy") == []


def test_whoever_has_no_desk_is_offered_nothing(front: Front, ask):
    with pytest.raises(NotFound):
        ask(places.offered, colleague(front.team.here, Role.REPORT_AUTHOR), q="haven")


def test_a_chosen_place_is_meant_and_a_name_of_two_is_not(front: Front):
    by = front.counsellor
    label = places.label_of(front.team.place, by=by)
    assert places.place_meant(label, str(front.team.place), by=by) == front.team.place
    assert places.place_meant("De Haven", "", by=by) is None
    assert places.place_meant("", str(front.team.place), by=by) is None
    assert places.town_meant("haarlem", on=TODAY, by=by) == "GM0392"
