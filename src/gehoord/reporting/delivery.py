"""Handing out reports: who may read which edition, asked in one place. What is absent and what is not yours look the same."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from gehoord.figures.publication import Reader, Rule
from gehoord.people.deeds import Act, Condition, Resource
from gehoord.people.permissions import HOUSE, Actor, NotFound, visible
from gehoord.people.roles import grounds
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, Text, language_coded
from gehoord.reporting import production
from gehoord.reporting.formats import Format
from gehoord.reporting.models import Correction, Edition, Enclosure, Fetch, Printout, State
from gehoord.reporting.road.contents import own_text_of
from gehoord.vault import journal


class NotReady(Refused):
    """A file was asked for that has not been printed yet (nl: nog niet klaar)."""

    sentence = Text(
        "Dit bestand wordt nog gemaakt. Probeer het over een minuut opnieuw.",
        "This file is still being made. Please try again in a minute.",
    )


class NotMade(Refused):
    """A file was asked for that did not come out, and will not by waiting (nl: niet gelukt)."""

    sentence = Text(
        "Dit bestand kwam er niet. Laat het opnieuw maken op de pagina van het rapport, of vraag het uw contactpersoon.",
        "This file did not come out. Have it made again on the page of the report, or ask the person you are in touch with.",
    )


@dataclass(frozen=True, slots=True)
class Offered:
    """One format of an edition and how far it is (nl: aangeboden formaat).

    `size` in bytes, 0 until it is ready; `beside` are the endings of the files that belong next to it.
    """

    format: Format
    state: State
    size: int
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """An edition as its reader gets it (nl: uitgereikt rapport).

    `other` is the same report in the other language, if it was issued. `opening`, `contents` and `body` are what is on the
    page; a list of reports leaves `body` empty. `corrections` are the dated notes beside it. `can_turn`: it is there in Dutch
    alone, and can be had in English.
    """

    id: uuid.UUID
    reader: Reader
    place: str
    year: int
    period: Period
    rule: Rule
    language: Language
    issued_at: datetime
    opening: dict[str, str]
    contents: list[dict[str, str]]
    body: str
    files: tuple[Offered, ...]
    other: uuid.UUID | None
    corrections: tuple[Correction, ...] = ()
    can_turn: bool = False

    @property
    def is_of_a_year(self) -> bool:
        """Whether it is about a whole calendar year (nl: jaarrapport)."""
        return self.period == Period.year(self.year)

    @property
    def is_protected(self) -> bool:
        """Whether its figures passed disclosure control (nl: beveiligd)."""
        return self.rule.is_protected

    @property
    def is_whole(self) -> bool:
        """Whether no file is still to come (nl: compleet)."""
        return all(file.state is not State.WAITING for file in self.files)

    @property
    def lacks_one(self) -> bool:
        """Whether a file did not come out (nl: mist een bestand)."""
        return any(file.state is State.FAILED for file in self.files)


@dataclass(frozen=True, slots=True)
class Download:
    """A file as it is handed out (nl: download)."""

    name: str
    media_type: str
    content: bytes


def for_person(*, by: Actor, language: Language) -> list[Handed]:
    """The reports handed to somebody, each once: in their language where it was issued in it (nl: mijn rapporten).

    Whoever may see every report has those of a bundle on the page of that bundle.
    """
    together: dict[tuple[str, str, Period, str], list[Edition]] = {}
    with acting(by):
        rows = _seen(by).defer("body", "rest", "figures")
        for edition in rows.filter(volume=None) if _sees_all(by) else rows:
            together.setdefault((edition.register_id, edition.unit, edition.period, edition.rule), []).append(edition)
        notes = _notes([edition.id for some in together.values() for edition in some])
        return [_handed(min(one, key=lambda edition: edition.language != language), one, notes) for one in together.values()]


def open_edition(edition_id: uuid.UUID, *, by: Actor) -> Handed:
    """The report with this number, to read (nl: rapport openen). Raises: NotFound."""
    with acting(by):
        edition = _allowed(edition_id, by)
        languages = Edition.objects.defer("body", "rest", "figures").filter(
            register=edition.register_id,
            volume=edition.volume_id,
            reader=edition.reader,
            unit=edition.unit,
            year=edition.year,
            rule=edition.rule,
        )
        found = list(languages)
        return _handed(edition, found, _notes([one.id for one in found]))


def fetch(edition_id: uuid.UUID, fmt: Format, *, by: Actor, follows: str = "", by_key: bool = False) -> Download:
    """One file of a report, to take along; `follows` asks for what belongs beside it (nl: bestand ophalen).

    The office sees who fetched it. `by_key`: a program did. Raises: NotFound, NotReady, NotMade.
    """
    with acting(by):
        edition = _allowed(edition_id, by)
        printout = Printout.objects.filter(edition=edition, format=fmt.value).first()
        enclosure = printout.enclosures.filter(follows=follows).first() if printout and follows else None
    if printout is None:
        raise NotReady
    if printout.state == State.FAILED:
        raise NotMade
    if follows:
        if enclosure is None:
            raise NotFound
        return Download(printout.name + follows, "application/json", bytes(enclosure.content))
    if printout.content is None:
        raise NotReady
    journal.record(by=by, did="fetched a report", on=edition, reason=fmt.value)
    if not _sees_all(by) and by.person_id:
        with acting(HOUSE):
            Fetch.objects.create(edition=edition, format=fmt.value, person_id=by.person_id, by_key=by_key, at=timezone.now())
    return Download(printout.name, printout.media_type, bytes(printout.content))


def turn(edition_id: uuid.UUID, *, by: Actor) -> None:
    """Have a report written in English that is there in Dutch alone (nl: laten vertalen). Raises: NotFound."""
    if not open_edition(edition_id, by=by).can_turn:
        raise NotFound
    production.promise_translation(edition_id)


def ask_again(edition_id: uuid.UUID, fmt: Format, *, by: Actor) -> None:
    """Have a file that failed printed once more (nl: opnieuw laten maken). Raises: NotFound."""
    with acting(by):
        allowed = _allowed(edition_id, by).id
    production.print_again(allowed, fmt)


def _sees_all(by: Actor) -> bool:
    return Condition.EVERYWHERE in grounds(by.role, Resource.REPORT, Act.SEE)


def _seen(by: Actor) -> QuerySet[Edition]:
    """What the asker may see; nothing of a bundle that the audit did not pass."""
    printouts = Printout.objects.defer("content").prefetch_related(Prefetch("enclosures", Enclosure.objects.defer("content")))
    made = Q(volume=None) | Q(handed_at__isnull=False) | Q(volume__certificate__isnull=False)
    return visible(by, Act.SEE, Edition.objects.filter(made)).prefetch_related(Prefetch("printouts", printouts))


def _allowed(edition_id: uuid.UUID, by: Actor) -> Edition:
    edition = _seen(by).filter(id=edition_id).first()
    if edition is None:
        raise NotFound
    if edition.volume_id is not None and edition.handed_at is not None and not edition.printouts.all():
        with acting(HOUSE):
            production.promise_files(edition)
        edition = _seen(by).get(id=edition_id)
    return edition


def _notes(editions: list[uuid.UUID]) -> dict[uuid.UUID, tuple[Correction, ...]]:
    found: dict[uuid.UUID, tuple[Correction, ...]] = {}
    for note in Correction.objects.filter(edition__in=editions):
        found[note.edition_id] = (*found.get(note.edition_id, ()), note)
    return found


def _handed(edition: Edition, languages: list[Edition], notes: dict[uuid.UUID, tuple[Correction, ...]]) -> Handed:
    return Handed(
        id=edition.id,
        reader=Reader.coded(edition.reader),
        place=edition.place,
        year=edition.year,
        period=edition.period,
        rule=Rule.coded(edition.rule),
        language=language_coded(edition.language),
        issued_at=edition.issued_at,
        opening=edition.opening,
        contents=edition.contents,
        body="" if "body" in edition.get_deferred_fields() else _body(edition),
        files=tuple(sorted((_offered(one) for one in edition.printouts.all()), key=lambda file: file.format.position)),
        other=next((one.id for one in languages if one.language != edition.language), None),
        # a note stands beside the report in whichever language it is read
        corrections=tuple(note for one in languages for note in notes.get(one.id, ())),
        can_turn=edition.volume_id is not None and edition.handed_at is not None and len(languages) == 1,
    )


def _body(edition: Edition) -> str:
    """Of a bundle, with the own text between its two pieces; a report that was issued by itself is one piece."""
    if edition.volume_id is None:
        return edition.body
    return edition.body + own_text_of(edition.notes, edition.contents, language_coded(edition.language)) + edition.rest


def _offered(printout: Printout) -> Offered:
    beside = tuple(one.follows for one in printout.enclosures.all())
    return Offered(Format.coded(printout.format), State.coded(printout.state), printout.size, beside)
