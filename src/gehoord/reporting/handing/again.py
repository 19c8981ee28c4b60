"""The one case in which a period is published again: the law demands other figures. All reports are withdrawn together.

What is to replace them goes the whole road by itself: facts fixed anew, made with the first secret, audited, and attacked
together with the edition that is out. Two people sign for the outcome. Until it is handed over, the first edition stands.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.periods import MONTH_NAMES
from gehoord.practice.words import Text
from gehoord.reporting.handing.corrections import without_figures
from gehoord.reporting.models import Correction, Edition, Enclosure, Printout, Volume
from gehoord.reporting.own_words.pointing import check_points_to_nobody
from gehoord.reporting.road.closing import ask_to_close
from gehoord.reporting.road.making import held
from gehoord.reporting.stages import VOLUME_STATES, Stage
from gehoord.vault import journal

LONGEST: Final = 600


class OnlyByLaw(Refused):
    """A period was to be published again without the law asking for it (nl: alleen als de wet het eist)."""

    sentence = Text(
        "Opnieuw uitgeven kan alleen als de wet andere cijfers eist. Klopt er iets anders niet? Schrijf dan een verbeternota.",
        "Publishing again is only for when the law demands other figures. Is anything else wrong? Write a note of correction.",
    )


def publish_again(volume_id: UUID, ground: str, *, by: Actor, at: datetime, law: bool) -> Volume:
    """Begin a new edition of a period that was handed over (nl: opnieuw uitgeven). `ground`: which law, and why; for everybody.

    Raises: NotFound, StepDoesNotFollow, OnlyByLaw, NothingWritten, NoFigures, PointsToSomebody.
    """
    require(by, Act.HAND_OVER, Resource.REPORT)
    if not law:
        raise OnlyByLaw
    said = without_figures(ground, longest=LONGEST)
    check_points_to_nobody(said, known=())
    with acting(by):
        first = Volume.objects.filter(pk=volume_id).first()
        if first is None:
            raise NotFound
        VOLUME_STATES.check(Stage.coded(first.stage), Stage.WITHDRAWN)
        journal.record(by=by, did="began a new edition", on=first)
        return ask_to_close(first.period, by=by, at=at, invented=first.invented, instead_of=first, ground=said)


def withdraw(volume_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take all reports of a bundle back from who they were handed to (nl: intrekken). The office keeps what was published."""
    volume = held(volume_id)
    VOLUME_STATES.check(Stage.coded(volume.stage), Stage.WITHDRAWN)
    journal.record(by=by, did="withdrew a bundle of reports", on=volume)
    volume.stage, volume.withdrawn_at = Stage.WITHDRAWN.value, at
    volume.save(update_fields=["stage", "withdrawn_at"])
    Edition.objects.filter(volume=volume).update(handed_at=None)
    Printout.objects.filter(edition__volume=volume).update(handed_at=None)
    Enclosure.objects.filter(printout__edition__volume=volume).update(handed_at=None)


def say_what_it_replaces(volume: Volume, *, by: Actor, at: datetime) -> None:
    """Put a dated note beside every report of a new edition: what was withdrawn, and why (nl: nota bij een nieuwe uitgave)."""
    first = volume.replaces
    if first is None or first.handed_at is None or by.person_id is None:
        return
    out = timezone.localdate(first.handed_at)
    day = f"{out.day} {MONTH_NAMES[out.month - 1].nl} {out.year}"
    text = f"Deze uitgave vervangt die van {day}. Die is ingetrokken, omdat de wet andere cijfers eist. {volume.ground}"
    rows = Edition.objects.filter(volume=volume).values_list("pk", "recipient")
    Correction.objects.bulk_create(
        Correction(edition_id=key, recipient=recipient, text=text, person_id=by.person_id, at=at) for key, recipient in rows
    )
