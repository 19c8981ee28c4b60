"""A deadline that runs: started by an event, perhaps suspended or extended, once met, and telling how near its end is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gehoord.practice.errors import Refused
from gehoord.practice.terms import Extension, Length, Suspension, TimeLimit, due_on
from gehoord.practice.transitions import StateTable, Transition
from gehoord.practice.words import Term, Text
from gehoord.practice.workdays import DUTCH, WorkCalendar

NEAR = 3
"""From how many working days before its end a deadline shows amber (nl: bijna)."""


class ClockState(Term):
    """What a deadline is doing (nl: stand van een termijn)."""

    RUNNING = "running", "Loopt", "Running"
    SUSPENDED = "suspended", "Staat stil", "Suspended"
    MET = "met", "Gedaan", "Done"


class Nearness(Term):
    """How a deadline looks at the screen; a warning, never a lock (nl: kleur van een termijn)."""

    CALM = "calm", "Op tijd", "In time"
    AMBER = "amber", "Bijna", "Nearly due"
    RED = "red", "Te laat", "Late"
    STILL = "still", "Staat stil", "Suspended"
    DONE = "done", "Gedaan", "Done"
    DONE_LATE = "done_late", "Te laat gedaan", "Done late"


CLOCK_STATES = StateTable(
    name="clock",
    title=Text("Termijn", "Deadline"),
    states=ClockState,
    initial=ClockState.RUNNING,
    transitions=(
        Transition(ClockState.RUNNING, ClockState.SUSPENDED, Text("opschorten", "suspend")),
        Transition(ClockState.SUSPENDED, ClockState.RUNNING, Text("weer laten lopen", "resume")),
        Transition(ClockState.RUNNING, ClockState.RUNNING, Text("verlengen", "extend")),
        Transition(ClockState.RUNNING, ClockState.MET, Text("afdoen", "meet")),
        Transition(ClockState.SUSPENDED, ClockState.MET, Text("afdoen", "meet")),
    ),
)


class ReasonMissing(Refused):
    """A deadline was suspended or extended without saying why (nl: reden ontbreekt)."""

    sentence = Text("Schrijf op waarom de termijn verandert.", "Write down why the deadline changes.")


class MayNotBeSuspended(Refused):
    """The regulation does not let this deadline stand still (nl: opschorten kan niet)."""

    sentence = Text(
        "De termijn “{label}” kan volgens de regeling niet stilstaan. Noteer de reden bij de afspraak zelf.",
        "The regulation does not let the deadline “{label}” stand still. Write the reason with the appointment itself.",
    )


class MayNotBeExtended(Refused):
    """The regulation gives no, or no further, extension (nl: verlengen kan niet)."""

    sentence = Text(
        "De termijn “{label}” kan volgens de regeling niet (verder) worden verlengd. Te laat mag: noteer waarom.",
        "The regulation does not let the deadline “{label}” be extended (further). Being late is allowed: write down why.",
    )


class DatesOutOfOrder(Refused):
    """A deadline was changed on a day before something that already happened to it (nl: datum te vroeg)."""

    sentence = Text("Kies een dag vanaf {earliest}.", "Choose a day from {earliest} on.")


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline in one case (nl: lopende termijn). Each change gives a new clock; what happened stays readable."""

    limit: TimeLimit
    started_on: date
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    met_on: date | None = None

    @property
    def state(self) -> ClockState:
        """What the clock is doing (nl: stand)."""
        if self.met_on is not None:
            return ClockState.MET
        standing = bool(self.suspensions) and self.suspensions[-1].until is None
        return ClockState.SUSPENDED if standing else ClockState.RUNNING

    def suspend(self, *, since: date, reason: str) -> Clock:
        """Let the clock stand still from a day on (nl: opschorten).

        Raises: MayNotBeSuspended; StepDoesNotFollow; ReasonMissing; DatesOutOfOrder.
        """
        if not self.limit.may_be_suspended:
            raise MayNotBeSuspended(label=self.limit.label)
        CLOCK_STATES.check(self.state, ClockState.SUSPENDED)
        self._check_order(since)
        return replace(self, suspensions=(*self.suspensions, Suspension(since, None, _reason(reason))))

    def resume(self, *, on: date) -> Clock:
        """Let the clock run again from a day on (nl: hervatten). Raises: StepDoesNotFollow; DatesOutOfOrder."""
        if self.state is not ClockState.SUSPENDED:
            CLOCK_STATES.refuse(self.state, ClockState.RUNNING)
        self._check_order(on)
        return replace(self, suspensions=(*self.suspensions[:-1], replace(self.suspensions[-1], until=on)))

    def extend(self, *, by: Length | None = None, on: date, reason: str) -> Clock:
        """Give more time, as much as the regulation gives unless less is asked (nl: verlengen).

        Raises: MayNotBeExtended; StepDoesNotFollow; ReasonMissing; DatesOutOfOrder.
        """
        CLOCK_STATES.check(self.state, ClockState.RUNNING)
        most = self.limit.extendable_by
        asked = by or most
        if most is None or asked is None or self.extensions or asked.unit is not most.unit or asked.amount > most.amount:
            raise MayNotBeExtended(label=self.limit.label)
        self._check_order(on)
        return replace(self, extensions=(*self.extensions, Extension(asked, on, _reason(reason))))

    def meet(self, *, on: date) -> Clock:
        """Write down that it was done, late or in time (nl: afdoen). Raises: StepDoesNotFollow; DatesOutOfOrder."""
        CLOCK_STATES.check(self.state, ClockState.MET)
        self._check_order(on)
        last = self.suspensions[-1:]
        ended = tuple(replace(one, until=on) if one.until is None else one for one in last)
        return replace(self, suspensions=(*self.suspensions[:-1], *ended), met_on=on)

    def due_on(self, calendar: WorkCalendar = DUTCH) -> date | None:
        """The last day that is still in time, None while the clock stands still (nl: uiterste datum)."""
        return due_on(self.started_on, self.limit, suspensions=self.suspensions, extensions=self.extensions, calendar=calendar)

    def working_days_left(self, today: date, calendar: WorkCalendar = DUTCH) -> int | None:
        """How many working days remain after today; below zero when late, None while it stands still (nl: werkdagen over)."""
        due = self.due_on(calendar)
        return None if due is None else calendar.working_days_between(today, due)

    def nearness(self, today: date, *, near: int = NEAR, calendar: WorkCalendar = DUTCH) -> Nearness:
        """The colour of the deadline on a day (nl: kleur): red once it is past, amber from `near` working days before its end."""
        due = self.due_on(calendar)
        if self.met_on is not None:
            return Nearness.DONE if due is None or self.met_on <= due else Nearness.DONE_LATE
        if due is None:
            return Nearness.STILL
        if today > due:
            return Nearness.RED
        return Nearness.AMBER if calendar.working_days_between(today, due) <= near else Nearness.CALM

    def _check_order(self, day: date) -> None:
        happened = [self.started_on]
        happened += [moment for one in self.suspensions for moment in (one.since, one.until) if moment is not None]
        if day < max(happened):
            raise DatesOutOfOrder(earliest=max(happened).isoformat())


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()
