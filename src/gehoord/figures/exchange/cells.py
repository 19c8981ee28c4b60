"""What a single cell may hold. A reader gives the value, or a `Misread` that says what belongs there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeAlias

from gehoord.practice.concerns import SCHEMES
from gehoord.practice.words import Term, Text

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
"""The days a register can be about; anything else is a slip of the pen (nl: mogelijke datums)."""

LONGEST = 200
"""The most signs an id or a name has (nl: langste veld)."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[ T].*)?")
_RUN_ON = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})(?: .*)?")
_MUNICIPALITY = re.compile(r"GM[0-9]{4}")
_BARE_NUMBER = re.compile(r"(?:GM)?([0-9]{1,4})", re.IGNORECASE)
_CATEGORIES = frozenset(one.code for scheme in SCHEMES for one in scheme.choices)
_CATEGORY_LABELS = {one.label.nl.casefold(): one.code for scheme in SCHEMES for one in scheme.choices}
_GRADES = {str(grade): grade for grade in range(1, 11)}


@dataclass(frozen=True, slots=True)
class Misread:
    """What stands in a cell cannot be this (nl: verkeerd gelezen); `expected` says what can."""

    expected: Text


Reader: TypeAlias = Callable[[str], Any]
"""Turns the text of a cell into its value, or into a `Misread` (nl: lezer van een cel)."""


def _meant(text: str) -> Text:
    return Text(f" Bedoelt u {text}?", f" Did you mean {text}?")


def _joined(one: Text, other: Text) -> Text:
    return Text(one.nl + other.nl, one.en + other.en)


def _closest(text: str, codes: Collection[str]) -> str | None:
    if len(text) > LONGEST:
        return None
    tidy = text.strip().casefold().replace(" ", "_").replace("-", "_")
    found = get_close_matches(tidy, codes, n=1, cutoff=0.7)
    return found[0] if found else None


def name(text: str) -> str | Misread:
    """An id or a name: any text on its own, without blanks around it (nl: naam)."""
    if text != text.strip():
        return Misread(Text("Haal de spaties voor en na de tekst weg.", "Take away the blanks before and after the text."))
    if len(text) > LONGEST:
        return Misread(Text(f"Gebruik hooguit {LONGEST} tekens.", f"Use at most {LONGEST} characters."))
    return text


def term(terms: type[Term]) -> Reader:
    """A code of a closed list (nl: code)."""
    by_code = {str(one): one for one in terms}
    labels = {one.label.nl.casefold(): str(one) for one in terms}
    choice = Text(f"Kies uit {', '.join(by_code)}.", f"Choose from {', '.join(by_code)}.")

    def read(text: str) -> Term | Misread:
        found = by_code.get(text)
        if found is not None:
            return found
        meant = labels.get(text.strip().casefold()) or _closest(text, by_code)
        return Misread(_joined(choice, _meant(meant)) if meant else choice)

    return read


def category(text: str) -> str | Misread:
    """A category code of any scheme (nl: categorie)."""
    if text in _CATEGORIES:
        return text
    meant = _CATEGORY_LABELS.get(text.strip().casefold()) or _closest(text, _CATEGORIES)
    unknown = Text("Deze categorie bestaat in geen enkel jaar.", "This category exists in no year.")
    return Misread(_joined(unknown, _meant(meant)) if meant else unknown)


def day(text: str) -> date | Misread:
    """A day as 2016-12-31, between 1990 and 2099 (nl: datum)."""
    parts = _ISO.fullmatch(text)
    if parts is None:
        wanted = Text("Schrijf de datum als 2016-12-31.", "Write the date as 2016-12-31.")
        meant = _day_meant(text)
        return Misread(_joined(wanted, _meant(meant.isoformat())) if meant else wanted)
    found = _day_of(*parts.groups())
    if found is None:
        return Misread(Text("Deze dag bestaat niet in de kalender.", "This day is not in the calendar."))
    if not EARLIEST <= found <= LATEST:
        return Misread(
            Text(
                f"Het jaar ligt tussen {EARLIEST.year} en {LATEST.year}.",
                f"The year lies between {EARLIEST.year} and {LATEST.year}.",
            )
        )
    return found


def _day_of(year: str, month: str, day_of_month: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None


def _day_meant(text: str) -> date | None:
    tidy = text.strip()
    if parts := _YEAR_FIRST.fullmatch(tidy) or _RUN_ON.fullmatch(tidy):
        return _day_of(*parts.groups())
    if parts := _DAY_FIRST.fullmatch(tidy):
        day_of_month, month, year = parts.groups()
        return _day_of(year, month, day_of_month)
    return None


def grade(text: str) -> int | Misread:
    """A whole mark from 1 to 10 (nl: cijfer)."""
    return _GRADES.get(text) or Misread(Text("Geef een heel cijfer van 1 tot en met 10.", "Give a whole mark from 1 to 10."))


def municipality(known: Collection[str] | None) -> Reader:
    """A CBS code as GM0392, one of those that ever existed where these are given (nl: gemeentecode)."""
    wanted = Text("Schrijf de CBS-code van de gemeente, zoals GM0392.", "Write the municipality's CBS code, such as GM0392.")

    def read(text: str) -> str | Misread:
        if _MUNICIPALITY.fullmatch(text):
            if known is None or text in known:
                return text
            return Misread(
                Text("Een gemeente met deze code heeft niet bestaan.", "A municipality with this code has not existed.")
            )
        bare = _BARE_NUMBER.fullmatch(text.strip())
        meant = f"GM{bare[1]:0>4}" if bare else None
        return Misread(_joined(wanted, _meant(meant)) if meant and (known is None or meant in known) else wanted)

    return read
