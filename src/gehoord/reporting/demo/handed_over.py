"""The year of the demo on its whole road: closed, made, looked through, signed by two and handed over, through the verbs."""

from __future__ import annotations

from datetime import datetime

from gehoord.people import seats
from gehoord.people.demo_account import DOMAIN
from gehoord.people.permissions import HOUSE, Actor
from gehoord.people.roles import Role
from gehoord.practice.errors import Refused
from gehoord.practice.outreach.informing import Rhythm
from gehoord.practice.periods import Period
from gehoord.practice.words import Text
from gehoord.reporting.demo import MUNICIPALITY, YEAR
from gehoord.reporting.demo.own_texts import write_along
from gehoord.reporting.handing.handing_over import hand_over
from gehoord.reporting.models import Volume
from gehoord.reporting.portal.agreements import agree
from gehoord.reporting.road import looking, making, signing, watching
from gehoord.reporting.road.closing import close
from gehoord.reporting.stages import Stage

TELL = "reporting.tell_year"
"""The name under which the worker hands the year of the demo over (nl: taak)."""
AGREED = "Wij bellen elkaar, en één keer per jaar komen wij langs bij de raad."
SIGNERS = {"rapporten": Role.REPORT_AUTHOR, "coordinator": Role.COORDINATOR}
WRITER = ("vertrouwenspersoon", Role.COUNSELLOR)


class BeingMade(Refused):
    """Somebody else is at the making of the bundle, so that it cannot be signed yet (nl: wordt gemaakt)."""

    sentence = Text("De rapporten worden nog gemaakt.", "The reports are still being made.")


def tell_year(*, at: datetime) -> bool:
    """Hand the year of the demo over, once; gives whether it did (nl: jaar van de demo versturen).

    It takes the worker some seconds, so it is not done while somebody waits for the first page. Whoever walked the road already,
    or is on it, is left alone, unless it was this that was cut short. Raises: BeingMade; the worker tries again.
    """
    author, second = (_somebody(local, role) for local, role in SIGNERS.items())
    if author is None or second is None:
        return False
    period = Period.year(YEAR)
    found = watching.volumes(by=HOUSE)
    if not found:
        agree(MUNICIPALITY, Rhythm.QUARTERLY, AGREED, by=second, on=at.date())
        volume = close(period, by=author, at=at, invented=True)
    elif len(found) > 1 or found[0].closed_by != author.person_id or found[0].period != period or not found[0].invented:
        return False
    else:
        volume = found[0]
    if volume.stage == Stage.CLOSED.value:
        making.begin(volume.pk, by=author, at=at)
    making.make(volume.pk)
    volume = watching.volume_of(volume.pk, by=HOUSE)
    if volume.stage == Stage.BEING_MADE.value:
        raise BeingMade
    if volume.stage == Stage.MADE.value:
        _look_and_sign(volume, author, second, at)
    elif volume.stage != Stage.SIGNED.value:
        return False
    hand_over(volume.pk, by=author, at=at)
    return True


def _look_and_sign(volume: Volume, author: Actor, second: Actor, at: datetime) -> None:
    if counsellor := _somebody(*WRITER):
        write_along(municipality=MUNICIPALITY, by=counsellor, at=at)
    signed = {place.role for place in signing.places(volume, by=author) if place.who}
    for by in (author, second):
        if by.role not in signed:
            left = {one.edition.pk: one.seen for one in looking.to_look_at(volume, by=by) if not one.mine}
            looking.look(volume.pk, left, by=by, at=at)
            signing.sign(volume.pk, by=by, at=at)


def _somebody(local: str, role: Role) -> Actor | None:
    for one in seats.colleagues(by=HOUSE):
        for seat in one.seats:
            if one.email == f"{local}@{DOMAIN}" and seat.role is role:
                return Actor(one.id, role, seat.office_id)
    return None
