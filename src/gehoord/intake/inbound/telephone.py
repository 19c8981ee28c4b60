"""Calls, as a telephone system tells of them: somebody rings, is answered, hangs up. What rings opens a registration."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from gehoord.casework.access import in_own_name
from gehoord.directory.office_kinds import OfficeKind
from gehoord.directory.offices import offices_on
from gehoord.intake import desk
from gehoord.intake.desk import Arrived
from gehoord.intake.inbound.marks import keyed
from gehoord.intake.inbound.models import Call
from gehoord.intake.inbound.switchboard import Switchboard
from gehoord.intake.inbound.words import Ringing
from gehoord.intake.letters import Letter
from gehoord.people.deeds import Act
from gehoord.people.permissions import HOUSE, Actor, NotFound, require, visible
from gehoord.people.scope import acting
from gehoord.practice.contacts import Channel
from gehoord.vault.fields import seal
from gehoord.vault.keys import destroy_case_keys, make_case_keys

RINGS = timedelta(minutes=5)
"""How long something rings at most; who hung up unnoticed is not shown for ever (nl: langste bellen)."""
LASTS = timedelta(hours=4)
"""After this long a call is forgotten, whether its end was told or not (nl: langste gesprek)."""
NAME = re.compile(r"[\x21-\x7e]{1,200}")
NUMBER = re.compile(r"\+?[0-9][0-9 ()-]{2,24}")


class NotSigned(Exception):  # noqa: N818 - an answer, not an error
    """What came is not signed by the telephone system (nl: niet ondertekend)."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who rings, and since when (nl: beller)."""

    id: UUID
    since: datetime


def in_use() -> Switchboard | None:
    """The telephone system that is set up, None where there is none (nl: in gebruik)."""
    found: Switchboard | None = settings.TELEPHONE
    return found


def hear(body: bytes, signature: str, switchboard: Switchboard, *, at: datetime) -> None:
    """Take in what a telephone system tells; said twice it counts once (nl: melding van een gesprek).

    Its number is kept while it is needed, where the caller shows it, and never anywhere else.
    Raises: NotSigned; ValueError for what it does not say; KeysAway.
    """
    if not switchboard.signed(body, signature, at=at):
        raise NotSigned
    told = json.loads(body)
    if not isinstance(told, dict) or not NAME.fullmatch(str(told.get("call", ""))):
        raise ValueError("a call without a name")
    if str(told.get("event")) not in {one.value for one in Ringing}:
        raise ValueError("no such event")
    event = Ringing.coded(str(told["event"]))
    key = keyed("call", str(told["call"]).encode())
    number = str(told.get("number") or "")
    shown = told.get("number_shown") is True and NUMBER.fullmatch(number) is not None
    with acting(HOUSE):
        _forget(Call.objects.filter(since__lt=at - LASTS))
        known = Call.objects.select_for_update().filter(key=key)
        match event:
            case Ringing.RINGING if not known.exists():
                _ring(key, number if shown else "", _office(switchboard.office, at), at)
            case Ringing.TAKEN:
                known.update(state=Ringing.TAKEN.value)
            case Ringing.ENDED:
                _forget(known)


@in_own_name
def ringing(*, by: Actor, at: datetime) -> tuple[Caller, ...]:
    """Who rings now and has no answer yet, longest first (nl: wie er belt). It shows no number."""
    rows = visible(by, Act.LIST, Call.objects.filter(state=Ringing.RINGING.value, since__gt=at - RINGS, item=None))
    return tuple(Caller(row.pk, row.since) for row in rows.order_by("since", "pk"))


@in_own_name
def register(call_id: UUID, *, by: Actor, at: datetime) -> UUID:
    """Begin to register a call: channel and time are filled in, and the number where the caller shows it (nl: vastleggen).

    Gives the id of the item. Raises: NotFound; TakenAlready where a colleague was first.
    """
    call = visible(by, Act.CHANGE, Call.objects.filter(pk=call_id)).first()
    if call is None:
        raise NotFound
    require(by, Act.CHANGE, call)
    with acting(HOUSE):
        row = Call.objects.select_for_update().get(pk=call_id)
        number = row.number.opened(by=by) if row.number is not None else ""
        arrived = Arrived(Channel.PHONE, row.since, Letter(reach=number))
        item_id = row.item or desk.receive(arrived, key=f"call-{row.pk.hex}", office_id=row.office_id)
        # From here on the number stands with the registration, under its seal.
        row.item, row.number, row.state = item_id, None, Ringing.TAKEN.value
        row.save(update_fields=["item", "number", "state"])
    desk.take(item_id, by=by, at=at)
    return item_id


def _ring(key: bytes, number: str, office: UUID, at: datetime) -> None:
    call = Call(key=key, office_id=office, since=at, state=Ringing.RINGING.value)
    if number:
        make_case_keys([(call.pk, office)])
        call.number = seal(number)
    call.save(force_insert=True)


def _forget(calls: QuerySet[Call]) -> None:
    gone = list(calls.values_list("pk", flat=True))
    if gone:
        destroy_case_keys(gone)
        Call.objects.filter(pk__in=gone).delete()


def _office(name: str, at: datetime) -> UUID:
    offices = [office for office, _areas in offices_on(timezone.localdate(at))]
    named = [office for office in offices if name and office.name == name]
    national = [office for office in offices if office.kind == OfficeKind.NATIONAL.value]
    found = next(iter([*named, *national, *offices]), None)
    if found is None:
        raise NotFound
    return found.pk
