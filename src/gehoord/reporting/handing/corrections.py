"""A dated note beside a report in which something is wrong: it says so in words, and no figure ever changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from gehoord.outreach import telling
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.handing.recipients import recipients
from gehoord.reporting.models import Correction, Edition
from gehoord.reporting.own_words.amounts import amounts_in
from gehoord.reporting.own_words.pointing import check_points_to_nobody
from gehoord.vault import journal

LONGEST = 2000


class NoFigures(Refused):
    """A note of correction holds a figure (nl: cijfer in een verbeternota)."""

    sentence = Text(
        "In de nota staat een getal: {found}. Een nota zegt in woorden wat er niet klopt. Een ander cijfer ernaast verraadt wat "
        "is afgerond. Een jaartal of het nummer van een tabel mag wel.",
        "The note holds a number: {found}. A note says in words what is wrong. Another figure beside it gives away what was "
        "rounded. A year or the number of a table may stand there.",
    )


class NothingWritten(Refused):
    """A note of correction came without words, or with too many (nl: nota leeg of te lang)."""

    sentence = Text(
        "Schrijf in hooguit {most} tekens wat er niet klopt en waarom.",
        "Write in at most {most} characters what is wrong and why.",
    )


def correct(edition_id: UUID, text: str, *, by: Actor, at: datetime, sure: bool = False) -> Correction:
    """Put a dated note beside a report that was handed over, and let its recipients hear, or neither (nl: verbeternota).

    `sure`: its writer says that it points to nobody. Raises: NotFound, NothingWritten, NoFigures, PointsToSomebody.
    """
    require(by, Act.CHANGE, Resource.REPORT)
    if by.person_id is None:
        raise NotFound
    said = without_figures(text, longest=LONGEST)
    with acting(by):
        edition = Edition.objects.filter(pk=edition_id, handed_at__isnull=False).defer("body", "rest", "figures").first()
        if edition is None:
            raise NotFound
        check_points_to_nobody(said, known=(edition.place,), sure=sure)
        journal.record(by=by, did="wrote a note of correction", on=edition)
        note = Correction.objects.create(edition=edition, recipient=edition.recipient, text=said, person_id=by.person_id, at=at)
        for person in sorted({one.person_id for one in recipients() if one.place == edition.recipient}):
            telling.promise(person)
    return note


def without_figures(text: str, *, longest: int) -> str:
    """Words that may stand beside rounded figures (nl: zonder getallen). Raises: NothingWritten, NoFigures."""
    said = text.strip()
    if not said or len(said) > longest:
        raise NothingWritten(most=longest)
    if numbers := amounts_in(said):
        raise NoFigures(found=", ".join(numbers))
    return said


def corrections_of(editions: Iterable[UUID], *, by: Actor) -> list[Correction]:
    """The notes beside some reports, the oldest first (nl: verbeternota's)."""
    with acting(by):
        return list(Correction.objects.filter(edition__in=list(editions)))
