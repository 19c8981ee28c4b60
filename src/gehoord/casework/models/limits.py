"""What several tables of the room ask of their rows. Days here run up to `until`, which is the first day without."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeBoundary, RangeOperators
from django.db.models import CheckConstraint, F, Func, Q

from gehoord.practice.words import Term

CODE = 40
"""How long the code of a term may be (nl: lengte van een code)."""

EXCHANGED = 200
"""How long an id from an exchange folder may be (nl: lengte van een uitwisselcode)."""

DAYS: Func[Any] = Func(
    "since",
    "until",
    RangeBoundary(inclusive_lower=True, inclusive_upper=False),
    function="daterange",
    output_field=DateRangeField(),
)


MOMENTS: Func[Any] = Func(
    "since",
    "until",
    RangeBoundary(inclusive_lower=True, inclusive_upper=False),
    function="tstzrange",
    output_field=DateTimeRangeField(),
)


def one_of(name: str, column: str, terms: Iterable[Term], *, or_empty: bool = False) -> CheckConstraint:
    """A column holds a code of this list, or nothing where that may be (nl: code uit de lijst)."""
    codes = [term.value for term in terms]
    return CheckConstraint(name=name, condition=Q(**{f"{column}__in": [*codes, ""] if or_empty else codes}))


def not_before(name: str, earlier: str, later: str) -> CheckConstraint:
    """One day does not come before another; an empty day is no limit (nl: niet eerder)."""
    unknown = Q(**{f"{earlier}__isnull": True}) | Q(**{f"{later}__isnull": True})
    return CheckConstraint(name=name, condition=unknown | Q(**{f"{later}__gte": F(earlier)}))


def one_at_a_time(name: str, *same: str, condition: Q | None = None, during: Func[Any] = DAYS) -> ExclusionConstraint:
    """No two rows that agree in `same` hold at one time (nl: één tegelijk)."""
    alike: list[tuple[Any, str]] = [(column, RangeOperators.EQUAL) for column in same]
    return ExclusionConstraint(name=name, expressions=[*alike, (during, RangeOperators.OVERLAPS)], condition=condition)
