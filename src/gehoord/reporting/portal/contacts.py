"""The contacts that reports are handed to, for the office: who they are, asking somebody in, and letting somebody go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTPException
from uuid import UUID

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gehoord.directory.asking.whom_to_ask import MUNICIPALITY, PROVINCE, REGION, places_called, whom_to_ask
from gehoord.directory.geography import NATION
from gehoord.people import seats
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.letting_in import inviting
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.roles import Role, grounds
from gehoord.people.scope import acting
from gehoord.people.seats import PLACED
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text
from gehoord.reporting.models import Fetch
from gehoord.reporting.portal.agreements import works_for

SUBJECT = Text("U bent uitgenodigd", "You are invited")
BODY = Text(
    "U kunt een account maken om te lezen wat er voor u klaarstaat. In dit bericht staat met opzet niet wat dat is."
    "\n\n{address}\n\nDe link werkt één keer, tot en met {until}. Verwachtte u dit bericht niet? Dan hoeft u niets te doen.",
    "You can make an account to read what is waiting for you. On purpose this message does not say what that is."
    "\n\n{address}\n\nThe link works once, up to {until}. Did you not expect this message? Then there is nothing you need to do.",
)


class PlaceUnknown(Refused):
    """Somebody was invited for a place that is not there, or not of the kind of their role (nl: plaats onbekend)."""

    sentence = Text(
        "Wij kennen hier geen “{place}”. Typ de naam van de gemeente, jeugdregio, provincie of instantie voluit.",
        "We know no “{place}” here. Type the full name of the municipality, youth region, province or agency.",
    )


class PlaceNotSaid(Refused):
    """Somebody was invited without the place that their role is for (nl: plaats niet genoemd)."""

    sentence = Text("Typ ook bij welke plaats deze persoon hoort.", "Type as well to which place this person belongs.")


class SeveralPlaces(Refused):
    """Somebody was given a role at a place of which there are two with that name (nl: meer plaatsen met die naam)."""

    sentence = Text(
        "“{place}” is hier een jeugdregio en een provincie. Typ “jeugdregio {place}” of “provincie {place}”.",
        "“{place}” is both a youth region and a province here. Type “youth region {place}” or “province of {place}”.",
    )


class MailNotSent(Refused):
    """The mail with an invitation could not be sent (nl: mail niet verstuurd)."""

    sentence = Text(
        "De mail kon niet worden verstuurd. Er is niemand uitgenodigd. Probeer het straks opnieuw.",
        "The mail could not be sent. Nobody was invited. Please try again later.",
    )


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody with a seat at a place (nl: contactpersoon). `fetched_on`: when they last fetched a file, None for never."""

    seat_id: UUID
    name: str
    email: str
    role: Role
    place: str
    called: str
    since: date
    fetched_on: date | None


def contacts(*, by: Actor, on: date) -> list[Contact]:
    """The contacts that somebody works for, by the name of their place (nl: contactpersonen). Raises: NotFound."""
    require(by, Act.LIST, Resource.RECIPIENT)
    held = [(one, seat) for one in seats.colleagues(by=HOUSE) if one.is_active for seat in one.seats if seat.role in PLACED]
    places = {one.code: one for one in whom_to_ask(tuple({seat.place for _, seat in held}), on=on)}
    if Condition.EVERYWHERE not in grounds(by.role, Resource.RECIPIENT, Act.LIST):
        held = [(one, seat) for one, seat in held if (at := places.get(seat.place)) and at.office_id == by.office_id]
    with acting(HOUSE):
        latest = dict(Fetch.objects.order_by().values_list("person_id").annotate(Max("at")))
    told = [
        Contact(
            seat.id,
            one.name,
            one.email,
            seat.role,
            seat.place,
            places[seat.place].name if seat.place in places else seat.place,
            timezone.localdate(seat.since),
            timezone.localdate(latest[one.id]) if one.id in latest else None,
        )
        for one, seat in held
    ]
    return sorted(told, key=lambda one: (one.called, one.name))


def place_for(role: Role, typed: str, *, on: date) -> str:
    """The code of the place with this name or code that a role is for (nl: plaats bij een rol); "" where nothing was typed.

    Raises: PlaceUnknown, SeveralPlaces.
    """
    if role is Role.MINISTRY_CONTACT:
        return NATION
    fitting = [place for place in places_called(typed, on=on) if _fits(role, place)]
    if len(fitting) > 1:
        raise SeveralPlaces(place=typed.strip())
    if not fitting and typed.strip():
        raise PlaceUnknown(place=typed.strip())
    return fitting[0] if fitting else ""


@transaction.atomic
def invite_contact(
    name: str, email: str, role: Role, typed: str, *, by: Actor, at: datetime, to: Callable[[str], str], language: Language
) -> None:
    """Ask somebody in for a place by a mail that says nothing of what waits there (nl: contactpersoon uitnodigen).

    `typed` is the name or code of the place, `to` gives the address of a link. All or nothing.
    Raises: NotFound, PlaceNotSaid, PlaceUnknown, SeveralPlaces, SeatedAlready, MailNotSent.
    """
    on = timezone.localdate(at)
    place = place_for(role, typed, on=on)
    if not place:
        raise PlaceNotSaid
    _check_works_for(place, by=by, on=on, act=Act.CREATE)
    token = inviting.invite(email=email, name=name, role=role, place=place, by=by, at=at)
    until = timezone.localdate(at + inviting.LASTS)
    body = BODY.filled(address=to(token.said), until=f"{until.day}-{until.month}-{until.year}").spoken_in(language)
    try:
        get_connection().send_messages([EmailMessage(SUBJECT.spoken_in(language), f"{body}\n", to=[email.strip().lower()])])
    except (OSError, SMTPException) as away:
        raise MailNotSent from away


def end_contact(seat_id: UUID, *, by: Actor, on: date) -> None:
    """Let a contact see nothing more from now on; their keys for programs open nothing either (nl: toegang beëindigen).

    Raises: NotFound, NotToYourself.
    """
    found = next((one for one in contacts(by=by, on=on) if one.seat_id == seat_id), None)
    if found is None:
        raise NotFound
    _check_works_for(found.place, by=by, on=on, act=Act.CLOSE)
    # The seat belongs to no office; the house takes it back in the name of whoever asks.
    seats.take(seat_id, by=Actor(by.person_id, Role.HOUSE, by.office_id, by.session_id))


def _check_works_for(place: str, *, by: Actor, on: date, act: Act) -> None:
    if place != NATION:
        works_for(place, by=by, on=on, act=act, thing=Resource.RECIPIENT)
    elif Condition.EVERYWHERE not in grounds(by.role, Resource.RECIPIENT, act):
        raise NotFound


def _fits(role: Role, place: str) -> bool:
    is_town, is_wider = bool(MUNICIPALITY.fullmatch(place)), bool(REGION.fullmatch(place) or PROVINCE.fullmatch(place))
    kinds = {
        Role.MUNICIPALITY_CONTACT: is_town,
        Role.REGION_CONTACT: is_wider,
        Role.MINISTRY_CONTACT: place == NATION,
        Role.AGENCY_QUALITY_OFFICER: bool(place) and not is_town and not is_wider and place != NATION,
    }
    return kinds.get(role, False)
