"""Making all reports of a bundle: counted once, made safe together, written one by one, audited from what was written.

Whoever is cut short, also by a machine that stops, is gone on after: what stands is left, what is missing is made, and all bytes
are the same. Without a certificate that passed, nothing of it can be read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from gehoord import __version__
from gehoord.directory.called import agency_ids
from gehoord.directory.geography import NATION
from gehoord.figures.disclosure.attacker.small import attacked_if_small
from gehoord.figures.disclosure.auditor import audit
from gehoord.figures.disclosure.published.keeping import keeping_all
from gehoord.figures.disclosure.rounding import NothingFits
from gehoord.figures.publication import Policy, Publication, Reader, Report, Rule
from gehoord.people.deeds import Act, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, require
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text
from gehoord.reporting import registers
from gehoord.reporting.formats import Format, render
from gehoord.reporting.models import Edition, Volume
from gehoord.reporting.road.alone import alone
from gehoord.reporting.road.both_editions import attacked_together, years_beside
from gehoord.reporting.road.closing import check_apart
from gehoord.reporting.road.contents import Wrapping, certificate_of, document_of, integrity_of, page_of, path_of, reports_of
from gehoord.reporting.road.secrets import SecretGone, kept_secret
from gehoord.reporting.road.written import AT_ONCE, LANGUAGE, figures_by_path, figures_in
from gehoord.reporting.road.year_before import before_of, out_before
from gehoord.reporting.stages import VOLUME_STATES, Stage
from gehoord.reporting.theme_in_use import theme_in_use
from gehoord.vault import journal

MAKE = "reporting.make_volume"
"""The name under which the worker knows the making of a bundle (nl: taak)."""

AUDIT: Final = "audit"
"""Who gave the reason why a bundle was not passed, where that was the audit (nl: controle)."""


class FiguresDiffer(Refused):
    """A report in another language came out with other figures, so it is not kept (nl: andere cijfers)."""

    sentence = Text(
        "Het rapport over {place} kwam in de andere taal niet op dezelfde cijfers uit. Het is niet bewaard, en het "
        "Nederlandse rapport geldt. Zet het programma en het geheim van de bundel terug zoals ze waren, en vraag het opnieuw.",
        "In the other language the report about {place} did not come to the same figures. It was not kept, and the Dutch report "
        "holds. Put the program and the secret of the bundle back as they were, and ask for it again.",
    )


def begin(volume_id: UUID, *, by: Actor, at: datetime) -> None:
    """Have all reports of a bundle made, beside the work, or go on after a rest (nl: rapporten laten maken).

    Asking once more while it is being made only wakes the worker. Raises: NotFound, StepDoesNotFollow, PeriodsOverlap,
    HandedOverAlready.
    """
    require(by, Act.CREATE, Resource.REPORT)
    with acting(by):
        volume = held(volume_id)
        if volume.stage != Stage.BEING_MADE:
            check_apart(volume.period, instead_of=volume.replaces_id)
            VOLUME_STATES.check(Stage.coded(volume.stage), Stage.BEING_MADE)
            if volume.stage != Stage.PAUSED:
                # fixed now, so that whoever goes on later makes the same
                volume.begun_at, volume.before = at, out_before(volume.period, volume.rule)
            volume.stage, volume.reason = Stage.BEING_MADE.value, None
            volume.save(update_fields=["stage", "begun_at", "reason", "before"])
            journal.record(by=by, did="had reports made", on=volume)
        jobs.configure_task(MAKE).defer(volume=str(volume_id))


def pause(volume_id: UUID, *, by: Actor) -> None:
    """Let the making of a bundle rest until somebody goes on (nl: maken stilleggen). What is made stands; it ends the same.

    Raises: NotFound, StepDoesNotFollow.
    """
    require(by, Act.CREATE, Resource.REPORT)
    with acting(by):
        volume = held(volume_id)
        VOLUME_STATES.check(Stage.coded(volume.stage), Stage.PAUSED)
        volume.stage = Stage.PAUSED.value
        volume.save(update_fields=["stage"])
        journal.record(by=by, did="let the making of reports rest", on=volume)


def make(volume_id: UUID) -> None:
    """Make whatever is missing of a bundle, then audit it (nl: bundel maken). Where somebody is at it, nothing is done."""
    with alone(volume_id) as free:
        volume = _waiting(volume_id) if free else None
        if volume is None:
            return
        try:
            secret = _secret(volume)
            publication = publication_of(volume, secret)
            if _write_all(volume, publication):
                _pass(volume, publication)
        except Refused as refused:
            if isinstance(refused, NothingFits):
                _draw_anew(volume)
            _fail(volume, {"nl": refused.told_in("nl"), "en": refused.told_in("en")})


def resume() -> list[UUID]:
    """Go on with every bundle that is being made and that nobody is at (nl: hervatten). Gives which were looked at."""
    with acting(HOUSE):
        found = list(Volume.objects.filter(stage=Stage.BEING_MADE.value).values_list("pk", flat=True))
    for volume in found:
        make(volume)
    return found


def _draw_anew(volume: Volume) -> None:
    """A draw with which nothing fits is of no use, and nothing was made with it; a new edition keeps that of the first."""
    if volume.replaces_id is not None:
        return
    with acting(HOUSE):
        volume.secret = ""
        volume.save(update_fields=["secret"])
    _secret_file(volume).unlink(missing_ok=True)


def publication_of(volume: Volume, secret: bytes) -> Publication:
    """All figures of a bundle, made safe with its secret; the same each time (nl: publicatie van een bundel)."""
    policy = Policy(rule=Rule.coded(volume.rule), period=volume.period, seed=secret, before=before_of(volume))
    return registers.counted(str(volume.register_id), policy)


def secret_of(volume: Volume) -> bytes:
    """The secret of a bundle, in a file of the data folder (nl: geheim van een bundel). Raises: SecretGone, SecretNotRead.

    A bundle that replaces another has the secret of the first, so that what did not change comes out the same. It is drawn once:
    what was made with it would not come out again with another.
    """
    file = _secret_file(volume)
    if (volume.secret or volume.replaces_id) and not file.exists():
        raise SecretGone(file=file)
    return kept_secret(file)


def _secret_file(volume: Volume) -> Path:
    folder: Path = settings.GEHOORD_DATA / "years"
    return folder / f"{first_of(volume)}.secret"


def first_of(volume: Volume) -> UUID:
    """The bundle that this one replaces in the end, itself if none (nl: eerste uitgave)."""
    key: UUID = volume.pk
    asked = volume.replaces_id
    with acting(HOUSE):
        while asked is not None:
            key, asked = asked, Volume.objects.filter(pk=asked).values_list("replaces", flat=True).first()
    return key


def wrapping_of(volume: Volume, edition_id: UUID, *, notes: str = "", language: Language = LANGUAGE) -> Wrapping:
    """How each report of a bundle is dressed (nl: omslag). The day it was begun is the day it was issued."""
    issued = timezone.localdate(volume.begun_at) if volume.begun_at else None
    return Wrapping(language, theme_in_use(), notes, issued, str(edition_id)[:8], invented=volume.invented)


def edition_id_of(volume: Volume, reader: Reader, unit: str, language: Language = LANGUAGE) -> UUID:
    """The id of a report in a bundle; it follows from both, so that going on gives the same (nl: nummer van een rapport)."""
    return uuid5(volume.pk, path_of(reader, unit) + ("" if language == LANGUAGE else f"@{language}"))


def in_language(edition: Edition, language: Language) -> Edition:
    """The same report of a bundle in another language, not stored yet: the same figures in other words (nl: vertaald rapport).

    Raises: NotFound where it is of no bundle, FiguresDiffer.
    """
    volume = edition.volume
    if volume is None:
        raise NotFound
    reports = dict(reports_of(publication_of(volume, secret_of(volume))))
    report = reports[path_of(Reader.coded(edition.reader), edition.unit)]
    turned = _edition(volume, report, {}, language)
    turned.recipient, turned.handed_at, turned.notes = edition.recipient, edition.handed_at, edition.notes
    if not same_figures(figures_in(turned), figures_in(edition)):
        raise FiguresDiffer(place=edition.place)
    return turned


def same_figures(one: bytes, other: bytes) -> bool:
    """Whether two reports in JSON print the same figures, in whatever words (nl: zelfde cijfers)."""
    return _numbers(one) == _numbers(other)


def _numbers(figures: bytes) -> list[tuple[str, list[float]]]:
    """All printed figures by table, whatever order their words stand in."""
    told = json.loads(figures)["tables"]
    printed = [(one["table"], [cell for row in one.get("rows", ()) for cell in row[1:]]) for one in told]
    return [(table, sorted(float(cell) for cell in cells if isinstance(cell, int | float))) for table, cells in printed]


def held(volume_id: UUID) -> Volume:
    """A bundle, for whoever acts alone until the transaction ends (nl: vastgehouden bundel). Raises: NotFound."""
    found = Volume.objects.select_for_update().filter(pk=volume_id).first()
    if found is None:
        raise NotFound
    return found


def _waiting(volume_id: UUID) -> Volume | None:
    with acting(HOUSE):
        return Volume.objects.select_related("replaces", "register").filter(pk=volume_id, stage=Stage.BEING_MADE.value).first()


def _is_being_made(volume: Volume) -> bool:
    with acting(HOUSE):
        return Volume.objects.filter(pk=volume.pk, stage=Stage.BEING_MADE.value).exists()


def _secret(volume: Volume) -> bytes:
    """What was written with another secret does not add up with this one, so it goes; nor does another look or program fit."""
    secret = secret_of(volume)
    digest = sha256(b"gehoord.volume" + secret + f"{__version__} {theme_in_use()!r}".encode()).hexdigest()
    if volume.secret != digest:
        with acting(HOUSE):
            Edition.objects.filter(volume=volume).delete()
            volume.secret = digest
            volume.save(update_fields=["secret"])
    return secret


def _write_all(volume: Volume, publication: Publication) -> bool:
    """Whether all reports were written; not where somebody lets it rest."""
    with acting(HOUSE):
        there = set(Edition.objects.filter(volume=volume).values_list("pk", flat=True))
        agencies = {name: str(key) for name, key in agency_ids(by=HOUSE).items()}
    reports = dict(reports_of(publication))
    if volume.total != len(reports):
        with acting(HOUSE):
            volume.total = len(reports)
            volume.save(update_fields=["total"])
    missing = (one for one in reports.values() if edition_id_of(volume, one.reader, one.place.code) not in there)
    for some in _in_turns(missing):
        if not _is_being_made(volume):
            return False
        written = [_edition(volume, one, agencies) for one in some]
        with acting(HOUSE):
            Edition.objects.bulk_create(written)
    return True


def _in_turns(reports: Iterator[Report]) -> Iterator[Sequence[Report]]:
    while some := list(islice(reports, AT_ONCE)):
        yield some


def _edition(volume: Volume, report: Report, agencies: Mapping[str, str], language: Language = LANGUAGE) -> Edition:
    key = edition_id_of(volume, report.reader, report.place.code, language)
    document = document_of(report, wrapping_of(volume, key, language=language))
    page = page_of(document)
    return Edition(
        id=key,
        register=volume.register,
        volume=volume,
        reader=report.reader.value,
        unit=report.place.code,
        recipient=_recipient(report, agencies),
        place=report.place.name,
        year=volume.last.year,
        first=volume.first,
        last=volume.last,
        rule=volume.rule,
        language=language,
        issued_at=volume.begun_at or volume.closed_at,
        text_only=report.text_only,
        opening=page.opening,
        contents=page.contents,
        body=page.body,
        rest=page.rest,
        figures=zlib.compress(render(document, Format.JSON, theme=theme_in_use()).content, 6),
        invented=volume.invented,
    )


def _recipient(report: Report, agencies: Mapping[str, str]) -> str:
    """The place whose contacts it is for; nobody's where an agency is not in the directory any more."""
    if report.reader is Reader.AGENCY:
        return agencies.get(report.place.name, "")
    return NATION if report.reader is Reader.NATION else report.place.code


