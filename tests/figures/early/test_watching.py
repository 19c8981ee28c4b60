"""Who raised what, week by week."""

from __future__ import annotations

from datetime import date, timedelta

from tests.told.maps import HAARLEM, THE_HAGUE, small_map
from tests.told.register import Told

from gehoord.figures.early.watching import KEPT, watched

ON = date(2016, 12, 26)


def test_a_client_counts_once_a_week_for_a_subject():
    told = Told()
    place = told.location("Kenter", at=HAARLEM)
    twice, other = told.client().lives(HAARLEM), told.client().lives(THE_HAGUE)
    for days in (1, 2, 9):
        twice.raises("group_rules", str(ON - timedelta(days=days)), about=place)
    other.raises("group_rules", str(ON - timedelta(days=8)), about=place)
    other.raises("group_rules", str(ON), about=place)
    seen = watched(told.facts(), small_map(), ON)
    counts = {(kind, unit): row[-2:].tolist() for kind, unit, row in zip(seen.kinds, seen.units, seen.clients, strict=True)}
    assert counts == {("agency", "Kenter"): [2, 1], ("region", "JZ20"): [1, 1], ("region", "JZ27"): [1, 0]}


def test_what_is_about_no_agency_and_from_nowhere_is_in_no_series():
    told = Told()
    told.client().lives(None).raises("group_rules", str(ON - timedelta(days=1)))
    assert watched(told.facts(), small_map(), ON).clients.shape == (0, KEPT)


def test_a_client_is_where_they_live_now():
    told = Told()
    told.client().lives(HAARLEM).lives(THE_HAGUE, since="2016-12-01").raises("group_rules", str(ON - timedelta(days=1)))
    seen = watched(told.facts(), small_map(), ON)
    assert (seen.kinds, seen.units, seen.subjects) == (("region",), ("JZ27",), ("group_rules",))
