"""Numbers of inhabitants from a download: which line is about whom, on which 1 January, and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gehoord.directory.atlas import Atlas, MunicipalityGone, MunicipalityUnknown, written
from gehoord.directory.cbs.sheet import REGIONS, DownloadRefused, Line, Sheet, where
from gehoord.directory.inhabitants import Inhabitants
from gehoord.practice.pricing import FigureStatus
from gehoord.practice.words import Text

COUNTS = ("bevolkingop1januari", "populationon1january", "totalebevolking", "bevolkingaanhetbeginvandeperiode", "inwonertal")
"""What the column of people is called in the tables 37259, 03759, 70072, 37230 and those of areas (nl: kolom met inwoners)."""

PERIODS = ("perioden", "periode", "periods", "period", "jaar", "peildatum")
DIVISIONS = frozenset({"geslacht", "sex", "gender", "leeftijd", "age", "burgerlijkestaat", "maritalstatus", "cpi"})
"""Columns that divide people up; only their totals count (nl: uitsplitsingen)."""

FIRST_YEAR = 2015
_TOTALS = frozenset({"10000", "000000"})
_JANUARY = re.compile(r"([12]\d{3})(?:JJ00|MM01| januari| January)?(\*{0,2})")
_MUNICIPALITY = re.compile(r"GM\d{4}")
_OTHER_AREA = re.compile(r"(?:NL|LD|PV|CR|CP|JZ|GG|AM)\d{2}(?:\d{2})?|.*\((?:LD|PV|CR|CP)\)|Nederland|The Netherlands")
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2}")
_UNKNOWN = frozenset({"", ".", "-", "x"})

_NO_COLUMN = Text("Er is geen kolom met inwoners.", "There is no column of inhabitants.")
WHICH_DAY = Text(
    "Het bestand zegt niet van welke dag het is. Geef --reference-date, zoals 2027-01-01.",
    "The file does not say of which day it is. Give --reference-date, such as 2027-01-01.",
)
_NOT_JANUARY = Text("De peildatum is altijd een 1 januari.", "The reference date always is a 1 January.")
_NO_LINES = Text("Er staan geen gemeenten van die datum in.", "It holds no municipalities of that date.")
_NO_NUMBER = Text("“{value}” is geen aantal inwoners.", "“{value}” is not a number of inhabitants.")
_UNKNOWN_PLACE = Text(
    "{place} is geen gemeente op {on}. Lees eerst de gemeenten van die datum in.",
    "{place} is no municipality on {on}. Import the municipalities of that date first.",
)
_TWICE = Text(
    "{place} staat er meer dan eens met verschillende aantallen.", "{place} is there more than once with different numbers."
)
_WHICH_STATUS = Text(
    "Het bestand zegt niet of de cijfers definitief zijn. Geef --status final of --status preliminary.",
    "The file does not say whether the figures are final. Give --status final or --status preliminary.",
)


class _Entry(NamedTuple):
    line: Line
    place: str
    on: date
    is_marked: bool


def figures_in(
    sheet: Sheet, atlas: Atlas, *, reference_date: date | None, status: FigureStatus | None
) -> Mapping[tuple[str, date], Inhabitants]:
    """The figures in a download by municipality and reference date (nl: inwonertallen lezen).

    Without `reference_date` all years from 2015 are taken. Without `status` an asterisk after the year says preliminary.
    Raises: DownloadRefused, with everything that does not fit.
    """
    place, count, period = _columns(sheet, reference_date)
    divisions = [column for column, name in enumerate(sheet.names) if name in DIVISIONS]
    found: dict[tuple[str, date], Inhabitants] = {}
    faults: list[Text] = []
    for entry in _entries(sheet, place, period, divisions, reference_date):
        code = _municipality(entry, atlas)
        value = entry.line.at(count)
        if code is None:
            # Lines of municipalities of other times are there without a figure; only one with a figure is a riddle.
            if value not in _UNKNOWN:
                faults.append(where(entry.line, _UNKNOWN_PLACE, place=entry.place, on=written(entry.on)))
            continue
        if not _NUMBER.fullmatch(value):
            faults.append(where(entry.line, _NO_NUMBER, value=value))
            continue
        known = status or (FigureStatus.PRELIMINARY if entry.is_marked else None)
        if known is None:
            raise DownloadRefused(sheet.file, [_WHICH_STATUS])
        figure = Inhabitants(int(re.sub(r"[. ]", "", value)), entry.on, (sheet.file,), known)
        if found.setdefault((code, entry.on), figure).count != figure.count:
            faults.append(where(entry.line, _TWICE, place=entry.place))
    if faults or not found:
        raise DownloadRefused(sheet.file, faults or [_NO_LINES])
    return found


def _columns(sheet: Sheet, reference_date: date | None) -> tuple[int, int, int | None]:
    place = sheet.filled_with(lambda cell: _MUNICIPALITY.fullmatch(cell) or _OTHER_AREA.fullmatch(cell))
    if place is None:
        place = next(column for column, name in enumerate(sheet.names) if name in REGIONS)
    count = sheet.first_named(COUNTS)
    period = sheet.first_named(PERIODS)
    is_new_year = reference_date is None or (reference_date.month, reference_date.day) == (1, 1)
    faults = [] if count is not None else [_NO_COLUMN]
    faults += [WHICH_DAY] if period is None and reference_date is None else []
    faults += [] if is_new_year else [_NOT_JANUARY]
    if faults or count is None:
        raise DownloadRefused(sheet.file, faults)
    return place, count, period


def _entries(sheet: Sheet, place: int, period: int | None, divisions: list[int], reference_date: date | None) -> Iterator[_Entry]:
    for line in sheet.lines:
        said = line.at(place)
        if not said or _OTHER_AREA.fullmatch(said) or not all(_is_total(line.at(column)) for column in divisions):
            continue
        stated = None if period is None else _JANUARY.fullmatch(line.at(period))
        on = date(int(stated[1]), 1, 1) if stated else (reference_date if period is None else None)
        if on is None or on.year < FIRST_YEAR or (reference_date and on != reference_date):
            continue
        yield _Entry(line, said, on, bool(stated and stated[2]))


def _is_total(cell: str) -> bool:
    return cell.startswith("T00") or cell in _TOTALS or cell.casefold().startswith(("totaal", "total"))


def _municipality(entry: _Entry, atlas: Atlas) -> str | None:
    name = entry.place.removesuffix("(gemeente)").strip()
    try:
        found = atlas.municipality_named(name, on=entry.on)
    except (MunicipalityUnknown, MunicipalityGone):
        return None
    return found.code
