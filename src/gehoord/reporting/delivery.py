"""Handing out reports: who may read which edition, asked in one place. What is absent and what is not yours look the same."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from gehoord.figures.publication import Rule
from gehoord.people.accounts import Visitor, municipalities_of
from gehoord.people.permissions import NotFound
from gehoord.practice.errors import Refused
from gehoord.practice.words import Language, Text
from gehoord.reporting import production
from gehoord.reporting.formats import Format
from gehoord.reporting.models import Edition, Enclosure, Printout, State


class NotReady(Refused):
    """A file was asked for that has not been printed yet (nl: nog niet klaar)."""

    sentence = Text(
        "Dit bestand wordt nog gemaakt. Probeer het over een minuut opnieuw.",
        "This file is still being made. Please try again in a minute.",
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
    page; a list of reports leaves `body` empty.
    """

    id: uuid.UUID
    place: str
    year: int
    rule: Rule
    language: Language
    issued_at: datetime
    opening: dict[str, str]
    contents: list[dict[str, str]]
    body: str
    files: tuple[Offered, ...]
    other: uuid.UUID | None

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


def for_person(visitor: Visitor, *, language: Language) -> list[Handed]:
    """The reports handed to somebody, each once: in their language where it was issued in it (nl: mijn rapporten)."""
    together: dict[tuple[str, str, int, str], list[Edition]] = {}
    for edition in _for(visitor).defer("body"):
        together.setdefault((edition.register_id, edition.municipality, edition.year, edition.rule), []).append(edition)
    return [_handed(min(one, key=lambda edition: edition.language != language), one) for one in together.values()]


def open_edition(visitor: Visitor, edition_id: uuid.UUID) -> Handed:
    """The report with this number, to read (nl: rapport openen). Raises: NotFound."""
    edition = _allowed(visitor, edition_id)
    languages = Edition.objects.defer("body").filter(
        register=edition.register_id, municipality=edition.municipality, year=edition.year, rule=edition.rule
    )
    return _handed(edition, list(languages))


def fetch(visitor: Visitor, edition_id: uuid.UUID, fmt: Format, *, follows: str = "") -> Download:
    """One file of a report, to take along; `follows` asks for what belongs beside it (nl: bestand ophalen).

    Raises: NotFound, NotReady.
    """
    printout = Printout.objects.get(edition=_allowed(visitor, edition_id), format=fmt.value)
    if follows:
        enclosure = printout.enclosures.filter(follows=follows).first()
        if enclosure is None:
            raise NotFound
        return Download(printout.name + follows, "application/json", bytes(enclosure.content))
    if printout.content is None:
        raise NotReady
    return Download(printout.name, printout.media_type, bytes(printout.content))


def ask_again(visitor: Visitor, edition_id: uuid.UUID, fmt: Format) -> None:
    """Have a file that failed printed once more (nl: opnieuw laten maken). Raises: NotFound."""
    production.print_again(_allowed(visitor, edition_id).id, fmt)


def _for(visitor: Visitor) -> QuerySet[Edition]:
    printouts = Printout.objects.defer("content").prefetch_related(Prefetch("enclosures", Enclosure.objects.defer("content")))
    return Edition.objects.filter(municipality__in=municipalities_of(visitor)).prefetch_related(Prefetch("printouts", printouts))


def _allowed(visitor: Visitor, edition_id: uuid.UUID) -> Edition:
    edition = _for(visitor).filter(id=edition_id).first()
    if edition is None:
        raise NotFound
    return edition


def _handed(edition: Edition, languages: list[Edition]) -> Handed:
    return Handed(
        id=edition.id,
        place=edition.place,
        year=edition.year,
        rule=Rule.coded(edition.rule),
        language="en" if edition.language == "en" else "nl",
        issued_at=edition.issued_at,
        opening=edition.opening,
        contents=edition.contents,
        body="" if "body" in edition.get_deferred_fields() else edition.body,
        files=tuple(sorted((_offered(one) for one in edition.printouts.all()), key=lambda file: file.format.position)),
        other=next((one.id for one in languages if one.language != edition.language), None),
    )


def _offered(printout: Printout) -> Offered:
    beside = tuple(one.follows for one in printout.enclosures.all())
    return Offered(Format.coded(printout.format), State.coded(printout.state), printout.size, beside)
