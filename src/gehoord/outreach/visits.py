"""Visits: asked for, planned, held or cancelled. What was held is counted, and stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from gehoord.directory.agencies import agree_visits
from gehoord.outreach.door import held, place
from gehoord.outreach.models import Visit, VisitStep
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.outreach import VISIT_STATES, CalledOff, FrequencyReason, VisitKind, VisitState
from gehoord.practice.visiting import Frequency
from gehoord.practice.words import Text
from gehoord.vault import journal

PART = "outreach"
MOST = 500
"""The largest number of people or things that one visit is believed to have had (nl: hoogste aantal)."""


UNDO = timedelta(hours=1)
"""How long whoever registered a visit can take that back (nl: bedenktijd)."""


class NotYetHeld(Refused):
    """A visit was registered for a day that has yet to come (nl: bezoek nog niet geweest)."""

    sentence = Text(
        "{on} moet nog komen. Leg een bezoek vast als het geweest is, of kies de dag waarop u er was.",
        "{on} has yet to come. Register a visit when it is over, or choose the day on which you were there.",
    )


class TooMany(Refused):
    """A number was given that one visit cannot have (nl: aantal te groot)."""

    sentence = Text(
        "{number} is meer dan bij één bezoek past. Vul een aantal in van 0 tot {most}.",
        "{number} is more than one visit can have. Enter a number from 0 to {most}.",
    )


class MoreMetThanThere(Refused):
    """More people were met for the first time than were there (nl: meer kennismakingen dan aanwezigen)."""

    sentence = Text(
        "U maakte kennis met {introduced} mensen, maar er waren er {present}. Kijk de aantallen nog eens na.",
        "You met {introduced} people for the first time, but {present} were there. Look at the numbers once more.",
    )


class TooLateToTakeBack(Refused):
    """What was registered is longer ago than an hour, or a colleague did it (nl: te laat om terug te nemen)."""

    sentence = Text(
        "Dit kan niet meer ongedaan worden gemaakt. Binnen een uur kan dat, door wie het bezoek vastlegde.",
        "This cannot be undone any more. It can within an hour, by who registered the visit.",
    )


class NewcomersMet(Refused):
    """A visit was to be taken back with which clients were registered (nl: kennismakingen bij het bezoek)."""

    sentence = Text(
        "Bij dit bezoek zijn kennismakingen vastgelegd. Die cliënten staan al bij uw cliënten, dus het bezoek blijft staan.",
        "Introductions were registered with this visit. Those clients are among your clients already, so the visit stays.",
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were there, how many were met for the first time, and what was handed out; None: not counted (nl: aantallen)."""

    present: int | None = None
    introduced: int = 0
    booklets: int | None = None
    cards: int | None = None

    def check(self) -> None:
        """Refuse what cannot be (nl: nakijken). Raises: TooMany, MoreMetThanThere."""
        for number in (self.present or 0, self.introduced, self.booklets or 0, self.cards or 0):
            if not 0 <= number <= MOST:
                raise TooMany(number=number, most=MOST)
        if self.present is not None and self.introduced > self.present:
            raise MoreMetThanThere(introduced=self.introduced, present=self.present)


def ask_for(location_id: UUID, kind: VisitKind, *, by: Actor, wanted_by: date) -> Visit:
    """Write down that a visit is wanted, before a day, without a day as yet (nl: bezoek vragen). Raises: NotFound."""
    return _begin(location_id, kind, VisitState.ASKED, by=by, on=wanted_by)


def plan(location_id: UUID, kind: VisitKind, *, by: Actor, on: date, at: time | None = None) -> Visit:
    """Plan a visit of one's own (nl: bezoek plannen). Raises: NotFound."""
    return _begin(location_id, kind, VisitState.PLANNED, by=by, on=on, at=at)


