"""Which municipalities, youth regions and provinces exist on which day, and what became of those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache

from gehoord.directory.packaged import day, records
from gehoord.figures.alphabet import sort_key
from gehoord.figures.geography import Geography, Municipality
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

_LAST_YEAR_OF_EARLIER_NAMES = 2017
_ALTERNATIVES = {"den haag": "GM0518", "den bosch": "GM0796", "the hague": "GM0518"}


class MunicipalityUnknown(Refused):
    """A name or code was given that points to no municipality, or to more than one (nl: gemeente onbekend)."""

    sentence = Text(
        "Het is niet duidelijk welke gemeente “{named}” is. Geef een CBS-code zoals GM0392, of de naam.{meant}",
        "It is not clear which municipality “{named}” is. Give a CBS code such as GM0392, or the name.{meant}",
    )


class MunicipalityGone(Refused):
    """A municipality was asked for on a day on which it did not exist (nl: gemeente bestaat dan niet)."""

    sentence = Text(
        "De gemeente {name} ({code}) bestaat niet op {on}. {reason}",
        "The municipality {name} ({code}) does not exist on {on}. {reason}",
    )


@dataclass(frozen=True, slots=True)
class Span:
    """A municipality through the years (nl: levensloop van een gemeente).

    `begins` None: long before 2015; `ends` is the first day on which it is no more, None while it exists; `goes_to` are the
    codes its territory went to, several where it was split. A new name with a new code is a new span.
    """

    code: str
    name: str
    province: str
    begins: date | None
    ends: date | None
    goes_to: tuple[str, ...]

    def exists_on(self, on: date) -> bool:
        """Whether it is a municipality on this day (nl: bestaat op)."""
        return (self.begins is None or self.begins <= on) and (self.ends is None or on < self.ends)


@cache
def spans() -> Mapping[str, Span]:
    """Every municipality since 2015, by code (nl: alle gemeenten). Source: RvIG table 33, CBS 37259eng."""
    return {
        row["code"]: Span(
            row["code"], row["name"], row["province"], day(row["begins"]), day(row["ends"]), tuple(row["goes_to"].split())
        )
        for row in records("municipalities")
    }


def known_codes() -> frozenset[str]:
    """All codes that ever were a municipality since 2015 (nl: bekende gemeentecodes)."""
    return frozenset(spans())


@cache
def geography_on(on: date) -> Geography:
    """The map as it is on one day (nl: indeling op een dag).

    A code that is no more is counted under the municipality it went to, through every later merger; one that was split
    counts nationally only. A code that does not exist yet is counted under its predecessor where it is only a new name,
    and nationally otherwise. Source: CBS 37259eng (municipalities), CBS 83287NED (youth regions).
    """
    existing = sorted((span for span in spans().values() if span.exists_on(on)), key=lambda span: span.code)
    region = youth_region_of()
    earlier = on.year <= _LAST_YEAR_OF_EARLIER_NAMES
    return Geography(
        on=on,
        municipalities=tuple(Municipality(span.code, span.name, region[span.code], span.province) for span in existing),
        successors={code: _counted_under(code, on) for code, span in spans().items() if not span.exists_on(on)},
        regions={row["code"]: (row["name_until_2017"] if earlier else "") or row["name"] for row in records("youth_regions")},
        provinces={row["code"]: row["name"] for row in records("provinces")},
    )


@cache
def youth_region_of() -> Mapping[str, str]:
    """The youth region (JZ..) of every municipality, also those that are no more (nl: jeugdregio). Source: CBS 83287NED."""
    return {row["municipality"]: row["region"] for row in records("youth_region_members")}


def municipality_named(text: str, *, on: date) -> Municipality:
    """The municipality that somebody means by a name or a code, on a day (nl: gemeente bij naam).

    Capitals, accents and signs do not matter; an addition such as (NH.) may be left out where that is clear enough.
    Raises: MunicipalityUnknown, with what may have been meant; MunicipalityGone, with what became of it.
    """
    span = _named(text, on)
    if not span.exists_on(on):
        raise MunicipalityGone(name=span.name, code=span.code, on=_written(on), reason=_what_became(span, on))
    return Municipality(span.code, span.name, youth_region_of()[span.code], span.province)


def _named(text: str, on: date) -> Span:
    asked = text.strip()
    if span := spans().get(_ALTERNATIVES.get(asked.lower(), asked.upper())):
        return span
    found = _by_name().get(_plain(asked), ())
    existing = [span for span in found if span.exists_on(on)]
    if len(existing) == 1 or len(found) == 1:
        return (existing or found)[0]
    if found:
        raise MunicipalityUnknown(named=asked, meant=_meant(existing or found))
    close = get_close_matches(_plain(asked)[:100], _by_name(), n=3, cutoff=0.75)
    raise MunicipalityUnknown(named=asked[:100], meant=_meant(span for name in close for span in _by_name()[name]))


@cache
def _by_name() -> Mapping[str, tuple[Span, ...]]:
    """Municipalities by every plain form of their name: with the addition in brackets, and without."""
    found: dict[str, tuple[Span, ...]] = {}
    for span in spans().values():
        for name in {_plain(span.name), _plain(span.name.partition("(")[0])}:
            found[name] = (*found.get(name, ()), span)
    return found


def _plain(name: str) -> str:
    return sort_key(name)[0]


def _meant(candidates: Iterable[Span]) -> Text:
    names = [f"{span.name} ({span.code})" for span in dict.fromkeys(candidates)]
    if not names:
        return Text("", "")
    return Text(f" Bedoelt u {' of '.join(names)}?", f" Did you mean {' or '.join(names)}?")


def _what_became(span: Span, on: date) -> Text:
    if span.begins is not None and on < span.begins:
        return _dated(span.begins, Text("Zij bestaat sinds {since}.", "It exists since {since}."))
    names = [f"{spans()[code].name} ({code})" for code in span.goes_to]
    now = Text(" en ".join(names), " and ".join(names))
    later = _counted_under(span.code, on)
    if later is not None and later not in span.goes_to:
        name = f"{spans()[later].name} ({later})"
        now = Text(f"{now.nl}, en nu bij {name}", f"{now.en}, and now to {name}")
    told = Text("Sinds {since} hoort het gebied bij {now}.", "Since {since} its territory belongs to {now}.")
    return _dated(span.ends or on, told, now=now)


def _dated(since: date, sentence: Text, **blanks: Text) -> Text:
    return sentence.filled(since=_written(since), **blanks)


def _written(on: date) -> Text:
    return Text(f"{on:%d-%m-%Y}", on.isoformat())


def _counted_under(code: str, on: date) -> str | None:
    """Follow a code through mergers, forwards or backwards, to the one that exists on this day."""
    span = spans()[code]
    while not span.exists_on(on):
        gone = span.ends is not None and span.ends <= on
        ways = span.goes_to if gone else _predecessors().get(span.code, ())
        if len(ways) != 1:
            return None
        span = spans()[ways[0]]
    return span.code


@cache
def _predecessors() -> Mapping[str, tuple[str, ...]]:
    """For each code that began by a new name or a merger, the codes that went to it."""
    found: dict[str, tuple[str, ...]] = {}
    for span in spans().values():
        for code in span.goes_to:
            if spans()[code].begins == span.ends:
                found[code] = (*found.get(code, ()), span.code)
    return found
