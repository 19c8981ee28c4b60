"""Support that goes on after the first contact: it starts when the client asks, and takes the road the client wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gehoord.casework.access import TooEarly, held, held_client, in_own_name
from gehoord.casework.concerns import open_concern, stand
from gehoord.casework.confided import confided_if_told
from gehoord.casework.models import Action, Concern, Trajectory
from gehoord.casework.phases import enter
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, require
from gehoord.practice import outcomes
from gehoord.practice.actions import ActionKind, lowest_advised, steps_skipped
from gehoord.practice.errors import Refused
from gehoord.practice.handling import HANDLING_STATES, Handling
from gehoord.practice.outcomes import Outcome
from gehoord.practice.regulations import REGULATIONS
from gehoord.practice.trajectories import AskedHow, Phase
from gehoord.practice.words import Text
from gehoord.vault import journal


class ClientMustAsk(Refused):
    """A trajectory was to begin without the client's own request (nl: de cliënt vraagt erom)."""

    sentence = Text(
        "Een traject begint alleen als de cliënt erom vraagt. Leg vast wanneer en hoe de cliënt dat deed.",
        "A trajectory begins only when the client asks for it. Write down when and how the client did.",
    )


class NoTrajectory(Refused):
    """A step was to be taken for a concern that is not, or no longer, in a trajectory (nl: geen lopend traject)."""

    sentence = Text(
        "Er loopt geen traject. Open het eerst als de cliënt daarom vraagt.",
        "There is no running trajectory. Open it first if the client asks for that.",
    )


class ActionEnded(Refused):
    """An action was to end that has ended already (nl: actie is al geëindigd)."""

    sentence = Text(
        "Deze actie is al geëindigd op {on}. Kies een andere actie, of leg een nieuwe vast.",
        "This action ended on {on} already. Choose another action, or write down a new one.",
    )


