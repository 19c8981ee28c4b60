"""Handing a signed bundle over: every recipient can read their own, and hears that something waits, without a word of what."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gehoord.directory.geography import NATION
from gehoord.outreach import telling
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, require
from gehoord.people.scope import acting
from gehoord.reporting import production
from gehoord.reporting.handing.again import say_what_is_withdrawn, say_what_it_replaces, withdraw
from gehoord.reporting.handing.recipients import recipients
from gehoord.reporting.models import Edition
from gehoord.reporting.road.closing import check_apart
from gehoord.reporting.road.making import held
from gehoord.reporting.stages import VOLUME_STATES, Stage
from gehoord.vault import journal


def hand_over(volume_id: UUID, *, by: Actor, at: datetime) -> int:
    """Hand all reports of a signed bundle to who they are for (nl: versturen). Gives how many people were told.

    The files of who has somebody to read them and of the nation, whose figures are for everybody, are printed first; the
    others when they are asked for. All of it happens, or nothing.
    The bundle that it replaces is withdrawn in the same moment.
    Raises: NotFound, StepDoesNotFollow, HandedOverAlready, PeriodsOverlap.
    """
    require(by, Act.HAND_OVER, Resource.REPORT)
    people = recipients()
    with acting(by):
        volume = held(volume_id)
        VOLUME_STATES.check(Stage.coded(volume.stage), Stage.HANDED_OVER)
        check_apart(volume.period, instead_of=volume.replaces_id)
        journal.record(by=by, did="handed over a bundle of reports", on=volume)
        if volume.replaces_id is not None:
            withdraw(volume.replaces_id, by=by, at=at)
        volume.stage, volume.handed_at, volume.handed_by = Stage.HANDED_OVER.value, at, by.person_id
        volume.save(update_fields=["stage", "handed_at", "handed_by"])
        Edition.objects.filter(volume=volume).update(handed_at=at)
        say_what_it_replaces(volume, by=by, at=at)
        say_what_is_withdrawn(volume, by=by, at=at)
        with acting(HOUSE):
            waiting = {NATION, *(one.place for one in people)}
            for edition in Edition.objects.filter(volume=volume, recipient__in=waiting).order_by("reader", "unit"):
                production.promise_files(edition)
                if edition.recipient == NATION:
                    production.promise_translation(edition.pk)
            places = set(Edition.objects.filter(volume=volume).values_list("recipient", flat=True))
        told = {one.person_id for one in people if one.place in places}
        for person in sorted(told):
            telling.promise(person)
    return len(told)
