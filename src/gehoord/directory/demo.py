"""Who serves what in a demo, when it answers, and who is away: invented, told through the verbs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, time, timedelta
from uuid import UUID

from gehoord.directory.assignments import GroundTaken, assign_counsellor, report_absence
from gehoord.directory.front_door.answering import set_reachable
from gehoord.directory.front_door.words import Shows
from gehoord.directory.models import Absence, OpeningWeek
from gehoord.directory.opening import keep_week, plan_change
from gehoord.directory.serving import roster_on
from gehoord.people.models import Seat
from gehoord.people.permissions import HOUSE
from gehoord.people.roles import Role
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.practice.opening import Change, Hours
from gehoord.practice.periods import Period

UNARRANGED = 2
"""How many youth regions are left without anybody, so that there is something to arrange (nl: nog te regelen)."""

PHONE = "088 000 00 00"
"""A number that nobody has (nl: verzonnen nummer)."""

BY_DAY, ALWAYS = Hours(time(9), time(17, 30)), Hours(time(0), time.max)
WEEKS: Mapping[Channel, Sequence[Hours | None]] = {
    Channel.PHONE: [BY_DAY] * 5 + [None, None],
    # So that whoever looks at a demo can chat, whatever the hour.
    Channel.CHAT: [ALWAYS] * 7,
    Channel.WHATSAPP: [BY_DAY] * 5 + [None, None],
}


def tell_directory(email: str, *, on: date) -> int:
    """Arrange the work of the office of the counsellor with this address, unless that was done (nl: adresboek vullen).

    Gives how many regions got a fixed face.
    """
    with acting(HOUSE):
        seat = Seat.objects.filter(person__email=email, role=Role.COUNSELLOR.value, until=None).first()
        if seat is None or seat.office_id is None or OpeningWeek.objects.exists():
            return 0
        others = Seat.objects.filter(role=Role.COUNSELLOR.value, office_id=seat.office_id, until=None).exclude(pk=seat.pk)
        colleague = others.order_by("person__name").values_list("person_id", flat=True).first() or seat.person_id
        number = _regions(seat.office_id, colleague, on)
        for channel, week in WEEKS.items():
            keep_week(seat.office_id, channel, week, by=HOUSE, on_holidays=channel is Channel.CHAT)
        set_reachable(seat.office_id, PHONE, Shows.FIRST_NAME, by=HOUSE)
        day = on + timedelta(days=21)
        plan_change(seat.office_id, Change(Period(day, day)), by=HOUSE)
        if not Absence.objects.exists() and colleague != seat.person_id:
            away = Period(on + timedelta(days=14), on + timedelta(days=28))
            stand_in = seat.person_id
            report_absence(colleague, since=away.first, until=away.last, office_id=seat.office_id, by=HOUSE, stand_in_id=stand_in)
    return number


def _regions(office: UUID, counsellor: UUID, on: date) -> int:
    """Give the regions of an office a fixed face, but for the last of those where no municipality has one of its own."""
    roster = roster_on(on)
    served = {town.region for town in roster.geography.municipalities if town.code in roster.by_place}
    here = {
        town.region for town in roster.geography.municipalities if (there := roster.office_of(town.code)) and there.id == office
    }
    wanted = sorted(here - served - roster.by_place.keys())
    for region in wanted[:-UNARRANGED]:
        with suppress(GroundTaken):
            assign_counsellor(region, counsellor, since=on - timedelta(days=400), by=HOUSE)
    return len(wanted[:-UNARRANGED])
