"""What clients thought, for who writes the reports: averages, and sentences that cannot be laid beside a client.

Both would betray somebody to whoever looks every day and sees what came in since. So a week speaks once it is over, and only when
enough people answered in it; a year that is over speaks as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import SystemRandom

from django.db.models import Count, Sum

from gehoord.figures.publication import THRESHOLD
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require, visible
from gehoord.people.scope import acting
from gehoord.practice.clients import AgeGroup
from gehoord.survey.invitations import week_of
from gehoord.survey.models import Mark, Remark
from gehoord.vault.fields import open_sealed

Given = Mapping[tuple[date, str], tuple[int, int]]
"""How many marks a day and an age group have, and their sum (nl: gegeven cijfers)."""


@dataclass(frozen=True, slots=True)
class Average:
    """The average mark of an age group in a year, to one decimal, a half upwards (nl: gemiddelde). `given` is of how many."""

    year: int
    group: AgeGroup
    given: int
    mark: Decimal


@dataclass(frozen=True, slots=True)
class Opinions:
    """What clients thought (nl: meningen). Averages, the latest year first; sentences in an order of chance."""

    averages: tuple[Average, ...]
    remarks: tuple[str, ...]
    threshold: int = THRESHOLD


def opinions(*, by: Actor, on: date) -> Opinions:
    """The averages of all offices together, and the sentences left with marks; the journal has who read them (nl: meningen).

    Of the year that runs only weeks count in which at least the threshold of an age group answered; sentences are of weeks in
    which at least so many people answered. A week is told of when it is over. Raises: NotFound.
    """
    require(by, Act.SEE, Resource.MARK)
    with acting(by):
        marks = visible(by, Act.SEE, Mark.objects.filter(on__lt=week_of(on)))
        rows = marks.values_list("on", "age_group").annotate(Count("pk"), Sum("grade")).order_by("on")
        given = {(day, group): (count, total) for day, group, count, total in rows}
        return Opinions(_averages(given, on.year), _remarks(_speaking(given), by=by))


def _averages(given: Given, running: int) -> tuple[Average, ...]:
    weeks: Counter[tuple[date, str]] = Counter()
    for (day, group), (count, _) in given.items():
        weeks[week_of(day), group] += count
    counts: Counter[tuple[int, str]] = Counter()
    totals: Counter[tuple[int, str]] = Counter()
    for (day, group), (count, total) in given.items():
        if day.year < running or weeks[week_of(day), group] >= THRESHOLD:
            counts[day.year, group] += count
            totals[day.year, group] += total
    return tuple(
        Average(year, group, count, _mean(count, totals[year, group.value]))
        for year in sorted({year for year, _ in counts}, reverse=True)
        for group in AgeGroup
        if (count := counts[year, group.value]) >= THRESHOLD
    )


def _speaking(given: Given) -> list[date]:
    """The weeks in which enough people answered to hide among."""
    weeks: Counter[date] = Counter()
    for (day, _), (count, _total) in given.items():
        weeks[week_of(day)] += count
    return [week for week, count in weeks.items() if count >= THRESHOLD]


def _remarks(weeks: list[date], *, by: Actor) -> tuple[str, ...]:
    rows = list(visible(by, Act.SEE, Remark.objects.filter(on__in=weeks)))
    SystemRandom().shuffle(rows)
    return open_sealed([row.text for row in rows], by=by, did="read a remark")


def _mean(given: int, total: int) -> Decimal:
    return Decimal((20 * total + given) // (2 * given)).scaleb(-1)
