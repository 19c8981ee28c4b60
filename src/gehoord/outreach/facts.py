"""What outreach tells to be counted: where and when, and what kind; not by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import numpy as np

from gehoord.figures.facts import Alerts, Visits
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import numbers
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.outreach import AlertTheme, AlertUrgency, VisitKind

_PLACES = "unnest(%(locations)s::uuid[]) with ordinality as place (location_id, number)"
VISITS = f"""
select (place.number - 1)::int, v."on" - date '1970-01-01', array_position(%(kinds)s::text[], v.kind) - 1
from outreach_visit v join {_PLACES} on place.location_id = v.location_id
where v.state = 'held' and v."on" <= %(last)s order by 1, 2, 3
"""  # noqa: S608 - nothing but words of this module goes into it
ALERTS = f"""
select (place.number - 1)::int, a."on" - date '1970-01-01', array_position(%(themes)s::text[], a.theme) - 1,
    array_position(%(urgencies)s::text[], a.urgency) - 1
from outreach_alert a join {_PLACES} on place.location_id = a.location_id where a."on" <= %(last)s order by 1, 2, 3, 4
"""  # noqa: S608 - idem


def of(year: int, *, locations: Sequence[UUID], by: Actor) -> tuple[Visits, Alerts]:
    """The visits and alerts up to the last day of a year (nl: feiten van een jaar).

    `locations`: every location there is, in the order by which facts call them. Raises: NotFound.
    """
    require(by, Act.EXPORT, Resource.REGISTER)
    asked = {
        "last": date(year, 12, 31),
        "locations": list(locations),
        "kinds": [kind.value for kind in VisitKind],
        "themes": [theme.value for theme in AlertTheme],
        "urgencies": [urgency.value for urgency in AlertUrgency],
    }
    with acting(by):
        place, on, kind = numbers(VISITS, asked, width=3).T
        where, when, theme, urgency = numbers(ALERTS, asked, width=4).T
    visits = Visits(place, on.astype("datetime64[D]"), kind.astype(np.int8))
    return visits, Alerts(where, when.astype("datetime64[D]"), theme.astype(np.int8), urgency.astype(np.int8))
