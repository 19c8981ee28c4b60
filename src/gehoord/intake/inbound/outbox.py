"""What goes out: written down first, sent by the worker, tried again, and told how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from procrastinate.contrib.django import app as jobs

from gehoord.chat.codes.keeping import has_code
from gehoord.intake.inbound.models import Correspondence, Enclosure, Outgoing
from gehoord.intake.inbound.safely import NotSaidToBeSafe, earliest_safe
from gehoord.intake.inbound.words import Sending, Way
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.trust.safe_contact import NotSafeToReach
from gehoord.vault import journal
from gehoord.vault.fields import seal
from gehoord.vault.keys import CaseErased
from gehoord.vault.transit import KeysAway

SEND = "inbound.send"
"""The name under which the worker sends what waits (nl: taak)."""

WAITS = (1, 5, 15, 60, 240, 720, 1440)
"""Minutes before the next try, after each that failed for now; after the last it counts as come back (nl: wachttijden)."""
UNHEARD = timedelta(minutes=10)
"""After this long, what was being sent when a worker fell away is offered again, called the same (nl: opnieuw na)."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a carrier needs to bring something (nl: zending). At each try it has the same `id`.

    `refused_files`: whether to say that files were not taken; `has_code` whether they have a code to come back with.
    """

    id: UUID
    door: str
    conversation: UUID
    in_full: bool
    refused_files: bool
    has_code: bool
    last_in_at: datetime
    address: str = field(repr=False)
    text: str = field(repr=False)
    refers_to: str = field(repr=False)


class TryLater(Exception):  # noqa: N818 - an answer of the other side
    """The other side is away, or cannot take it now (nl: later opnieuw)."""


class NotAccepted(Exception):  # noqa: N818 - idem
    """The other side does not take it; carries its code (nl: geweigerd door de andere kant)."""

    def __init__(self, status: str = "") -> None:
        self.status = status[:40]
        super().__init__(self.status)


Carrier = Callable[[Parcel], str]
"""Brings something and gives what it is called outside (nl: bezorger). Raises: TryLater, NotAccepted."""


def write_down(thread: Correspondence, text: str, *, line: int, in_full: bool, by: UUID, at: datetime) -> Outgoing:
    """Let an answer wait to be sent; once for a line (nl: klaarzetten). In a transaction of the house.

    Raises: NotSafeToReach, NotSaidToBeSafe, KeysAway.
    """
    known = thread.outgoing.filter(line=line, in_full=in_full).first()
    if known is not None:
        return known
    out = Outgoing(correspondence=thread, line=line, in_full=in_full, made_at=at, made_by=by)
    out.next_try_at = earliest_safe(thread, at=at)
    out.text = seal(text)
    out.save(force_insert=True)
    jobs.configure_task(SEND).defer()
    return out


def ask_for_full(thread: Correspondence, *, at: datetime) -> None:
    """Somebody asks for the answers themselves: what they were last told of goes out whole (nl: om de tekst vragen)."""
    thread.in_full_since = thread.in_full_since or at
    thread.save(update_fields=["in_full_since"])
    last = thread.outgoing.order_by("-line", "-in_full").first()
    if last is None or last.in_full:
        return
    # Where it is no longer safe to write, the counsellor sees that it was asked for.
    with suppress(NotSafeToReach, NotSaidToBeSafe):
        write_down(thread, last.text.opened(by=HOUSE), line=last.line, in_full=True, by=last.made_by, at=at)


def send_due(carriers: Mapping[Way, Carrier], *, at: datetime) -> int:
    """Send what waits and may go now (nl: verzenden). Gives how many were taken by the other side."""
    sent = 0
    for _turn in range(MOST):
        taken = _next(at)
        if taken is None:
            break
        out, parcel = taken
        if parcel is not None:
            sent += _carried(out, parcel, carriers[Way.coded(out.correspondence.way)], at)
    return sent


def settle(out: Outgoing, state: Sending, *, at: datetime, status: str = "", identity: str = "") -> None:
    """Write down how it went (nl: afloop van een verzending)."""
    with acting(HOUSE):
        out.state, out.settled_at, out.reply_status = state.value, at, status[:40]
        out.identity = identity or out.identity
        out.save(update_fields=["state", "settled_at", "reply_status", "identity"])
        case = out.correspondence.conversation
        journal.record(by=HOUSE, did="sent an answer", on=out, case=case, outcome=state.value)


def _next(at: datetime) -> tuple[Outgoing, Parcel | None] | None:
    """The next that may go, written down as on its way; no parcel where it may not or cannot go after all."""
    with acting(HOUSE):
        due = Q(state=Sending.WAITING.value, next_try_at__lte=at) | Q(
            state=Sending.ON_ITS_WAY.value, next_try_at__lte=at - UNHEARD
        )
        rows = Outgoing.objects.select_for_update(of=("self",), skip_locked=True).select_related("correspondence__item")
        out = rows.filter(due).order_by("next_try_at", "pk").first()
        if out is None:
            return None
        try:
            moment = earliest_safe(out.correspondence, at=at)
            if moment > at:
                out.next_try_at = moment
                out.save(update_fields=["next_try_at"])
                return out, None
            parcel = _parcel(out)
        except (NotSafeToReach, NotSaidToBeSafe, CaseErased):
            settle(out, Sending.WITHHELD, at=at)
            return out, None
        except KeysAway:
            return None
        out.state, out.next_try_at, out.tries = Sending.ON_ITS_WAY.value, at, out.tries + 1
        out.save(update_fields=["state", "next_try_at", "tries"])
        return out, parcel


def _carried(out: Outgoing, parcel: Parcel, carrier: Carrier, at: datetime) -> int:
    try:
        identity = carrier(parcel)
    except NotAccepted as refusal:
        settle(out, Sending.CAME_BACK, at=at, status=refusal.status)
        return 0
    except TryLater:
        _later(out, at)
        return 0
    settle(out, Sending.SENT, at=at, identity=identity)
    if parcel.refused_files:
        with acting(HOUSE):
            untold(out.correspondence).update(told_at=at)
    return 1


def untold(thread: Correspondence) -> QuerySet[Enclosure]:
    """Files that were not taken, of which the sender did not hear yet (nl: nog te melden bijlagen)."""
    return Enclosure.objects.filter(received__correspondence=thread, told_at=None).exclude(refused="")


def _later(out: Outgoing, at: datetime) -> None:
    if out.tries > len(WAITS):
        settle(out, Sending.CAME_BACK, at=at)
        return
    with acting(HOUSE):
        out.state, out.next_try_at = Sending.WAITING.value, at + timedelta(minutes=WAITS[out.tries - 1])
        out.save(update_fields=["state", "next_try_at"])


def _parcel(out: Outgoing) -> Parcel:
    thread = out.correspondence
    return Parcel(
        id=out.pk,
        door=thread.door,
        conversation=thread.conversation,
        in_full=out.in_full,
        refused_files=untold(thread).exists(),
        has_code=has_code(thread.conversation),
        last_in_at=thread.last_in_at,
        address=thread.address.opened(by=HOUSE) if thread.address is not None else "",
        text=out.text.opened(by=HOUSE) if out.in_full else "",
        refers_to=thread.refers_to.opened(by=HOUSE) if thread.refers_to is not None else "",
    )
