"""What survey tells to be counted: the mark, the age group and the day."""

from __future__ import annotations

from datetime import date

import numpy as np

from gehoord.figures.facts import Marks
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import numbers
from gehoord.people.permissions import Actor, require
from gehoord.people.scope import acting
from gehoord.practice.clients import AgeGroup

MARKS = """
select array_position(%(groups)s::text[], age_group) - 1, grade::int, "on" - date '1970-01-01'
from survey_mark where "on" <= %(last)s order by 1, 2, 3
"""


def of(year: int, *, by: Actor) -> Marks:
    """The marks given up to the last day of a year (nl: feiten van een jaar). Raises: NotFound."""
    require(by, Act.EXPORT, Resource.REGISTER)
    asked = {"last": date(year, 12, 31), "groups": [group.value for group in AgeGroup]}
    with acting(by):
        group, grade, on = numbers(MARKS, asked, width=3).T
    return Marks(group.astype(np.int8), grade.astype(np.int8), on.astype("datetime64[D]"))