def give_day(visit_id: UUID, *, by: Actor, on: date, at: time | None = None) -> Visit:
    """Give a visit a day, or another day (nl: verzetten). Raises: NotFound, StepDoesNotFollow."""
    with acting(by):
        visit = held(Visit, visit_id, Act.CHANGE, by=by)
        present = VisitState.coded(visit.state)
        if present is not VisitState.PLANNED:
            VISIT_STATES.check(present, VisitState.PLANNED)
        visit.state, visit.called_off, visit.on, visit.at = VisitState.PLANNED.value, "", on, at
        return _kept(visit, by=by, did="gave a visit a day")


def cancel(visit_id: UUID, why: CalledOff, *, by: Actor) -> Visit:
    """Write down that a visit does not go on, and why (nl: afzeggen). Raises: NotFound, StepDoesNotFollow."""
    with acting(by):
        visit = held(Visit, visit_id, Act.CHANGE, by=by)
        VISIT_STATES.check(VisitState.coded(visit.state), VisitState.CANCELLED)
        visit.state, visit.called_off = VisitState.CANCELLED.value, why.value
        return _kept(visit, by=by, did="cancelled a visit")


def hold(visit_id: UUID, counted: Counted, *, by: Actor, on: date, today: date) -> Visit:
    """Write down that a visit was held, on which day, and what can be counted of it (nl: bezoek vastleggen).

    Raises: NotFound, StepDoesNotFollow, NotYetHeld, TooMany, MoreMetThanThere.
    """
    counted.check()
    if on > today:
        raise NotYetHeld(on=on.isoformat())
    with acting(by):
        visit = held(Visit, visit_id, Act.CHANGE, by=by)
        VISIT_STATES.check(VisitState.coded(visit.state), VisitState.HELD)
        visit.state, visit.on = VisitState.HELD.value, on
        visit.present, visit.introduced = counted.present, counted.introduced
        visit.booklets, visit.cards = counted.booklets, counted.cards
        return _kept(visit, by=by, did="registered a visit")


def take_back(visit_id: UUID, *, by: Actor, at: datetime) -> Visit:
    """Take back that a visit was held: it is planned again, on the day it was planned (nl: ongedaan maken).

    The road keeps both steps. Raises: NotFound, TooLateToTakeBack, NewcomersMet.
    """
    with acting(by):
        visit = held(Visit, visit_id, Act.CHANGE, by=by)
        last, before = (*visit.steps.order_by("-told_at")[:2], None, None)[:2]
        if (
            visit.state != VisitState.HELD.value
            or last is None
            or before is None
            or last.told_by != by.person_id
            or at - last.told_at > UNDO
        ):
            raise TooLateToTakeBack
        if visit.introduced:
            raise NewcomersMet
        visit.state, visit.on, visit.present = VisitState.PLANNED.value, before.on, None
        visit.booklets = visit.cards = None
        return _kept(visit, by=by, did="took back a visit")


def agree(location_id: UUID, frequency: Frequency | None, why: FrequencyReason, *, by: Actor) -> None:
    """Agree how often a location is visited, and why; None: as is usual for its setting (nl: frequentie afspreken).

    Raises: NotFound.
    """
    with acting(by):
        location = place(location_id)
        agree_visits(location, frequency, by=by)
        journal.record(by=by, did="agreed how often to visit", on=location, reason=why.value, part=PART)


def _begin(location_id: UUID, kind: VisitKind, state: VisitState, *, by: Actor, on: date, at: time | None = None) -> Visit:
    if by.office_id is None or by.person_id is None:
        raise NotFound
    with acting(by):
        visit = Visit(office_id=by.office_id, location=place(location_id), on=on, at=at, kind=kind.value, person_id=by.person_id)
        visit.state, visit.called_off = state.value, ""
        require(by, Act.CREATE, visit)
        return _kept(visit, by=by, did="planned a visit")


def _kept(visit: Visit, *, by: Actor, did: str) -> Visit:
    visit.save()
    VisitStep.objects.create(
        office_id=visit.office_id,
        visit=visit,
        person_id=visit.person_id,
        state=visit.state,
        on=visit.on,
        called_off=visit.called_off,
        told_by=by.person_id,
    )
    journal.record(by=by, did=did, on=visit, part=PART)
    return visit
