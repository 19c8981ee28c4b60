"""One report, from an exchange folder without a database or from whoever has the facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gehoord.directory.atlas import Atlas
from gehoord.directory.geography import packaged_atlas
from gehoord.figures import exchange
from gehoord.figures.facts import Facts
from gehoord.figures.publication import AgencyTotal, Policy, Rule, publish
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Language, Text
from gehoord.reporting.absence import absent_from
from gehoord.reporting.composing import compose
from gehoord.reporting.document import Document
from gehoord.reporting.own_files import TooLong, text_of
from gehoord.reporting.theme import Theme

Tell = Callable[[Text], None]
"""Hears how far the work is (nl: voortgang)."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What whoever has a database gives instead of a folder (nl: oogst): the maps with what was imported, the facts of a year."""

    atlas: Callable[[], Atlas]
    facts: Callable[[int], Facts]


class NotesNotRead(Refused):
    """The file with the counsellor's own text cannot be read (nl: eigen tekst niet gelezen)."""

    sentence = Text(
        "De eigen tekst in {file} is niet te lezen. Kijk of het bestand bestaat en of het platte tekst in UTF-8 is.",
        "The own text in {file} cannot be read. See whether the file exists and is plain text in UTF-8.",
    )


class NotesTooLong(Refused):
    """The file with the counsellor's own text is too large for section 3.1 (nl: eigen tekst te lang)."""

    sentence = Text(
        "De eigen tekst in {file} is te lang: er past 200 kB in, zo’n honderd bladzijden. Maak hem korter.",
        "The own text in {file} is too long: there is room for 200 kB, some hundred pages. Make it shorter.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The report that somebody wants (nl: aanvraag).

    `register` is the folder that holds the register; None: the facts come from elsewhere. `municipality` is a code or a name.
    `nation` None: tables A-F where the register holds the nation. `earlier`: with the year before beside them where it was
    printed. `notes` is a file with the counsellor's own text.
    """

    register: Path | None
    municipality: str
    year: int
    rule: Rule
    agency_total: AgencyTotal = AgencyTotal.ROWS
    nation: bool | None = None
    earlier: bool = True
    language: Language = "nl"
    notes: Path | None = None


class WholeYearOnly(Refused):
    """One report was asked for under a rule that makes all reports of a year safe together (nl: alleen een heel jaar)."""

    sentence = Text(
        "Onder de regel {rule} horen alle rapporten van een jaar bij elkaar. Maak ze samen, met gehoord year publish.",
        "Under the rule {rule} all reports of a year belong together. Make them at one time, with gehoord year publish.",
    )


class NothingToCount(Refused):
    """No register was given to count (nl: niets te tellen)."""

    sentence = Text("Geef de map met het register, met --register.", "Give the folder that holds the register, with --register.")


def document_for(
    request: Request, *, theme: Theme, tell: Tell, harvest: Harvest | None = None, warn: Tell | None = None
) -> Document:
    """Count one report, and write it (nl: rapport maken). `harvest` gives map and facts where the request names no folder.

    `warn` hears that the register holds nothing about the year or the place; there is a report all the same.

    Raises: WholeYearOnly, NothingToCount, MunicipalityUnknown, MunicipalityGone, NoSchemeYet, RegisterRefused, NotesNotRead,
    NotesTooLong.
    """
    if request.rule.is_protected:
        raise WholeYearOnly(rule=request.rule.value)
    period = Period.year(request.year)
    atlas = packaged_atlas() if harvest is None or request.register is not None else harvest.atlas()
    place = atlas.municipality_named(request.municipality, on=period.last)
    notes = _notes(request.notes) if request.notes else ""
    tell(Text("Ik lees het register …", "Reading the register …"))
    facts = _facts(request, harvest)
    tell(Text("Ik tel …", "Counting …"))
    policy = Policy(
        rule=request.rule,
        period=period,
        agency_total=request.agency_total,
        nation=request.nation,
        earlier=request.earlier,
    )
    geography = atlas.geography_on(period.last)
    absent = absent_from(facts, geography, place.code, period)
    if absent and warn:
        warn(absent)
    report = publish(facts, geography, policy).reports[place.code]
    return compose(report, language=request.language, theme=theme, notes=notes)


def _facts(request: Request, harvest: Harvest | None) -> Facts:
    if request.register is not None:
        return exchange.read(request.register).facts()
    if harvest is None:
        raise NothingToCount
    return harvest.facts(request.year)


def _notes(file: Path) -> str:
    try:
        return text_of(file)
    except TooLong as reason:
        raise NotesTooLong(file=file) from reason
    except (OSError, ValueError) as reason:
        raise NotesNotRead(file=file) from reason
