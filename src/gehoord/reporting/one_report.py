"""One report, from an exchange folder without a database or from whoever has the facts: ask for it, and write it down."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from gehoord.directory.geography import geography_on, municipality_named
from gehoord.figures import exchange
from gehoord.figures.facts import Facts
from gehoord.figures.publication import AgencyTotal, Policy, Rule, publish
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, Text
from gehoord.reporting.composing import compose
from gehoord.reporting.document import Document, Printed
from gehoord.reporting.theme import Theme

Tell = Callable[[Text], None]
"""Hears how far the work is (nl: voortgang)."""

Harvest = Callable[[int], Facts]
"""Gives the facts of a year (nl: oogst)."""


class NotesNotRead(Refused):
    """The file with the counsellor's own text cannot be read (nl: eigen tekst niet gelezen)."""

    sentence = Text(
        "De eigen tekst in {file} is niet te lezen. Kijk of het bestand bestaat en of het platte tekst in UTF-8 is.",
        "The own text in {file} cannot be read. See whether the file exists and is plain text in UTF-8.",
    )


class NotWritten(Refused):
    """A file could not be written where it was asked for; nothing is left behind (nl: niet weggeschreven)."""

    sentence = Text(
        "Het bestand {file} kan niet worden geschreven. Kijk of de map bestaat, of u er mag schrijven en of er ruimte is.",
        "The file {file} cannot be written. See whether the folder exists, you may write there and there is room.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The report that somebody wants (nl: aanvraag).

    `register` is the folder that holds the register; None: the facts come from elsewhere. `municipality` is a code or a name.
    `nation` None: tables A-F where the register holds the nation. `notes` is a file with the counsellor's own text.
    """

    register: Path | None
    municipality: str
    year: int
    rule: Rule
    agency_total: AgencyTotal = AgencyTotal.ROWS
    nation: bool | None = None
    language: Language = "nl"
    notes: Path | None = None


class NothingToCount(Refused):
    """No register was given to count (nl: niets te tellen)."""

    sentence = Text("Geef de map met het register, met --register.", "Give the folder that holds the register, with --register.")


def document_for(request: Request, *, theme: Theme, tell: Tell, harvest: Harvest | None = None) -> Document:
    """Count one report, and write it (nl: rapport maken). `harvest` gives the facts where the request names no folder.

    Raises: NothingToCount, MunicipalityUnknown, MunicipalityGone, NoSchemeYet, RegisterRefused, NotesNotRead.
    """
    period = Period.year(request.year)
    place = municipality_named(request.municipality, on=period.last)
    notes = _notes(request.notes) if request.notes else ""
    tell(Text("Ik lees het register …", "Reading the register …"))
    facts = _facts(request, harvest)
    tell(Text("Ik tel …", "Counting …"))
    policy = Policy(rule=request.rule, period=period, agency_total=request.agency_total, nation=request.nation)
    report = publish(facts, geography_on(period.last), policy).reports[place.code]
    return compose(report, language=request.language, theme=theme, notes=notes)


def _facts(request: Request, harvest: Harvest | None) -> Facts:
    if request.register is not None:
        return exchange.read(request.register).facts()
    if harvest is None:
        raise NothingToCount
    return harvest(request.year)


def _notes(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as reason:
        raise NotesNotRead(file=file) from reason


def write(printed: Printed, file: Path) -> tuple[Path, ...]:
    """Write a printed report and the files that belong next to it, whole or not at all (nl: wegschrijven).

    Gives the files written. What stood there before is replaced in one step. Raises: NotWritten.
    """
    beside = [(file.with_name(name), content) for name, content in printed.files_beside(file.name)]
    written = [*beside, (file, printed.content)]
    for path, content in written:
        try:
            _replace(path, content)
        except OSError as reason:
            raise NotWritten(file=path) from reason
    return tuple(path for path, _ in reversed(written))


def _replace(path: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as temporary:
        try:
            temporary.write(content)
            temporary.close()
            Path(temporary.name).chmod(_usual_rights())
            Path(temporary.name).replace(path)
        except OSError:
            Path(temporary.name).unlink(missing_ok=True)
            raise


def _usual_rights() -> int:
    """What a new file may be used for by whom; asking for the mask can only be done by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