def _pass(volume: Volume, publication: Publication) -> None:
    """Audit what was written, as it was written; only then is the bundle made."""
    written = figures_by_path(volume.pk)
    files = {path: sha256(content).hexdigest() for path, content in written.items()}
    with keeping_all():
        reports = {path: json.loads(content) for path, content in written.items()}
    found = audit(reports)
    if not found.passed:
        first = found.findings[0].sentence
        _fail(volume, {"nl": first.nl, "en": first.en, "by": AUDIT})
        return
    certificate: dict[str, Any] = {**certificate_of(publication, files, seed="secret"), "audit": found.told()}
    certificate["attack"] = attacked_if_small(reports, certificate, years_beside(volume))
    if volume.replaces is not None:
        volume.attack = attacked_together(volume, reports, certificate)
    with acting(HOUSE):
        if held(volume.pk).stage != Stage.BEING_MADE:
            return
        volume.certificate, volume.seal = certificate, integrity_of(files)
        volume.stage, volume.made_at = Stage.MADE.value, timezone.now()
        volume.save(update_fields=["certificate", "seal", "stage", "made_at", "attack"])


def _fail(volume: Volume, reason: Mapping[str, str]) -> None:
    """Nothing stays of a bundle that was not passed, but why."""
    with acting(HOUSE):
        if held(volume.pk).stage != Stage.BEING_MADE:
            return
        Edition.objects.filter(volume=volume).delete()
        volume.stage, volume.reason = Stage.NOT_PASSED.value, dict(reason)
        volume.save(update_fields=["stage", "reason"])
