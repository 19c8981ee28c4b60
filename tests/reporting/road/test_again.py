from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.told.year import NOW

from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.periods import Period
from gehoord.reporting.handing.again import say_what_is_withdrawn
from gehoord.reporting.models import Volume


def test_the_year_before_is_held_while_it_is_asked_whether_it_was_withdrawn(road):
    """Whoever withdraws it in the same moment waits, and sees this bundle handed over; or is waited for, and seen."""
    later = Period.year(2017)
    with acting(HOUSE), CaptureQueriesContext(connection) as asked:
        beside = {"rule": road.volume.rule, "closed_at": NOW, "before": road.volume}
        volume = Volume.objects.create(first=later.first, last=later.last, number=1, **beside)
        say_what_is_withdrawn(volume, by=HOUSE, at=NOW)
    (held,) = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    assert road.volume.pk.hex in held.replace("-", "")
