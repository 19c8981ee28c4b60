"""The opening hours of an office: kept by its coordinator, read by whoever wants to know when somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from gehoord.directory.models import OpeningChange, OpeningWeek
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require, visible
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import Change, ClosesBeforeItOpens, Hours, Timetable, Week
from gehoord.practice.periods import Period
from gehoord.vault import journal

PART = "directory"
ANSWERED = (Channel.PHONE, Channel.CHAT, Channel.WHATSAPP, Channel.EMAIL, Channel.VIDEO)
"""The channels along which somebody answers at set hours (nl: kanalen met openingstijden)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A change that is still ahead or holds now, with the id to take it back by (nl: geplande afwijking)."""

    id: UUID
    change: Change


def timetable_of(office_id: UUID, *, by: Actor, on: date) -> Timetable:
    """When an office answers from a day on (nl: openingstijden van een kantoor). Two queries in a transaction of its own."""
    with acting(by):
        weeks = visible(by, Act.LIST, OpeningWeek.objects.filter(office=office_id))
        table = {Channel.coded(row.channel): _week(row) for row in weeks}
        return Timetable(table, tuple(one.change for one in planned(office_id, by=by, on=on)))


def planned(office_id: UUID, *, by: Actor, on: date) -> tuple[Planned, ...]:
    """The changes of an office that end on a day or later, soonest first (nl: komende afwijkingen)."""
    with acting(by):
        rows = OpeningChange.objects.filter(office=office_id, until__gte=on, gone_at=None)
        return tuple(Planned(row.pk, _change(row)) for row in visible(by, Act.LIST, rows).order_by("since", "channel", "pk"))


def keep_week(office_id: UUID, channel: Channel, days: Sequence[Hours | None], *, by: Actor, on_holidays: bool = False) -> None:
    """Write down the week of a channel, Monday first; seven times None is never open (nl: weekrooster bewaren).

    Raises: NotFound.
    """
    times = {
        "opens": [hours and hours.opens for hours in days],
        "closes": [hours and hours.closes for hours in days],
        "on_holidays": on_holidays,
    }
    with acting(by):
        require(by, Act.CREATE, OpeningWeek(office_id=office_id, channel=channel.value))
        row, _new = OpeningWeek.objects.update_or_create(office_id=office_id, channel=channel.value, defaults=times)
        journal.record(by=by, did="changed opening hours", on=row, part=PART)


def plan_change(office_id: UUID, change: Change, *, by: Actor) -> UUID:
    """Write down days on which it is otherwise, and give the id to take it back by (nl: afwijking plannen).

    Raises: NotFound.
    """
    row = OpeningChange(
        office_id=office_id,
        channel=change.channel.value if change.channel else "",
        since=change.days.first,
        until=change.days.last,
        opens=change.hours.opens if change.hours else None,
        closes=change.hours.closes if change.hours else None,
    )
    with acting(by):
        require(by, Act.CREATE, row)
        row.save(force_insert=True)
        journal.record(by=by, did="planned other hours", on=row, part=PART)
    return row.pk


def drop_change(change_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take a change back; the week holds again (nl: afwijking terugnemen). Raises: NotFound."""
    with acting(by):
        row = visible(by, Act.CLOSE, OpeningChange.objects.filter(pk=change_id, gone_at=None)).select_for_update().first()
        if row is None:
            raise NotFound
        row.gone_at = at
        row.save(update_fields=["gone_at"])
        journal.record(by=by, did="took other hours back", on=row, part=PART)


def hours_from(opens: time | None, closes: time | None) -> Hours | None:
    """Hours of two times, None of none (nl: uren). Raises: ClosesBeforeItOpens where only one is there."""
    if opens is None and closes is None:
        return None
    if opens is None or closes is None:
        raise ClosesBeforeItOpens
    return Hours(opens, closes)


def _week(row: OpeningWeek) -> Week:
    return Week(tuple(map(hours_from, row.opens, row.closes)), row.on_holidays)


def _change(row: OpeningChange) -> Change:
    return Change(
        Period(row.since, row.until), hours_from(row.opens, row.closes), Channel.coded(row.channel) if row.channel else None
    )
