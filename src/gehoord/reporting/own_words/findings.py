"""Writing what stood out at a place, an agency or in the nation, while the reports are looked through."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from gehoord.directory.geography import NATION
from gehoord.directory.serving import NONE, grounds_of, roster_on
from gehoord.directory.workplaces import workplaces
from gehoord.figures.geography import Municipality
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, may, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.models import Edition, Findings, Volume
from gehoord.reporting.own_words.amounts import Shares, shares_in
from gehoord.reporting.own_words.pointing import Pointed, check_points_to_nobody, pointed_in
from gehoord.reporting.stages import Stage
from gehoord.vault import journal

LONGEST = 6000


class TextFixed(Refused):
    """An own text was to be changed after the reports were signed (nl: tekst staat vast)."""

    sentence = Text(
        "Deze rapporten zijn getekend. De tekst verandert niet meer. Klopt er iets niet? Dan komt er een verbeternota bij.",
        "These reports were signed. The text does not change any more. Is something wrong? Then a note of correction is added.",
    )


class TextTooLong(Refused):
    """An own text is longer than anybody reads (nl: tekst te lang)."""

    sentence = Text(
        "De tekst is te lang: er is plaats voor {most} tekens. Maak hem korter.",
        "The text is too long: there is room for {most} characters. Make it shorter.",
    )


@dataclass(frozen=True, slots=True)
class Writable:
    """A report that somebody may write an own text with (nl: te schrijven tekst). `text` is "" where there is none yet.

    `own`: it is about a place or an agency of which they are the fixed face.
    """

    edition: Edition
    text: str
    written_at: datetime | None
    own: bool


def writable(*, by: Actor, on: date) -> list[Writable]:
    """The reports of bundles being looked through that the office writes with (nl: te schrijven teksten). Raises: NotFound."""
    require(by, Act.CREATE, Resource.FINDINGS)
    with acting(HOUSE):
        open_now = Volume.objects.filter(stage=Stage.MADE.value)
        rows = Edition.objects.filter(volume__in=open_now).exclude(recipient="")
        rows = rows.defer("body", "rest", "figures").select_related("volume")
        served = served_by(by.office_id, on=on)
        editions = [row for row in rows.order_by("text_only", "place") if row.recipient in served]
        own = grounds_of(by.person_id, on) if editions else frozenset()
    texts = texts_of([row.volume for row in editions if row.volume])
    told = [(row, texts.get((row.first, row.last, row.recipient), ("", None))) for row in editions]
    return [Writable(row, text, written_at, row.recipient in own) for row, (text, written_at) in told]


def readable_for_writing(edition_id: UUID, *, by: Actor, on: date) -> Writable:
    """One of them (nl: te schrijven tekst openen). Raises: NotFound."""
    found = next((one for one in writable(by=by, on=on) if one.edition.pk == edition_id), None)
    if found is None:
        raise NotFound
    return found


def write(edition_id: UUID, text: str, *, by: Actor, at: datetime, on: date, sure: bool = False) -> None:
    """Keep what stood out, for the report and for the next bundle of its period (nl: opvallendheden schrijven).

    `sure`: its writer says that it points to nobody. Raises: NotFound, TextFixed, TextTooLong, PointsToSomebody.
    """
    require(by, Act.CREATE, Resource.FINDINGS)
    if by.office_id is None:
        raise NotFound
    with acting(HOUSE):
        edition = Edition.objects.filter(pk=edition_id).select_related("volume").first()
        if edition is None or edition.volume is None or edition.recipient not in served_by(by.office_id, on=on):
            raise NotFound
        volume = Volume.objects.select_for_update().get(pk=edition.volume.pk)
    if volume.stage != Stage.MADE.value:
        raise TextFixed
    if len(text) > LONGEST:
        raise TextTooLong(most=LONGEST)
    check_points_to_nobody(text, known=_known(edition), shares=_shares(edition), sure=sure)
    with acting(by):
        journal.record(by=by, did="wrote findings with a report", on=edition)
        asked = {"first": edition.first, "last": edition.last, "recipient": edition.recipient}
        row = Findings.objects.filter(**asked).first() or Findings(**asked)
        row.office_id, row.person_id, row.text, row.written_at = by.office_id, by.person_id, text.strip(), at
        row.save()


def pointed_with(edition: Edition, text: str) -> tuple[Pointed, ...]:
    """What in a text for this report may point to somebody (nl: herleidbaar in de tekst bij een rapport)."""
    return pointed_in(text, known=_known(edition), shares=_shares(edition))


def may_write(edition: Edition, *, by: Actor, on: date) -> bool:
    """Whether somebody writes the own text with this report (nl: schrijft de tekst)."""
    if not may(by, Act.CREATE, Resource.FINDINGS):
        return False
    with acting(HOUSE):
        return bool(edition.recipient) and edition.recipient in served_by(by.office_id, on=on)


def served_by(office_id: UUID | None, *, on: date) -> frozenset[str]:
    """The municipalities and agencies that an office works for, as recipients (nl: bediend door een kantoor).

    A region, a province or the nation is written with by the office that works in most of its municipalities, so that one does.
    """
    if office_id is None:
        return frozenset()
    roster = roster_on(on, locations=Q(office=office_id), assignments=NONE)
    towns: dict[str, list[Municipality]] = {}
    for town in roster.geography.municipalities:
        for place in (town.code, town.region, town.province, NATION):
            towns.setdefault(place, []).append(town)
    at_work = {place: roster.office_in_most(within) for place, within in towns.items()}
    agencies = {str(place.agency_id) for place in roster.locations.values() if place.office_id == office_id}
    return frozenset({place for place, office in at_work.items() if office and office.pk == office_id} | agencies)


def texts_of(volumes: list[Volume]) -> dict[tuple[date, date, str], tuple[str, datetime]]:
    """The own texts of the periods of some bundles, by period and recipient (nl: teksten)."""
    periods = {(one.first, one.last) for one in volumes}
    with acting(HOUSE):
        return {
            (row.first, row.last, row.recipient): (row.text, row.written_at)
            for first, last in periods
            for row in Findings.objects.filter(first=first, last=last)
        }


def text_with(edition: Edition) -> str:
    """The own text with one report: as it was fixed, else as it stands (nl: tekst bij een rapport)."""
    with acting(HOUSE):
        volume = Volume.objects.filter(pk=edition.volume_id).first() if edition.volume_id else None
    if volume is None or volume.stage in (Stage.SIGNED.value, Stage.HANDED_OVER.value, Stage.WITHDRAWN.value):
        return edition.notes
    return texts_of([volume]).get((edition.first, edition.last, edition.recipient), ("", None))[0]


def _shares(edition: Edition) -> Shares:
    """What anybody can work out from the tables that this text will stand beside."""
    with acting(HOUSE):
        printed = edition.released
    return shares_in(json.loads(printed)) if printed else {}


def _known(edition: Edition) -> tuple[str, ...]:
    """Names of places and agencies are no names of people."""
    with acting(HOUSE):
        places = {name for place in workplaces(by=HOUSE) for name in (place.agency, place.name or "")}
    return (edition.place, *sorted(filter(None, places)))
