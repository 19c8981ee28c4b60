from __future__ import annotations

from datetime import time

import pytest
from tests.told.intake import NOW, later

from gehoord.intake.inbound.safely import NotSafeToReach, NotSaidToBeSafe, earliest_safe
from gehoord.intake.models import DeskItem
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting


def agreed(thread, **known):
    with acting(HOUSE):
        DeskItem.objects.filter(pk=thread.item_id).update(may_reach="agreed", **{"reach_by": ["email"], **known})
        thread.item.refresh_from_db()
    return thread


def test_where_nobody_looked_nobody_writes(front, arrive):
    thread = arrive()
    with pytest.raises(NotSaidToBeSafe):
        earliest_safe(thread, at=NOW)
    thread.agreed_at = NOW
    assert earliest_safe(thread, at=NOW) == NOW


@pytest.mark.parametrize("known", [{"may_reach": "never"}, {"reach_by": ["phone"]}])
def test_another_way_than_agreed_is_refused_whoever_looked(front, arrive, known):
    thread = arrive()
    thread.agreed_at = NOW
    with acting(HOUSE):
        DeskItem.objects.filter(pk=thread.item_id).update(**{"may_reach": "agreed", "reach_by": ["email"], **known})
        thread.item.refresh_from_db()
    with pytest.raises(NotSafeToReach):
        earliest_safe(thread, at=NOW)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [((16, 18), later(hours=5)), ((8, 18), NOW), ((6, 9), later(hours=19)), ((None, 9), later(hours=13))],
)
def test_outside_the_hours_it_waits_for_them(front, arrive, hours, expected):
    """It is eleven o'clock here."""
    since, until = (None if hour is None else time(hour) for hour in hours)
    assert earliest_safe(agreed(arrive(), reach_from=since, reach_until=until), at=NOW) == expected
