"""Looking along the road: which bundles there are, how far each is, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from gehoord.figures.publication import Reader
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.words import Term
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road.written import LANGUAGE
from gehoord.reporting.stages import Stage

READERS: tuple[Reader, ...] = tuple(Reader)
"""For whom a report can be (nl: lezers)."""

MOST = 60
"""So many reports stand in a list; whoever seeks another types its name (nl: meeste rapporten in een lijst)."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the making of a bundle is (nl: voortgang). `by_reader`: how many there are for each reader; `quiet`: text alone."""

    done: int
    total: int
    by_reader: Mapping[Reader, int]
    quiet: int

    @property
    def told(self) -> int:
        """How many of those that are there have figures (nl: met cijfers)."""
        return self.done - self.quiet


def volumes(*, by: Actor) -> list[Volume]:
    """Every bundle, the last period first (nl: bundels). Raises: NotFound for who only sees what was handed to them."""
    _check(by)
    with acting(by):
        return list(Volume.objects.all())


def volume_of(volume_id: UUID, *, by: Actor) -> Volume:
    """One bundle (nl: bundel). Raises: NotFound."""
    _check(by)
    with acting(by):
        found = Volume.objects.select_related("replaces").filter(pk=volume_id).first()
    if found is None:
        raise NotFound
    return found


def progress(volume: Volume, *, by: Actor) -> Progress:
    """How many of its reports are there (nl: voortgang)."""
    with acting(by):
        made = Edition.objects.filter(volume=volume, language=LANGUAGE)
        by_reader = {Reader.coded(code): many for code, many in made.order_by().values_list("reader").annotate(Count("pk"))}
        quiet = made.filter(text_only=True).count()
    told = {reader: by_reader.get(reader, 0) for reader in Reader}
    return Progress(sum(told.values()), volume.total, told, quiet)


def reports_in(volume: Volume, *, by: Actor, sought: str = "", reader: Term | None = None) -> tuple[list[Edition], int]:
    """The reports of a bundle by name, at most so many, and how many there are (nl: rapporten van een bundel)."""
    with acting(by):
        rows = listed(volume)
        if sought.strip():
            rows = rows.filter(Q(place__icontains=sought.strip()) | Q(unit__iexact=sought.strip()))
        if reader:
            rows = rows.filter(reader=reader.value)
        # those with figures before those without
        return list(rows.order_by("text_only", "place", "reader")[:MOST]), rows.count()


def replaced_by(volume: Volume, *, by: Actor) -> Volume | None:
    """The bundle that replaces this one or is to, the last if there are more (nl: nieuwe uitgave)."""
    with acting(by):
        rows = Volume.objects.filter(replaces=volume).exclude(stage=Stage.NOT_CLOSED.value)
        return rows.filter(stage=Stage.HANDED_OVER.value).first() or rows.order_by("number").last()


def report_in(volume: Volume, edition_id: UUID, *, by: Actor) -> Edition:
    """One report of a bundle, to look through (nl: rapport uit een bundel). Raises: NotFound."""
    with acting(by):
        found = Edition.objects.filter(volume=volume, pk=edition_id).first()
    if found is None or not Stage.coded(volume.stage).has_reports:
        raise NotFound
    return found


def listed(volume: Volume) -> QuerySet[Edition]:
    """The reports of a bundle without their pages (nl: lijst van rapporten). Nothing before the audit passed them."""
    rows = Edition.objects.filter(volume=volume, language=LANGUAGE).defer("body", "rest", "figures", "contents")
    return rows if Stage.coded(volume.stage).has_reports else rows.none()


def _check(by: Actor) -> None:
    # whoever may sign may look at everything; who was handed a report sees that alone
    require(by, Act.SIGN, Resource.REPORT)
