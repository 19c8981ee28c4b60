"""Reading the desk: what waits, longest first, for whom; and how much reached us. Lists hold codes, not what was said."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils import timezone

from gehoord.casework.access import only_looking
from gehoord.chat import rooms
from gehoord.chat.words import State
from gehoord.directory.models import Assignment
from gehoord.directory.models.stretches import holds_on
from gehoord.intake.endings import Leaving
from gehoord.intake.in_danger import is_over
from gehoord.intake.models import Claim, DangerStep, DeskItem
from gehoord.intake.waiting import Promise, promised
from gehoord.people.deeds import Act
from gehoord.people.models import Person
from gehoord.people.permissions import Actor, NotFound, visible
from gehoord.practice.clients import Relation
from gehoord.practice.contacts import Channel
from gehoord.practice.trust.safe_contact import MayReach, SafeWays
from gehoord.practice.words import Term

PAGE = 50
"""How many rows a list shows at once (nl: rijen per lijst)."""

AWAY_AFTER = timedelta(minutes=1)
"""How long after the page of who chats was last seen open it counts as closed (nl: pagina dicht na)."""

ON_THE_LINE = timedelta(minutes=15)
"""How long somebody who calls is thought to hang on (nl: hangt aan de lijn)."""


class Show(Term):
    """Which part of the desk is shown (nl: welke vragen)."""

    MINE = "mine", "Mijn", "Mine"
    UNASSIGNED = "unassigned", "Niet toegewezen", "Unassigned"
    ALL = "all", "Alle", "All"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits, as a list shows it: codes and names of colleagues, not what was said (nl: wachtende vraag).

    `about` is what the location is called that it is about, and `lives` the code of a municipality; `is_fixed` whether the reader
    is the fixed counsellor there, `ways` how they may be reached, `offered_to` the colleague who is asked to take it over, and
    `thread` the conversation it came in. `in_danger`: somebody may be; `calls_me_in`: the reader was asked to look along at once.
    `is_by_hand`: nothing came in by itself; `is_live`: in a list of the desk, that somebody waits on the line or the page now.
    """

    id: UUID
    office_id: UUID
    channel: Channel
    received_at: datetime
    promise: Promise
    relation: Relation | None
    location: UUID | None
    about: str
    lives: str
    on_behalf: bool
    is_fixed: bool
    fixed: str
    holder: str
    is_mine: bool
    offered_to: str
    is_offered_to_me: bool
    began: bool
    ways: SafeWays | None
    ending: Leaving | None = None
    thread: UUID | None = None
    wrote_again: bool = False
    is_answered: bool = False
    in_danger: bool = False
    calls_me_in: bool = False
    is_by_hand: bool = False
    is_live: bool = False

    @property
    def marks(self) -> tuple[bool, ...]:
        """What a row is marked with beside its codes (nl: merktekens)."""
        return self.wrote_again, self.is_answered, self.in_danger, self.calls_me_in, self.is_live


@dataclass(frozen=True, slots=True)
class Desk:
    """A part of the desk, with how much is in each part (nl: meldpunt). `more` is what the list does not show."""

    show: Show
    rows: tuple[Waiting, ...]
    counts: Mapping[Show, int]
    more: int

    def stamp(self, at: datetime) -> str:
        """A short word that changes when what is seen changes, so that nothing is sent twice (nl: stempel)."""
        seen = [
            (row.id, row.holder, row.offered_to, row.promise.nearness, row.promise.waited(at), row.marks) for row in self.rows
        ]
        return hashlib.sha256(repr((self.show, seen, sorted(self.counts.items()))).encode()).hexdigest()[:16]


@only_looking
def desk(show: Show, *, by: Actor, at: datetime, also: Sequence[UUID] = ()) -> Desk:
    """What waits on the desk: who waits live on top, and in each group longest first (nl: wachtlijst).

    `also`: ids that were shown and stay in sight though they moved.
    """
    waiting = visible(by, Act.LIST, DeskItem.objects.filter(ending=""))
    held = Exists(Claim.objects.filter(item=OuterRef("pk"), until=None))
    mine = Exists(Claim.objects.filter(item=OuterRef("pk"), until=None, person=by.person_id)) | Q(offered_to=by.person_id)
    waiting = waiting.annotate(is_held=held)
    counted = waiting.aggregate(all=Count("pk"), unassigned=Count("pk", filter=~held), mine=Count("pk", filter=mine))
    counts = {part: counted[part.value] for part in Show}
    part = {Show.MINE: waiting.filter(mine), Show.UNASSIGNED: waiting.filter(~held), Show.ALL: waiting}[show]
    if also:
        part = waiting.filter(Q(pk__in=part.values("pk")) | Q(pk__in=list(also)))
    # Who was shown as waiting, and was taken in hand since, stays in their place while somebody looks.
    stay = list(also) if show is Show.UNASSIGNED else []
    live = _live(waiting.filter(~held | Q(pk__in=stay)), by, at)
    first = [Case(When(pk__in=live, then=Value(0)), default=Value(1))] if live else []
    rows = _rows(part.order_by(*first, "received_at", "pk")[: PAGE + len(also)], by, at)
    rows = tuple(replace(row, is_live=True) if row.id in live else row for row in rows)
    return Desk(show, rows, counts, max(0, counts[show] - PAGE))


def is_here(standing: rooms.Standing | None, *, at: datetime) -> bool:
    """Whether who chats has the page open at a moment (nl: is er nog)."""
    if standing is None or standing.state is State.ENDED:
        return False
    # Whoever came just now was not seen again yet.
    return at - (standing.present_at or standing.opened_at) < AWAY_AFTER


