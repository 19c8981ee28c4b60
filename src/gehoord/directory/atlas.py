"""The municipalities through the years as one thing to ask: packaged, or with what was imported since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from gehoord.directory.packaged import records
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
        return (self.begins is None or self.begins <= on) and not self.is_gone_on(on)

    def is_gone_on(self, on: date) -> bool:
        """Whether it is no more on this day (nl: bestaat niet meer op)."""
        return self.ends is not None and self.ends <= on


@dataclass(frozen=True, eq=False)
class Atlas:
    """All maps of the country, one for every day (nl: atlas). `spans` by code; `region_of` gives a code its youth region.

    An atlas is equal to itself alone, so that what was counted on it can be kept by it.
    """

    spans: Mapping[str, Span]
    region_of: Mapping[str, str]

    def geography_on(self, on: date) -> Geography:
        """The map as it is on one day (nl: indeling op een dag).

        A code that is no more is counted under the municipality it went to, through every later merger; one that was split
        counts nationally only. A code that does not exist yet is counted under its predecessor where it is only a new name,
        and nationally otherwise.
        """
        existing = sorted((span for span in self.spans.values() if span.exists_on(on)), key=lambda span: span.code)
        earlier = on.year <= _LAST_YEAR_OF_EARLIER_NAMES
        return Geography(
            on=on,
            municipalities=tuple(self._municipality(span) for span in existing),
            successors={code: self.counted_under(code, on) for code, span in self.spans.items() if not span.exists_on(on)},
            regions={row["code"]: (row["name_until_2017"] if earlier else "") or row["name"] for row in records("youth_regions")},
            provinces={row["code"]: row["name"] for row in records("provinces")},
        )

    def municipality_named(self, text: str, *, on: date) -> Municipality:
        """The municipality that somebody means by a name or a code, on a day (nl: gemeente bij naam).

        Capitals, accents and signs do not matter; an addition such as (NH.) may be left out where that is clear enough.
        Raises: MunicipalityUnknown, with what may have been meant; MunicipalityGone, with what became of it.
        """
        span = self._named(text, on)
        if not span.exists_on(on):
            raise MunicipalityGone(name=span.name, code=span.code, on=written(on), reason=self._what_became(span, on))
        return self._municipality(span)

    def counted_under(self, code: str, on: date) -> str | None:
        """Follow a code through mergers, forwards or backwards, to the one that exists on this day (nl: telt mee bij)."""
        span = self.spans[code]
        while not span.exists_on(on):
            ways = span.goes_to if span.is_gone_on(on) else self._predecessors.get(span.code, ())
            if len(ways) != 1:
                return None
            span = self.spans[ways[0]]
        return span.code

    def parts_of(self, code: str, on: date) -> tuple[str, ...]:
        """The municipalities of a day between which the territory of this one may lie (nl: delen van een gemeente).

        Those it was made from, itself and what it was joined by later; or those it went to, where it is no more.
        """
        span = self.spans[code]
        if span.is_gone_on(on):
            ways = [[way] if self.spans[way].exists_on(on) else self.parts_of(way, on) for way in span.goes_to]
            return tuple(dict.fromkeys(part for way in ways for part in way))
        origins = [
            part
            for origin in self._came_from.get(code, ())
            if not self.spans[origin].is_gone_on(on)
            for part in self.parts_of(origin, on)
        ]
        return tuple(dict.fromkeys([code, *origins] if span.exists_on(on) else origins))

    def _municipality(self, span: Span) -> Municipality:
        return Municipality(span.code, span.name, self.region_of[span.code], span.province)

    def _named(self, text: str, on: date) -> Span:
        asked = text.strip()
        if span := self.spans.get(_ALTERNATIVES.get(asked.lower(), asked.upper())):
            return span
        found = self._by_name.get(_plain(asked), ())
        existing = [span for span in found if span.exists_on(on)]
        if len(existing) == 1 or len(found) == 1:
            return (existing or found)[0]
        if found:
            raise MunicipalityUnknown(named=asked, meant=_meant(existing or found))
        close = get_close_matches(_plain(asked)[:100], self._by_name, n=3, cutoff=0.75)
        raise MunicipalityUnknown(named=asked[:100], meant=_meant(span for name in close for span in self._by_name[name]))

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Span, ...]]:
        """Municipalities by every plain form of their name: with the addition in brackets, and without."""
        found: dict[str, tuple[Span, ...]] = {}
        for span in self.spans.values():
            for name in {_plain(span.name), _plain(span.name.partition("(")[0])}:
                found[name] = (*found.get(name, ()), span)
        return found

    def _what_became(self, span: Span, on: date) -> Text:
        if span.begins is not None and on < span.begins:
            return _dated(span.begins, Text("Zij bestaat sinds {since}.", "It exists since {since}."))
        names = [self._told(code) for code in span.goes_to]
        now = Text(" en ".join(names), " and ".join(names))
        later = self.counted_under(span.code, on)
        if later is not None and later not in span.goes_to:
            now = Text(f"{now.nl}, en nu bij {self._told(later)}", f"{now.en}, and now to {self._told(later)}")
        told = Text("Sinds {since} hoort het gebied bij {now}.", "Since {since} its territory belongs to {now}.")
        return _dated(span.ends or on, told, now=now)

    def _told(self, code: str) -> str:
        return f"{self.spans[code].name} ({code})"

    @cached_property
    def _came_from(self) -> Mapping[str, tuple[str, ...]]:
        """For each code, the codes whose territory went to it, wholly or in part."""
        found: dict[str, tuple[str, ...]] = {}
        for span in self.spans.values():
            for code in span.goes_to:
                found[code] = (*found.get(code, ()), span.code)
        return found

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """For each code that began by a new name or a merger, the codes that went to it."""
        return {
            code: tuple(origin for origin in origins if self.spans[code].begins == self.spans[origin].ends)
            for code, origins in self._came_from.items()
        }


def _plain(name: str) -> str:
    return sort_key(name)[0]


def _meant(candidates: Iterable[Span]) -> Text:
    names = [f"{span.name} ({span.code})" for span in dict.fromkeys(candidates)]
    if not names:
        return Text("", "")
    return Text(f" Bedoelt u {' of '.join(names)}?", f" Did you mean {' or '.join(names)}?")


def _dated(since: date, sentence: Text, **blanks: Text) -> Text:
    return sentence.filled(since=written(since), **blanks)


def written(on: date) -> Text:
    """A day as it is written in a sentence (nl: geschreven datum)."""
    return Text(f"{on:%d-%m-%Y}", on.isoformat())