class ActionsRunning(Refused):
    """A trajectory was to be closed while a step still runs (nl: er loopt nog een actie)."""

    sentence = Text(
        "Er loopt nog een actie. Leg eerst vast hoe die eindigde; “ingetrokken” mag ook.",
        "An action is still running. Write down how it ended first; “withdrawn” will do too.",
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """An action that was taken, and what is good to say about it (nl: gezette stap).

    `skipped` are lower rungs it passed by and `advised` the rung that was to be advised before it: advice, never a refusal.
    """

    action: Action
    advised: ActionKind | None
    skipped: tuple[ActionKind, ...]


@in_own_name
def open_trajectory(
    concern_id: UUID,
    *,
    by: Actor,
    on: date,
    asked_on: date | None,
    asked_how: AskedHow | None,
    request: str = "",
    no_citizen_number: bool = False,
) -> Trajectory:
    """Begin to support a client with a concern, because they asked (nl: traject openen). `request` is in the client's words.

    Raises: NotFound, ClientMerged, ClientMustAsk, StepDoesNotFollow, TooEarly, LooksLikeCitizenNumber.
    """
    concern = open_concern(concern_id, by=by)
    if asked_on is None or asked_how is None or asked_how is AskedHow.ELSEWHERE or asked_on > on:
        raise ClientMustAsk
    HANDLING_STATES.check(Handling.coded(concern.handling), Handling.TRAJECTORY)
    trajectory = Trajectory(client_id=concern.client_id, office_id=concern.office_id, concern=concern, opened_on=on)
    trajectory.requested_on, trajectory.requested_how, trajectory.opened_by = asked_on, asked_how.value, by.person_id
    trajectory.request = confided_if_told(request, no_citizen_number=no_citizen_number)
    require(by, Act.CREATE, trajectory)
    concern.handling, concern.closed_on = Handling.TRAJECTORY.value, None
    stand(concern, by=by, on=on)
    trajectory.save(force_insert=True)
    enter(trajectory, Phase.PREPARING, by=by, on=on)
    journal.record(by=by, did="opened a trajectory", on=trajectory, case=concern.client_id)
    return trajectory


@in_own_name
def take_action(
    concern_id: UUID,
    kind: ActionKind,
    *,
    by: Actor,
    on: date,
    deadline: tuple[str, str] | None = None,
    from_day: date | None = None,
) -> Taken:
    """Take a step the client chose (nl: actie inzetten). The lowest rung is advised, never forced.

    `deadline` names a regulation and a limit in it, which runs from `from_day` or else from `on`.
    Raises: NotFound, ClientMerged, NoTrajectory, TooEarly; KeyError for a deadline that no regulation has.
    """
    concern = open_concern(concern_id, by=by)
    trajectory = _running(concern)
    if on < trajectory.opened_on:
        raise TooEarly(earliest=trajectory.opened_on.isoformat())
    before = [ActionKind.coded(code) for code in trajectory.actions.values_list("kind", flat=True)]
    action = Action(client_id=concern.client_id, office_id=concern.office_id, trajectory=trajectory, kind=kind.value, taken_on=on)
    require(by, Act.CREATE, action)
    if deadline is not None:
        REGULATIONS[deadline[0]].limit(deadline[1])
        action.regulation, action.limit, action.clock_from = *deadline, from_day or on
    action.save(force_insert=True)
    enter(trajectory, Phase.ACTING, by=by, on=on)
    journal.record(by=by, did="took an action", on=action, case=concern.client_id)
    return Taken(action, lowest_advised(before), steps_skipped(kind, before))


@in_own_name
def record_outcome(action_id: UUID, outcome: Outcome, *, by: Actor, on: date) -> None:
    """Write down how an action ended (nl: uitkomst vastleggen).

    Raises: NotFound, ClientMerged, OutcomeDoesNotFit, ActionEnded, TooEarly.
    """
    action = held_action(action_id, by=by)
    outcomes.check_fits(outcome, ActionKind.coded(action.kind))
    if action.ended_on is not None:
        raise ActionEnded(on=action.ended_on.isoformat())
    if on < action.taken_on:
        raise TooEarly(earliest=action.taken_on.isoformat())
    action.outcome, action.ended_on = outcome.value, on
    action.save(update_fields=["outcome", "ended_on"])
    journal.record(by=by, did="recorded an outcome", on=action, case=action.client_id)


@in_own_name
def close(concern_id: UUID, *, by: Actor, on: date) -> None:
    """Close a trajectory when the client needs no more support (nl: traject afsluiten).

    Raises: NotFound, ClientMerged, NoTrajectory, ActionsRunning, TooEarly.
    """
    concern = open_concern(concern_id, by=by)
    trajectory = _running(concern)
    require(by, Act.CLOSE, trajectory)
    ends = list(trajectory.actions.values_list("ended_on", flat=True))
    if None in ends:
        raise ActionsRunning
    latest = max([end for end in ends if end is not None], default=on)
    if on < latest:
        raise TooEarly(earliest=latest.isoformat())
    concern.closed_on = on
    stand(concern, by=by, on=on)
    enter(trajectory, Phase.CONCLUDED, by=by, on=on)
    journal.record(by=by, did="closed a trajectory", on=trajectory, case=concern.client_id)


@in_own_name
def reopen(concern_id: UUID, *, by: Actor, on: date) -> None:
    """Go on with a trajectory that was closed, because the client came back (nl: traject heropenen).

    Raises: NotFound, ClientMerged, NoTrajectory where it was not closed, TooEarly.
    """
    concern = open_concern(concern_id, by=by)
    trajectory = Trajectory.objects.filter(concern=concern).first()
    if trajectory is None or concern.handling != Handling.TRAJECTORY.value or concern.closed_on is None:
        raise NoTrajectory
    require(by, Act.CLOSE, trajectory)
    concern.closed_on = None
    stand(concern, by=by, on=on, reason="client_came_back")
    enter(trajectory, Phase.PREPARING, by=by, on=on, anew=True)
    journal.record(by=by, did="reopened a trajectory", on=trajectory, case=concern.client_id)


def held_action(action_id: UUID, *, by: Actor) -> Action:
    """An action that somebody may change, of a client who was not merged (nl: actie). Raises: NotFound, ClientMerged."""
    action = held(Action, action_id, Act.CHANGE, by=by)
    held_client(action.client_id, Act.CHANGE, by=by)
    return action


def _running(concern: Concern) -> Trajectory:
    trajectory = Trajectory.objects.filter(concern=concern).first()
    if trajectory is None or concern.handling != Handling.TRAJECTORY.value or concern.closed_on is not None:
        raise NoTrajectory
    return trajectory
