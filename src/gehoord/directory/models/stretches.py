"""What every table with days has in it: the first day, the last day, and that the two come in that order."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q

from gehoord.people.deeds import Resource
from gehoord.people.guards import Guard

DAYS = Func(
    "since",
    "until",
    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    function="daterange",
    output_field=DateRangeField(),
)
"""The days of a row as a range, first and last included (nl: dagen)."""


def ends_after_it_begins(name: str, *, since: str = "since", until: str = "until") -> CheckConstraint:
    """No row ends before it begins (nl: einde na begin). An empty day is no limit."""
    return CheckConstraint(name=name, condition=Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": F(since)}))


def never_two_at_once(name: str, *same: str, condition: Q | None = None) -> ExclusionConstraint:
    """The database takes no two rows that agree in `same` and share a day (nl: geen overlap)."""
    alike: list[tuple[Any, str]] = [(column, RangeOperators.EQUAL) for column in same]
    return ExclusionConstraint(name=name, expressions=[*alike, (DAYS, RangeOperators.OVERLAPS)], condition=condition)


def holds_on(day: date) -> Q:
    """The rows whose days include this one (nl: geldig op)."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def meets(since: date, until: date | None) -> Q:
    """Rows that share a day with this stretch (nl: valt samen met)."""
    begun = Q() if until is None else Q(since__lte=until)
    return begun & (Q(until__isnull=True) | Q(until__gte=since))


class Dated(models.Model):
    """A row of an office that holds from a first day to a last one (nl: rij met dagen)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("directory.Office", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    guard: ClassVar = Guard(Resource.DIRECTORY, office="office_id")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.since}"
