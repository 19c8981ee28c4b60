"""Which municipalities a download knows, and so which are new and which are gone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from gehoord.directory.atlas import Atlas, Span, written
from gehoord.directory.cbs.sheet import DownloadRefused, Line, Sheet, where
from gehoord.practice.words import Text

_MUNICIPALITY = re.compile(r"GM\d{4}")
_PROVINCE = re.compile(r"PV(?:2\d|3[01])")
_REGION = re.compile(r"JZ\d{2}")

_NO_COLUMNS = Text(
    "Er is geen kolom met alleen gemeentecodes (GM0392), of geen kolom met de namen ernaast.",
    "There is no column of municipality codes alone (GM0392), or no column of names beside it.",
)
_NO_PROVINCES = Text("Er is geen kolom met provinciecodes (PV27).", "There is no column of province codes (PV27).")
_NO_REGION = Text(
    "{name} ({code}) is nieuw, en het bestand zegt niet in welke jeugdregio zij ligt. Neem de kolom met codes als JZ05 op.",
    "{name} ({code}) is new, and the file does not say which youth region it lies in. Include the column of codes such as JZ05.",
)
_WENT_WHERE = Text(
    "{name} ({code}) is er niet meer. Zeg waar het gebied heen ging: --into {code}=GM0000.",
    "{name} ({code}) is no more. Say where its territory went: --into {code}=GM0000.",
)
_NO_SUCCESSOR = Text(
    "Het gebied van {code} kan niet naar {successor}: die gemeente bestaat niet op {on}.",
    "The territory of {code} cannot go to {successor}: that municipality does not exist on {on}.",
)
_CAME_BACK = Text("{name} ({code}) hield al eerder op te bestaan.", "{name} ({code}) ceased to exist before.")
_DIFFERS = Text(
    "{code}: het bestand zegt “{theirs}”, hier staat “{ours}”; dat blijft zo.",
    "{code}: the file says “{theirs}”, here it says “{ours}”; that stays.",
)


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What a list of municipalities changes in the atlas (nl: herindeling). `region_of` is for those that are new."""

    spans: tuple[Span, ...]
    region_of: Mapping[str, str]
    remarks: tuple[Text, ...]


class _Listed(NamedTuple):
    line: Line
    code: str
    name: str
    province: str
    region: str


def redrawn(sheet: Sheet, atlas: Atlas, *, on: date, into: Mapping[str, tuple[str, ...]]) -> Redrawn:
    """Compare the list of all municipalities of a day with the atlas (nl: herindeling lezen).

    `into` says for each municipality that is gone where its territory went. Names, provinces and regions of municipalities
    that stay are compared and left as they are, for they would change what was already reported.
    Raises: DownloadRefused, with everything that does not fit.
    """
    given = _listed(sheet)
    known = {place.code: place for place in atlas.geography_on(on).municipalities}
    gone = [atlas.spans[code] for code in known if code not in given]
    new = [place for code, place in given.items() if code not in known]
    regions = {place.code: region for place in new if (region := place.region or _inherited(place.code, atlas, into))}
    faults = [where(place.line, _CAME_BACK, name=place.name, code=place.code) for place in new if place.code in atlas.spans]
    faults += [where(place.line, _NO_REGION, name=place.name, code=place.code) for place in new if place.code not in regions]
    faults += [_WENT_WHERE.filled(name=span.name, code=span.code) for span in gone if span.code not in into]
    faults += [
        _NO_SUCCESSOR.filled(code=code, successor=successor, on=written(on))
        for code, successors in into.items()
        for successor in successors
        if successor not in given
    ]
    if faults:
        raise DownloadRefused(sheet.file, faults)
    ended = [replace(span, ends=on, goes_to=into[span.code]) for span in gone]
    begun = [Span(place.code, place.name, place.province, on, None, ()) for place in new]
    remarks = [
        _DIFFERS.filled(code=code, theirs=theirs, ours=ours)
        for code, town in known.items()
        if (place := given.get(code))
        and (theirs := f"{place.name}, {place.province}, {place.region or town.region}")
        != (ours := f"{town.name}, {town.province}, {town.region}")
    ]
    kept = {span.code: atlas.region_of[span.code] for span in ended}
    return Redrawn((*ended, *begun), {**kept, **regions}, tuple(remarks))


def _listed(sheet: Sheet) -> dict[str, _Listed]:
    code = sheet.filled_with(_MUNICIPALITY.fullmatch)
    province = sheet.filled_with(_PROVINCE.fullmatch)
    region = sheet.filled_with(_REGION.fullmatch)
    name = sheet.first_named(("naam", "gemeentenaam", "name"))
    if code is None or name is None or province is None:
        missing = [_NO_COLUMNS] if code is None or name is None else []
        raise DownloadRefused(sheet.file, missing + ([_NO_PROVINCES] if province is None else []))
    return {
        line.at(code): _Listed(
            line,
            line.at(code),
            line.at(name).removesuffix("(gemeente)").strip(),
            line.at(province),
            line.at(region) if region is not None else "",
        )
        for line in sheet.lines
        if line.at(code)
    }


def _inherited(code: str, atlas: Atlas, into: Mapping[str, tuple[str, ...]]) -> str | None:
    """The region of those that a new municipality was made from, where that is one."""
    origins = {atlas.region_of[origin] for origin, successors in into.items() if code in successors and origin in atlas.spans}
    return origins.pop() if len(origins) == 1 else None
