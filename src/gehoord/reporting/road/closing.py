"""Closing a period: its facts are fixed and hashed, and nothing is locked; closing again gives the next bundle."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from gehoord.casework.overview import loose_ends
from gehoord.figures.publication import Rule
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Text
from gehoord.reporting.models import Volume
from gehoord.reporting.road.freezing import frozen
from gehoord.reporting.stages import Stage
from gehoord.vault import journal

LOCK = 0x79656172


class PeriodNotOver(Refused):
    """A period was to be closed that is not over (nl: periode nog niet voorbij)."""

    sentence = Text(
        "{period} is nog niet voorbij. Afsluiten kan vanaf de dag erna.",
        "{period} is not over yet. It can be closed from the day after.",
    )


class HandedOverAlready(Refused):
    """A period was to be closed again after its reports were handed over (nl: al verstuurd)."""

    sentence = Text(
        "De rapporten over {period} zijn al verstuurd. Een cijfer dat is uitgegeven, verandert niet meer. Schrijf een "
        "verbeternota bij het rapport waar iets niet klopt.",
        "The reports about {period} were handed over already. A figure that was issued never changes. Write a note of correction "
        "with the report in which something is wrong.",
    )


class PeriodsOverlap(Refused):
    """Two periods would be published that share days, so that one can be subtracted from the other (nl: overlap)."""

    sentence = Text(
        "De rapporten over {other} zijn al verstuurd, en die gaan over dezelfde dagen. Wie beide naast elkaar legt, kan kleine "
        "aantallen uitrekenen. Kies een periode die daar niet mee samenvalt.",
        "The reports about {other} were handed over already, and they are about the same days. Whoever lays both side by side "
        "can work out small numbers. Choose a period that shares no day with it.",
    )


class NothingChanged(Refused):
    """A period was closed again while no fact changed (nl: niets veranderd)."""

    sentence = Text(
        "Sinds de vorige keer is er in {period} niets veranderd. De bundel van toen blijft gelden.",
        "Nothing changed in {period} since the last time. The bundle of then still holds.",
    )


def close(period: Period, *, by: Actor, at: datetime, invented: bool = False) -> Volume:
    """Fix the facts of a period for a new bundle of reports (nl: periode afsluiten). The work goes on as it did.

    Raises: NotFound, PeriodNotOver, HandedOverAlready, PeriodsOverlap, NothingChanged, SameIds.
    """
    require(by, Act.CREATE, Resource.REPORT)
    if timezone.localdate(at) <= period.last:
        raise PeriodNotOver(period=period.name)
    with acting(by):
        _one_at_a_time()
        check_apart(period)
        before = Volume.objects.filter(first=period.first, last=period.last)
        journal.record(by=by, did="closed a period", on=journal.Resource("reporting.period", f"{period.first}--{period.last}"))
        register = frozen(period.last)
        latest = before.order_by("number").last()
        if latest is not None and latest.register_id == register.pk and latest.stage != Stage.NOT_PASSED:
            raise NothingChanged(period=period.name)
        return Volume.objects.create(
            first=period.first,
            last=period.last,
            number=(before.aggregate(most=Max("number"))["most"] or 0) + 1,
            register=register,
            rule=Rule.ROUNDED_TO_FIVE.value,
            invented=invented,
            ends={kind.value: many for kind, many in loose_ends.counted(period).items()},
            closed_by=by.person_id,
            closed_at=at,
        )


def check_apart(period: Period) -> None:
    """Refuse a period of which a day was published already (nl: overlap nagaan). Raises: HandedOverAlready, PeriodsOverlap."""
    with acting(HOUSE):
        there = Volume.objects.filter(stage=Stage.HANDED_OVER.value, first__lte=period.last, last__gte=period.first)
        for volume in there:
            if volume.period == period:
                raise HandedOverAlready(period=period.name)
            raise PeriodsOverlap(other=volume.period.name)


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, 0)", [LOCK])
