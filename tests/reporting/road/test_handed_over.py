"""The demo walks the road of its year by itself, once."""

from __future__ import annotations

from tests.told.year import NOW, fresh

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.reporting.demo.handed_over import tell_year
from gehoord.reporting.models import Signature, Volume
from gehoord.reporting.stages import Stage


def test_the_year_of_the_demo_is_handed_over_once_and_gone_on_with_where_it_was_cut_short(road):
    with acting(HOUSE):
        Volume.objects.update(invented=True)
    assert tell_year(at=NOW)
    assert fresh(road.volume).stage == Stage.HANDED_OVER.value
    with acting(HOUSE):
        assert {row.role for row in Signature.objects.all()} == {"report_author", "coordinator"}
    assert not tell_year(at=NOW)


def test_whoever_walks_the_road_themselves_is_left_alone(road):
    assert not tell_year(at=NOW)
    assert fresh(road.volume).stage == Stage.MADE.value
