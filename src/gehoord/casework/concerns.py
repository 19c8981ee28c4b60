"""What a client raises, and what becomes of it: every change is a day in its history, with the reason and who."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from gehoord.casework.access import TooEarly, held, held_client, in_own_name
from gehoord.casework.confided import confided_if_told
from gehoord.casework.models import Action, Concern, ConcernStanding, Trajectory
from gehoord.casework.phases import enter
from gehoord.directory.models import AgencyLocation
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.practice.concerns import ConcernKind, check_category
from gehoord.practice.contacts import Channel
from gehoord.practice.errors import Refused
from gehoord.practice.handling import HANDLING_STATES, BrokenOffBecause, Handling
from gehoord.practice.trajectories import Phase
from gehoord.practice.words import Text
from gehoord.vault import journal
from gehoord.vault.fields import Sealed


class StepsWereTaken(Refused):
    """A trajectory in which steps were taken was to be broken off (nl: er zijn al stappen gezet)."""

    sentence = Text(
        "Er zijn al stappen gezet. Leg vast hoe die eindigden en sluit het traject af.",
        "Steps were taken already. Write down how they ended and close the trajectory.",
    )


@in_own_name
def raise_concern(
    client_id: UUID,
    kind: ConcernKind,
    category: str,
    *,
    by: Actor,
    on: date,
    channel: Channel | None = None,
    location: UUID | None = None,
) -> Concern:
    """Write down a question, problem or complaint; what the client calls a complaint is one (nl: vraag, probleem of klacht).

    Raises: NotFound, ClientMerged; UnknownCategory, CategoryDoesNotFit, NoSchemeYet.
    """
    client = held_client(client_id, Act.CHANGE, by=by)
    check_category(category, kind, on=on)
    concern = Concern(client=client, office_id=client.office_id, kind=kind.value, category=category, raised_on=on)
    concern.channel = "" if channel is None else channel.value
    concern.location_id = known_place(location)
    require(by, Act.CREATE, concern)
    concern.save(force_insert=True)
    stand(concern, by=by, on=on)
    journal.record(by=by, did="raised a concern", on=concern, case=client.pk)
    return concern


@in_own_name
def advise(concern_id: UUID, *, by: Actor, on: date, remark: str = "", no_citizen_number: bool = False) -> None:
    """Conclude a first contact with information and advice (nl: afronden met advies).

    Raises: NotFound, ClientMerged, StepDoesNotFollow, TooEarly, LooksLikeCitizenNumber.
    """
    concern = open_concern(concern_id, by=by, act=Act.CLOSE)
    HANDLING_STATES.check(Handling.coded(concern.handling), Handling.ADVISED)
    concern.handling, concern.closed_on = Handling.ADVISED.value, on
    stand(concern, by=by, on=on, remark=confided_if_told(remark, no_citizen_number=no_citizen_number))
    journal.record(by=by, did="advised a client", on=concern, case=concern.client_id)


@in_own_name
def break_off(
    concern_id: UUID, because: BrokenOffBecause, *, by: Actor, on: date, remark: str = "", no_citizen_number: bool = False
) -> None:
    """Write down that the contact stopped before it was done (nl: afbreken).

    Raises: NotFound, ClientMerged, StepDoesNotFollow, TooEarly, LooksLikeCitizenNumber; StepsWereTaken, for then the trajectory
    is closed instead.
    """
    concern = open_concern(concern_id, by=by, act=Act.CLOSE)
    HANDLING_STATES.check(Handling.coded(concern.handling), Handling.BROKEN_OFF)
    if Action.objects.filter(trajectory__concern=concern).exists():
        raise StepsWereTaken
    concern.handling, concern.closed_on = Handling.BROKEN_OFF.value, on
    stand(concern, by=by, on=on, reason=because.value, remark=confided_if_told(remark, no_citizen_number=no_citizen_number))
    for trajectory in Trajectory.objects.filter(concern=concern):
        enter(trajectory, Phase.CONCLUDED, by=by, on=on)
    journal.record(by=by, did="broke off a contact", on=concern, case=concern.client_id)


@in_own_name
def change_category(
    concern_id: UUID, category: str, *, by: Actor, on: date, remark: str = "", no_citizen_number: bool = False
) -> None:
    """Sort a concern under another category, of the scheme of the day it was raised (nl: categorie wijzigen).

    Raises: NotFound, ClientMerged, TooEarly, LooksLikeCitizenNumber; UnknownCategory, CategoryDoesNotFit, NoSchemeYet.
    """
    concern = open_concern(concern_id, by=by)
    check_category(category, ConcernKind.coded(concern.kind), on=concern.raised_on)
    concern.category = category
    stand(concern, by=by, on=on, remark=confided_if_told(remark, no_citizen_number=no_citizen_number))
    journal.record(by=by, did="changed a category", on=concern, case=concern.client_id)


@in_own_name
def change_place(
    concern_id: UUID, location: UUID | None, *, by: Actor, on: date, remark: str = "", no_citizen_number: bool = False
) -> None:
    """Write down about which location a concern is; None where it is about none (nl: locatie wijzigen).

    Raises: NotFound, also for a location that does not exist; ClientMerged, TooEarly, LooksLikeCitizenNumber.
    """
    concern = open_concern(concern_id, by=by)
    concern.location_id = known_place(location)
    stand(concern, by=by, on=on, remark=confided_if_told(remark, no_citizen_number=no_citizen_number))
    journal.record(by=by, did="changed a place", on=concern, case=concern.client_id)


def open_concern(concern_id: UUID, *, by: Actor, act: Act = Act.CHANGE) -> Concern:
    """A concern with which somebody may do this, whose client was not merged (nl: onderwerp). Raises: NotFound, ClientMerged."""
    concern = held(Concern, concern_id, act, by=by)
    held_client(concern.client_id, Act.CHANGE, by=by)
    return concern


def stand(concern: Concern, *, by: Actor, on: date, reason: str = "", remark: Sealed | None = None) -> None:
    """Keep a concern as it is now, and what it was until this day (nl: stand bijwerken). Raises: TooEarly."""
    present = concern.standings.filter(until=None).first()
    number = 1
    if present is not None:
        if on < present.since:
            raise TooEarly(earliest=present.since.isoformat())
        number = present.number + 1
        present.until = on
        present.save(update_fields=["until"])
        concern.save(update_fields=["category", "location", "handling", "closed_on"])
    standing = ConcernStanding(**_as_it_is(concern), number=number, since=on, reason=reason, told_by=by.person_id)
    standing.remark = remark
    standing.save(force_insert=True)


def known_place(location: UUID | None) -> UUID | None:
    """A location that exists, or none (nl: bekende locatie). Raises: NotFound."""
    if location is not None and not AgencyLocation.objects.filter(pk=location).exists():
        raise NotFound
    return location


def _as_it_is(concern: Concern) -> dict[str, Any]:
    alike = ("client_id", "office_id", "category", "location_id", "handling", "closed_on")
    return {"concern": concern} | {name: getattr(concern, name) for name in alike}