@only_looking
def chats(*, by: Actor, at: datetime) -> tuple[Waiting, ...]:
    """The chats on the desk, longest waiting first (nl: chats op het meldpunt)."""
    rows = DeskItem.objects.filter(ending="", channel=Channel.CHAT.value, thread__isnull=False)
    return _rows(visible(by, Act.LIST, rows).order_by("received_at", "pk"), by, at)


@only_looking
def of_thread(conversation: UUID, *, by: Actor, at: datetime) -> Waiting | None:
    """What stands on the desk for a conversation, None where it left it (nl: vraag bij een gesprek)."""
    rows = visible(by, Act.SEE, DeskItem.objects.filter(thread=conversation, ending=""))
    return next(iter(_rows(rows, by, at)), None)


@only_looking
def one_waiting(item_id: UUID, *, by: Actor, at: datetime) -> Waiting:
    """One thing on the desk, or one that left it, without a word of what was said (nl: vraag in codes). Raises: NotFound."""
    rows = _rows(visible(by, Act.SEE, DeskItem.objects.filter(pk=item_id)), by, at)
    if not rows:
        raise NotFound
    return rows[0]


@only_looking
def reached_us(since: datetime, until: datetime, *, by: Actor) -> Mapping[Leaving, int]:
    """How much left the desk between two moments, by what became of it; for inside the house only (nl: afgehandeld)."""
    done = visible(by, Act.LIST, DeskItem.objects.filter(ended_at__gte=since, ended_at__lt=until))
    found = dict(done.values_list("ending").annotate(number=Count("pk")))
    return {ending: found[ending.value] for ending in Leaving if ending.value in found}


def _live(free: QuerySet[DeskItem], by: Actor, at: datetime) -> set[UUID]:
    """Which of what nobody has in hand is somebody who waits this minute, on the line or at the page."""
    calls = Q(channel=Channel.PHONE.value, received_at__gt=at - ON_THE_LINE)
    chatting = Q(channel=Channel.CHAT.value, thread__isnull=False)
    found = dict(free.filter(calls | chatting).values_list("pk", "thread"))
    threads = [thread for thread in found.values() if thread is not None]
    standings = rooms.standings(threads, by=by) if threads else {}
    return {pk for pk, thread in found.items() if thread is None or is_here(standings.get(thread), at=at)}


def _rows(items: QuerySet[DeskItem], by: Actor, at: datetime) -> tuple[Waiting, ...]:
    claims = Prefetch("claims", Claim.objects.filter(until=None).select_related("person"), to_attr="open_claims")
    told = Prefetch("danger", DangerStep.objects.order_by("at", "pk"), to_attr="steps_taken")
    found = list(items.select_related("location__agency", "offered_to").prefetch_related(claims, told))
    fixed = _fixed(found, timezone.localdate(at))
    return tuple(_row(item, by, fixed.get(item.pk), at) for item in found)


def _row(item: DeskItem, by: Actor, fixed: tuple[UUID, str] | None, at: datetime) -> Waiting:
    claims: list[Claim] = getattr(item, "open_claims", [])
    holder: Person | None = claims[0].person if claims else None
    is_answered = item.answered_at is not None and (item.wrote_at is None or item.wrote_at <= item.answered_at)
    since = item.received_at if item.wrote_at is None or item.answered_at is None else item.wrote_at
    steps: list[DangerStep] = getattr(item, "steps_taken", [])
    in_danger = bool(steps) and not is_over(one.step for one in steps)
    return Waiting(
        id=item.pk,
        office_id=item.office_id,
        channel=Channel.coded(item.channel),
        received_at=item.received_at,
        promise=promised(Channel.coded(item.channel), since, at=at),
        relation=Relation.coded(item.relation) if item.relation else None,
        location=item.location_id,
        about=str(item.location) if item.location else "",
        lives=item.municipality,
        on_behalf=item.on_behalf,
        is_fixed=fixed is not None and fixed[0] == by.person_id,
        fixed=fixed[1] if fixed else "",
        holder=holder.name if holder else "",
        is_mine=holder is not None and holder.pk == by.person_id,
        offered_to=item.offered_to.name if item.offered_to else "",
        is_offered_to_me=item.offered_to_id is not None and item.offered_to_id == by.person_id,
        began=item.saved_at is not None,
        ways=agreed_ways(item),
        ending=Leaving.coded(item.ending) if item.ending else None,
        thread=item.thread,
        wrote_again=item.wrote_at is not None and not is_answered,
        is_answered=is_answered,
        in_danger=in_danger,
        calls_me_in=in_danger and any(one.called_in_id == by.person_id for one in steps),
        is_by_hand=item.is_by_hand,
    )


def agreed_ways(item: DeskItem) -> SafeWays | None:
    """What somebody agreed to about being reached, None where that was not asked (nl: veilig contact)."""
    if not item.may_reach:
        return None
    channels = frozenset(Channel.coded(code) for code in item.reach_by)
    return SafeWays(MayReach.coded(item.may_reach), channels, item.reach_from, item.reach_until)


def _fixed(items: Sequence[DeskItem], on: date) -> dict[UUID, tuple[UUID, str]]:
    """Who is the fixed counsellor of the place an item is about: of the location, or else of the municipality."""
    about = {item.location_id for item in items if item.location_id}, {item.municipality for item in items if item.municipality}
    rows = Assignment.objects.filter(Q(location__in=about[0]) | Q(place__in=about[1]), holds_on(on), withdrawn=False)
    faces = {row[0] or row[1]: (row[2], row[3]) for row in rows.values_list("location_id", "place", "person_id", "person__name")}
    found = {item.pk: faces.get(item.location_id or "") or faces.get(item.municipality) for item in items}
    return {item: face for item, face in found.items() if face is not None}
