"""The one case in which a period is published again: the law demands other figures. All reports are withdrawn together.

What is to replace them goes the whole road by itself: facts fixed anew, made with the first secret, audited, and attacked
together with the edition that is out. Two people sign for the outcome. Until it is handed over, the first edition stands.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
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
from gehoord.reporting.road.written import LANGUAGE
from gehoord.reporting.stages import VOLUME_STATES, Stage
from gehoord.vault import journal

LONGEST: Final = 600

_REPLACES = Text(
    "Deze uitgave vervangt die van {day}. Die is ingetrokken, omdat de wet andere cijfers eist. {ground}",
    "This edition replaces that of {day}. That one was withdrawn, because the law demands other figures. The reason, in Dutch: "
    "“{ground}”",
)
_WITHDRAWN = Text(
    "Staan in dit rapport ook cijfers over {period}? De rapporten waaruit die komen, zijn op {day} ingetrokken en vervangen, "
    "omdat de wet andere cijfers eist. De cijfers hier veranderen niet. Gebruik voor {period} het nieuwe rapport.",
    "Does this report also show figures about {period}? The reports they come from were withdrawn and replaced on {day}, because "
    "the law demands other figures. The figures here do not change. For {period}, use the new report.",
)


class OnlyByLaw(Refused):
    """A period was to be published again without the law asking for it (nl: alleen als de wet het eist)."""

    sentence = Text(
        "Opnieuw uitgeven kan alleen als de wet andere cijfers eist. Klopt er iets anders niet? Schrijf dan een verbeternota.",
        "Publishing again is only for when the law demands other figures. Is anything else wrong? Write a note of correction.",
    )


def publish_again(volume_id: UUID, ground: str, *, by: Actor, at: datetime, law: bool, sure: bool = False) -> Volume:
    """Begin a new edition of a period that was handed over (nl: opnieuw uitgeven). `ground`: which law, and why; for everybody.
    `sure`: whoever wrote it says that it points to nobody.

    Raises: NotFound, StepDoesNotFollow, OnlyByLaw, NothingWritten, NoFigures, PointsToSomebody.
    """
    require(by, Act.HAND_OVER, Resource.REPORT)
    if not law:
        raise OnlyByLaw
    said = without_figures(ground, longest=LONGEST)
    check_points_to_nobody(said, known=(), sure=sure)
    with acting(by):
        first = Volume.objects.filter(pk=volume_id).first()
        if first is None:
            raise NotFound
        VOLUME_STATES.check(Stage.coded(first.stage), Stage.WITHDRAWN)
        journal.record(by=by, did="began a new edition", on=first)
        return ask_to_close(first.period, by=by, at=at, invented=first.invented, instead_of=first, ground=said)


def withdraw(volume_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take all reports of a bundle back from who they were handed to (nl: intrekken). The office keeps what was published.

    Raises: NotFound, StepDoesNotFollow.
    """
    volume = held(volume_id)
    VOLUME_STATES.check(Stage.coded(volume.stage), Stage.WITHDRAWN)
    journal.record(by=by, did="withdrew a bundle of reports", on=volume)
    volume.stage, volume.withdrawn_at = Stage.WITHDRAWN.value, at
    volume.save(update_fields=["stage", "withdrawn_at"])
    Edition.objects.filter(volume=volume).update(handed_at=None)
    Printout.objects.filter(edition__volume=volume).update(handed_at=None)
    Enclosure.objects.filter(printout__edition__volume=volume).update(handed_at=None)


def say_what_it_replaces(volume: Volume, *, by: Actor, at: datetime) -> None:
    """Put a dated note beside every report of a new edition: what was withdrawn, and why (nl: nota bij een nieuwe uitgave).

    Raises: NotFound where nobody does it.
    """
    first = volume.replaces
    if first is None or first.handed_at is None:
        return
    replaced = _REPLACES.filled(day=_day(first.handed_at), ground=volume.ground)
    _put_beside(Edition.objects.filter(volume=volume), replaced, by=by, at=at)


def say_what_is_withdrawn(volume: Volume, *, by: Actor, at: datetime) -> None:
    """Put a dated note beside reports in which figures stand that were withdrawn (nl: nota bij ingetrokken cijfers).

    Those figures stand in the column of the year before: of a later bundle that is out already when its year before is replaced,
    or of this bundle itself, made before that happened. They were published there, so they stay.
    Raises: NotFound where nobody does it.
    """
    # held until both are done, so that whoever withdraws it in this moment sees this bundle, or is seen
    before = None if volume.before_id is None else held(volume.before_id)
    if before is not None and before.withdrawn_at is not None:
        _put_beside(_with_column(volume), _withdrawn(before, before.withdrawn_at), by=by, at=at)
    if volume.replaces is not None:
        for later in Volume.objects.filter(before=volume.replaces, stage=Stage.HANDED_OVER.value):
            _put_beside(_with_column(later), _withdrawn(volume.replaces, at), by=by, at=at)


def _withdrawn(before: Volume, at: datetime) -> Text:
    return _WITHDRAWN.filled(period=before.period.in_a_sentence, day=_day(at))


def _with_column(volume: Volume) -> QuerySet[Edition]:
    return Edition.objects.filter(volume=volume, language=LANGUAGE, text_only=False)


def _day(at: datetime) -> Text:
    on = timezone.localdate(at)
    return Text("{day} {month} {year}", "{day} {month} {year}").filled(day=on.day, month=MONTH_NAMES[on.month - 1], year=on.year)


def _put_beside(editions: QuerySet[Edition], said: Text, *, by: Actor, at: datetime) -> None:
    who = by.person_id
    if who is None:
        raise NotFound
    rows = editions.values_list("pk", "recipient")
    Correction.objects.bulk_create(
        Correction(edition_id=key, recipient=recipient, text=said.nl, english=said.en, person_id=who, at=at)
        for key, recipient in rows
    )
