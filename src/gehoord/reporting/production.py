"""Issuing reports: publish once, then print every format in its own time, each as often as needed until it is there."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from gehoord.figures.publication import Reader, Report, Rule
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, Text, language_coded
from gehoord.reporting import registers
from gehoord.reporting.document import Document
from gehoord.reporting.formats import Format, file_name, render
from gehoord.reporting.formats.reading import body_of, contents_of, opening_of
from gehoord.reporting.models import Edition, Enclosure, Printout, State, Volume
from gehoord.reporting.road import making
from gehoord.reporting.road.contents import Wrapping, document_of, path_of, reports_of
from gehoord.reporting.road.written import figures_in
from gehoord.reporting.theme_in_use import theme_in_use

PRINT_FORMAT = "reporting.print_format"
"""The name under which the worker knows the printing of one format (nl: taak)."""


TRANSLATE = "reporting.translate"
"""The name under which the worker knows the writing of a report in English (nl: taak)."""


class NoSuchPlace(Refused):
    """A report was asked for about a municipality that did not exist at the end of that year (nl: gemeente bestaat niet)."""

    sentence = Text(
        "De gemeente {municipality} bestond niet op 31 december {year}. Kijk de code na, of kies de gemeente die haar opvolgde.",
        "{municipality} did not exist on 31 December {year}. Check the code, or choose the one that took its place.",
    )


class OtherFigures(Refused):
    """A file of a report came out with other figures than were audited, so it is not made (nl: niet de goedgekeurde cijfers)."""

    sentence = Text(
        "Het rapport over {place} komt nu op andere cijfers uit dan toen het is goedgekeurd. Dit bestand is niet gemaakt. "
        "Zet het programma en het geheim van de bundel terug zoals ze toen waren, en laat het bestand opnieuw maken.",
        "The report about {place} now comes to other figures than when it was passed. This file was not made. Put the program "
        "and the secret of the bundle back as they were then, and have the file made again.",
    )


@transaction.atomic
def produce(
    folder: Path,
    *,
    municipality: str,
    year: int,
    rule: Rule,
    language: Language,
    notes: str = "",
    invented: bool = False,
) -> Edition:
    """Issue the report on one municipality and year from a register, and promise every format of it (nl: rapport uitgeven).

    `notes` is the counsellor's own text. `invented`: nobody in the register exists, and the report says so on every page.
    Issuing the same twice gives the edition that already stands. The page to read is there at once; the files follow.
    Raises: RegisterRefused, NoSuchPlace.
    """
    register = registers.keep(folder)
    place = {"unit": municipality, "year": year, "rule": rule.value, "language": language, "volume": None}
    with acting(HOUSE):
        standing = Edition.objects.filter(register=register, **place).first()
        if standing is not None:
            return standing
        now, period = timezone.now(), Period.year(year)
        edition = Edition(register=register, **place, recipient=municipality, first=period.first, last=period.last)
        edition.issued_at, edition.handed_at, edition.notes, edition.invented = now, now, notes, invented
        document = _document(edition)
        edition.place = document.place
        edition.opening = opening_of(document)
        edition.contents = contents_of(document)
        edition.body = body_of(document)
        edition.save()
        promise_files(edition)
    return edition


def promise_translation(edition_id: uuid.UUID) -> None:
    """Promise a report of a bundle in English, page and files (nl: vertaling toezeggen)."""
    jobs.configure_task(TRANSLATE).defer(edition=str(edition_id))


def translate(edition_id: uuid.UUID) -> None:
    """Write a report of a bundle in English once it was handed over; what stands is left alone (nl: vertalen).

    The figures are those that were audited. What is withdrawn meanwhile is not written. Raises: FiguresDiffer.
    """
    with acting(HOUSE):
        edition = Edition.objects.select_related("volume").filter(pk=edition_id, handed_at__isnull=False).first()
        if edition is None or edition.volume is None:
            return
        key = making.edition_id_of(edition.volume, Reader.coded(edition.reader), edition.unit, "en")
        if Edition.objects.filter(pk=key).exists():
            return
        turned = making.in_language(edition, "en")
        # counting takes minutes; whoever withdraws the bundle from here on waits, and sees this report
        making.held(edition.volume.pk)
        edition.refresh_from_db(fields=["handed_at"])
        if edition.handed_at is None:
            return
        turned.handed_at = edition.handed_at
        turned.save(force_insert=True)
        promise_files(turned)


@transaction.atomic
def promise_files(edition: Edition) -> None:
    """Promise every format of an edition that was not promised before (nl: bestanden toezeggen)."""
    with acting(HOUSE):
        # held and read again, so that whoever withdraws it in this moment sees these files, or is seen
        handed_at = Edition.objects.select_for_update().values_list("handed_at", flat=True).get(pk=edition.pk)
        there = set(edition.printouts.values_list("format", flat=True))
        for fmt in Format:
            if fmt.value not in there:
                Printout.objects.create(edition=edition, format=fmt.value, recipient=edition.recipient, handed_at=handed_at)
                _promise(edition.id, fmt)


def print_format(edition_id: uuid.UUID, fmt: Format) -> None:
    """Print one format of an edition and put it where it can be fetched; what stands is left alone (nl: formaat afdrukken).

    A printout that fails says so to its readers before the reason is raised. Raises: OtherFigures.
    """
    with acting(HOUSE):
        printout = Printout.objects.select_related("edition__volume").get(edition_id=edition_id, format=fmt.value)
    if printout.state == State.READY:
        return
    try:
        _print(printout, fmt)
    except Exception:
        with acting(HOUSE):
            Printout.objects.filter(pk=printout.pk).exclude(state=State.READY).update(state=State.FAILED)
        raise


@transaction.atomic
def print_again(edition_id: uuid.UUID, fmt: Format) -> None:
    """Promise a format once more after it failed (nl: opnieuw afdrukken). Anything but a failed printout is left alone."""
    with acting(HOUSE):
        failed = Printout.objects.filter(edition_id=edition_id, format=fmt.value, state=State.FAILED)
        if failed.update(state=State.WAITING):
            _promise(edition_id, fmt)


def _promise(edition_id: uuid.UUID, fmt: Format) -> None:
    jobs.configure_task(PRINT_FORMAT).defer(edition=str(edition_id), fmt=fmt.value)


def _print(printout: Printout, fmt: Format) -> None:
    edition = printout.edition
    document = _document(edition)
    printed = render(document, fmt, theme=theme_in_use())
    printout.name = file_name(document, fmt)
    printout.content = printed.content
    printout.media_type = printed.media_type
    printout.sha256 = hashlib.sha256(printed.content).hexdigest()
    printout.size = len(printed.content)
    printout.state = State.READY.value
    printout.made_at = timezone.now()
    with acting(HOUSE):
        printout.save(update_fields=["name", "content", "media_type", "sha256", "size", "state", "made_at"])
        # printing takes a while, and meanwhile it may have been withdrawn
        printout.refresh_from_db(fields=["recipient", "handed_at"])
        shown = {"recipient": printout.recipient, "handed_at": printout.handed_at}
        for (follows, _), (_, content) in zip(printed.beside, printed.files_beside(printout.name), strict=True):
            Enclosure.objects.get_or_create(printout=printout, follows=follows, defaults={"content": content, **shown})


def _document(edition: Edition) -> Document:
    if edition.volume is not None:
        return _of_volume(edition, edition.volume)
    published = registers.published(edition.register_id, edition.year, Rule.coded(edition.rule))
    report: Report | None = published.reports.get(edition.unit)
    if report is None:
        raise NoSuchPlace(municipality=edition.unit, year=edition.year)
    language, issued = language_coded(edition.language), timezone.localdate(edition.issued_at)
    wrapping = Wrapping(language, theme_in_use(), edition.notes, issued, str(edition.id)[:8], invented=edition.invented)
    return document_of(report, wrapping)


def _of_volume(edition: Edition, volume: Volume) -> Document:
    """Counted again as it was then: the same facts and the same secret give the same figures, or nothing is printed."""
    published = making.publication_of(volume, making.secret_of(volume))
    reports = dict(reports_of(published))
    report = reports[path_of(Reader.coded(edition.reader), edition.unit)]
    language = language_coded(edition.language)
    document = document_of(report, making.wrapping_of(volume, edition.id, notes=edition.notes, language=language))
    if not making.same_figures(render(document, Format.JSON, theme=theme_in_use()).content, figures_in(edition)):
        raise OtherFigures(place=edition.place)
    return document
