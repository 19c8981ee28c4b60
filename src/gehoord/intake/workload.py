"""How much waits and runs at an office, by youth region: for inside the office only, never to publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from gehoord.casework.overview.due import Running, running
from gehoord.directory.arranging import Missing, missing, region_of, worklist_in
from gehoord.directory.gaps import Gap, roster_of_gaps
from gehoord.directory.serving import Roster
from gehoord.intake.models import Claim, DeskItem
from gehoord.intake.waiting import Promise, promised
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, require, visible
from gehoord.people.scope import acting
from gehoord.practice.clocks import Nearness
from gehoord.practice.contacts import Channel

PRESSING = frozenset({Nearness.AMBER, Nearness.RED})
"""Deadlines that are near or past (nl: dringend)."""


@dataclass(frozen=True, slots=True)
class OnDesk:
    """Something that waits at the desk of an office, in codes (nl: wachtende vraag). `region` is empty where it is not known."""

    id: UUID
    channel: Channel
    received_at: datetime
    promise: Promise
    region: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class RegionLoad:
    """How much waits and runs in a youth region (nl: werkvoorraad van een regio). `code` and `name` empty: not known where."""

    code: str
    name: str
    waiting: int
    unassigned: int
    due: int
    absent: int
    gaps: int

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to count (nl: rustig)."""
        return not (self.waiting or self.due or self.absent or self.gaps)


@dataclass(frozen=True, slots=True)
class Workload:
    """How much waits and runs at an office, with what is behind each count (nl: werkvoorraad)."""

    waiting: tuple[OnDesk, ...]
    due: tuple[tuple[str, Running], ...]
    absent: tuple[Missing, ...]
    gaps: tuple[tuple[str, Gap], ...]
    regions: tuple[RegionLoad, ...]

    @property
    def busy(self) -> tuple[RegionLoad, ...]:
        """The regions where something waits, runs or lacks (nl: regio's met werk)."""
        return tuple(one for one in self.regions if not one.is_quiet)

    @property
    def quiet(self) -> tuple[RegionLoad, ...]:
        """The other ones (nl: rustige regio's)."""
        return tuple(one for one in self.regions if one.is_quiet)

    @property
    def unassigned(self) -> int:
        """How many questions nobody has taken (nl: niet toegewezen)."""
        return sum(not one.is_taken for one in self.waiting)


def workload(*, by: Actor, at: datetime) -> Workload:
    """How much waits and runs at the own office, each with its region (nl: werkvoorraad). `due` is what is near or past.

    Raises: NotFound.
    """
    require(by, Act.LIST, Resource.WORKLOAD)
    on = timezone.localdate(at)
    with acting(by):
        roster = roster_of_gaps(on)
        waiting = _on_desk(by, at, roster)
    running_here = running(by=by, on=on)
    due = tuple((region_of(one.municipality, roster), one) for one in running_here if one.nearness in PRESSING)
    # Who is away twice over, at two stretches that meet, is one colleague who is away.
    absent = tuple({one.person_id: one for one in missing(by=by, on=on) if one.since <= on}.values())
    gaps = worklist_in(roster, by=by)
    return Workload(waiting, due, absent, gaps, _loads(by, roster, waiting, due, absent, gaps))


def _on_desk(by: Actor, at: datetime, roster: Roster) -> tuple[OnDesk, ...]:
    taken = Exists(Claim.objects.filter(item=OuterRef("pk"), until=None))
    items = visible(by, Act.LIST, DeskItem.objects.filter(ending="", office=by.office_id)).annotate(is_taken=taken)
    columns = ("pk", "channel", "received_at", "municipality", "location__municipality", "is_taken")
    found = []
    for key, code, received_at, lives, stays, is_taken in items.order_by("received_at", "pk").values_list(*columns):
        channel = Channel.coded(code)
        promise = promised(channel, received_at, at=at)
        found.append(OnDesk(key, channel, received_at, promise, region_of(stays or lives, roster), is_taken))
    return tuple(found)


def _loads(
    by: Actor,
    roster: Roster,
    waiting: Sequence[OnDesk],
    due: Sequence[tuple[str, Running]],
    absent: Sequence[Missing],
    gaps: Sequence[tuple[str, Gap]],
) -> tuple[RegionLoad, ...]:
    towns, names = roster.geography.municipalities, roster.geography.regions
    region_at = {town.code: town.region for town in towns}
    own = {town.region for town in towns if (office := roster.office_of(town.code)) and office.id == by.office_id}
    away = {one.person_id for one in absent}
    faces = {(region_at.get(place, place), row.person_id) for place, row in roster.by_place.items() if row.person_id in away}
    waits, loose = Counter(one.region for one in waiting), Counter(one.region for one in waiting if not one.is_taken)
    dues, missed = Counter(region for region, _one in due), Counter(region for region, _person in faces)
    lacks = Counter(region for region, _gap in gaps)
    shown = sorted((own | set(waits) | set(dues) | set(lacks)) - {""}, key=lambda code: names[code])
    if waits[""] or dues[""] or lacks[""]:
        shown.append("")
    return tuple(
        RegionLoad(code, names.get(code, ""), waits[code], loose[code], dues[code], missed[code], lacks[code]) for code in shown
    )
