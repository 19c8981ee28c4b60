"""Closing a period: its facts are fixed and hashed, and nothing is locked; closing again gives the next bundle.

Asking takes a moment; fixing is done beside the work. Whoever is cut short has fixed nothing and begins anew: the same facts
give the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from gehoord.casework.overview import loose_ends
from gehoord.figures.publication import Rule
from gehoord.people.deeds import Act, Resource
from gehoord.people.many_rows import one_picture_from_here
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Text
from gehoord.reporting.models import Volume
from gehoord.reporting.road.alone import alone
from gehoord.reporting.road.freezing import frozen
from gehoord.reporting.stages import Stage
from gehoord.vault import journal

CLOSE: Final = "reporting.close_volume"
"""The name under which the worker knows the fixing of facts (nl: taak)."""
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


def ask_to_close(
    period: Period, *, by: Actor, at: datetime, invented: bool = False, instead_of: Volume | None = None, ground: str = ""
) -> Volume:
    """Have the facts of a period fixed for a new bundle of reports, beside the work (nl: laten afsluiten).

    Asking once more while it is being done only wakes the worker. `instead_of`: the bundle that this one is to replace.
    Raises: NotFound, PeriodNotOver, HandedOverAlready, PeriodsOverlap.
    """
    volume = _asked(period, by=by, at=at, invented=invented, instead_of=instead_of, ground=ground)
    jobs.configure_task(CLOSE).defer(volume=str(volume.pk))
    return volume


def close(period: Period, *, by: Actor, at: datetime, invented: bool = False) -> Volume:
    """Fix the facts of a period now (nl: periode afsluiten). The work goes on as it did.

    Raises: NotFound, PeriodNotOver, HandedOverAlready, PeriodsOverlap, NothingChanged, SameIds.
    """
    with acting(by):
        volume = _asked(period, by=by, at=at, invented=invented)
        _fix(volume, at)
    return volume


def fix(volume_id: UUID) -> None:
    """Fix the facts of a bundle that was asked for, in one piece (nl: cijfers vastzetten). Where somebody is at it, nothing."""
    with alone(volume_id) as free:
        with acting(HOUSE):
            volume = Volume.objects.filter(pk=volume_id, stage=Stage.CLOSING.value).first() if free else None
        if volume is None:
            return
        try:
            # all rooms as they stand at one moment, whatever is written meanwhile
            with one_picture_from_here(), acting(HOUSE):
                _fix(volume, timezone.now())
        except Refused as refused:
            volume.stage, volume.reason = Stage.NOT_CLOSED.value, {"nl": refused.told_in("nl"), "en": refused.told_in("en")}
            with acting(HOUSE):
                volume.save(update_fields=["stage", "reason"])


def resume() -> list[UUID]:
    """Go on with every bundle whose facts wait to be fixed (nl: hervatten). Gives which were looked at."""
    with acting(HOUSE):
        found = list(Volume.objects.filter(stage=Stage.CLOSING.value).values_list("pk", flat=True))
    for volume in found:
        fix(volume)
    return found


def check_apart(period: Period, *, instead_of: UUID | None = None) -> None:
    """Refuse a period of which a day was published already (nl: overlap nagaan). Raises: HandedOverAlready, PeriodsOverlap."""
    with acting(HOUSE):
        there = Volume.objects.filter(stage=Stage.HANDED_OVER.value, first__lte=period.last, last__gte=period.first)
        for volume in there if instead_of is None else there.exclude(pk=instead_of):
            if volume.period == period:
                raise HandedOverAlready(period=period.in_a_sentence)
            raise PeriodsOverlap(other=volume.period.in_a_sentence)


def _asked(
    period: Period, *, by: Actor, at: datetime, invented: bool, instead_of: Volume | None = None, ground: str = ""
) -> Volume:
    require(by, Act.CREATE, Resource.REPORT)
    if timezone.localdate(at) <= period.last:
        raise PeriodNotOver(period=period.name)
    with acting(by):
        _one_at_a_time()
        check_apart(period, instead_of=instead_of.pk if instead_of else None)
        there = Volume.objects.filter(first=period.first, last=period.last)
        waiting = there.filter(stage=Stage.CLOSING.value, replaces=instead_of).first()
        if waiting is not None:
            return waiting
        with acting(HOUSE):
            there.filter(stage=Stage.NOT_CLOSED.value).delete()
        journal.record(by=by, did="closed a period", on=journal.Resource("reporting.period", f"{period.first}--{period.last}"))
        return Volume.objects.create(
            first=period.first,
            last=period.last,
            number=(there.aggregate(most=Max("number"))["most"] or 0) + 1,
            rule=Rule.ROUNDED_TO_FIVE.value,
            # whatever is in a demo is of nobody
            invented=invented or bool(settings.GEHOORD_DEMO),
            replaces=instead_of,
            ground=ground,
            closed_by=by.person_id,
            closed_at=at,
        )


def _fix(volume: Volume, at: datetime) -> None:
    with acting(HOUSE):
        register = frozen(volume.last)
        latest = Volume.objects.filter(first=volume.first, last=volume.last, number__lt=volume.number).order_by("number").last()
        # what the law wants published again may be wrong in another way than its facts
        if latest and latest.register_id == register.pk and latest.stage != Stage.NOT_PASSED and volume.replaces_id is None:
            raise NothingChanged(period=volume.period.in_a_sentence)
        volume.ends = {kind.value: many for kind, many in loose_ends.counted(volume.period).items()}
        volume.register, volume.stage, volume.closed_at = register, Stage.CLOSED.value, at
        volume.save(update_fields=["ends", "register", "stage", "closed_at"])


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, 0)", [LOCK])
