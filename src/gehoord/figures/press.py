"""Draws the reports of every reader from one set of counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

import numpy as np

from gehoord.figures.axes import agency_codes
from gehoord.figures.counting import Tallies
from gehoord.figures.definitions import Population
from gehoord.figures.disclosure.hierarchies import ELSEWHERE, NATION, Hierarchies
from gehoord.figures.earlier import Edition, printed_before
from gehoord.figures.facts import Facts
from gehoord.figures.gathering import gathered
from gehoord.figures.geography import Geography, Municipality
from gehoord.figures.provinces import parts_of
from gehoord.figures.report import ACTIONS_TABLE, OF_ACTIONS, AgencyTotal, Place, Policy, Reader, Report
from gehoord.figures.structure import structure_of
from gehoord.figures.table import AnyTable, Table, TopLists
from gehoord.figures.template import Also, nothing_else
from gehoord.figures.template_2016 import (
    AGENCY_CLIENTS,
    OF_MUNICIPALITY,
    OF_NATION,
    OF_PROVINCE,
    OF_REGION,
    OF_REGISTER,
    Listed,
    Municipal,
    municipal,
    national,
    one_agency,
    side_by_side,
)
from gehoord.figures.template_2016.scopes import Scope
from gehoord.figures.template_2016.side_by_side import Beside, SideBySide
from gehoord.practice.words import Text, same

UNSEEN = Text("Woonplaats onbekend, of te weinig cliënten", "Residence not known, or too few clients")
"""Who counts nationally only, in one row of the nation (nl: alleen landelijk geteld)."""


OF_LOCATIONS = ("10", "11")
"""The tables that are about places and not about people: visits and alerts (nl: tabellen over locaties)."""


class _Reports(Mapping[str, Report]):
    """Reports by code, each drawn when it is first asked for."""

    def __init__(self, codes: Iterable[str], draw: Callable[[str], Report]) -> None:
        self._codes = dict.fromkeys(codes)
        self._draw = draw
        self._drawn: dict[str, Report] = {}

    def __getitem__(self, code: str) -> Report:
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._drawn:
            self._drawn[code] = self._draw(code)
        return self._drawn[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class Press:
    """Draws the reports of every reader from one set of counts (nl: pers)."""

    def __init__(self, policy: Policy, geography: Geography, units: Hierarchies, tallies: Tallies, *, of_nation: bool) -> None:
        self._policy, self._geography, self._units, self._tallies, self._of_nation = policy, geography, units, tallies, of_nation
        self._nation = national(tallies, policy.period, self._printed_before()) if of_nation else ()
        self._whole = OF_NATION if of_nation else OF_REGISTER
        self._before = policy.before.on(geography) if policy.before else None
        self._unacted = policy.rule.is_protected and units.hardly_any_actions

    def _printed_before(self) -> Edition | None:
        """Tables A to F of the year before: as published here, else as they were printed elsewhere."""
        policy = self._policy
        if not policy.earlier:
            return None
        return (policy.before.nation if policy.before else None) or printed_before(policy.period)

    def municipalities(self) -> Mapping[str, Report]:
        """The report on each municipality (nl: gemeenterapporten)."""
        tables, text_only = cache(lambda: self._tables(self._tallies)), self._units.text_only.tolist()
        places = {place.code: (position, place) for position, place in enumerate(self._geography.municipalities)}

        def draw(code: str) -> Report:
            position, place = places[code]
            return self._report(Reader.MUNICIPALITY, place, tables(), position, text_only=text_only[position])

        return _Reports(places, draw)

    def regions(self) -> Mapping[str, Report]:
        """The report on each youth region (nl: regiorapporten)."""
        regions = self._numbered()
        tables = cache(lambda: self._tables(self._by_region(), OF_REGION))
        beside = cache(lambda: self._beside(self._tallies, Population.REGION, Listed.MUNICIPALITIES))

        def draw(code: str) -> Report:
            place = Place(code, self._geography.regions[code])
            text_only = code in self._units.text_only_regions
            report = self._report(Reader.REGION, place, tables(), regions[code], text_only=text_only)
            if text_only or not self._policy.rule.is_protected:
                return report
            told, untold = self._within(code)
            return replace(report, side_by_side=self._with_before(code, beside().tables(told)), left_out=untold)

        return _Reports(regions, draw)

    def provinces(self) -> Mapping[str, Report]:
        """The report on each province (nl: provincierapporten): nothing but sums of what municipalities and agencies print.

        What is ranked without being printed, tables 9a and 9b, cannot be worked out from those, so that it is not there.
        """
        codes, parts = tuple(sorted(self._geography.provinces)), parts_of(self._geography)
        towns = self._geography.municipalities
        at = {code: number for number, code in enumerate(codes)}
        tables = cache(lambda: self._tables(self._gathered([at[one.province] for one in towns], codes), OF_PROVINCE))
        number = {town: place for place, part in enumerate(parts) for town in part.towns}
        by_part = cache(lambda: self._gathered([number[one.code] for one in towns], tuple(part.code for part in parts)))
        regions = cache(lambda: self._beside(by_part(), Population.PROVINCE, Listed.REGIONS))
        within = cache(lambda: self._beside(self._tallies, Population.PROVINCE, Listed.MUNICIPALITIES))

        def draw(code: str) -> Report:
            told, untold = self._within(code)
            place = Place(code, self._geography.provinces[code])
            report = self._report(Reader.PROVINCE, place, tables(), at[code], text_only=not told)
            lived_in = {one.code for one in told}
            listed = [
                Beside(one.code, one.name, place)
                for place, one in enumerate(parts)
                if one.province == code and lived_in.intersection(one.towns)
            ]
            side = (*regions().tables(listed), *within().tables(told, ("R3", "R4"))) if told else ()
            printed = tuple(table for table in report.agencies if not isinstance(table, TopLists))
            return replace(report, agencies=printed, side_by_side=self._with_before(code, side), left_out=untold)

        return _Reports(codes, draw)

    def _beside(self, tallies: Tallies, population: Population, listed: Listed) -> SideBySide:
        return side_by_side(tallies, self._policy.period, population, listed)

    def _within(self, wider: str) -> tuple[list[Beside], tuple[str, ...]]:
        """The municipalities of a region or province that have figures, and the names of those that have none."""
        here = [(at, one) for at, one in enumerate(self._geography.municipalities) if wider in (one.region, one.province)]
        told = [Beside(one.code, same(one.name), at) for at, one in here if not self._units.text_only[at]]
        return told, tuple(sorted(one.name for at, one in here if self._units.text_only[at]))

    def _numbered(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(sorted(self._geography.regions))}

    def _by_region(self) -> Tallies:
        """The counts of regions, and behind the last of them of those who live nowhere that is known."""
        regions = self._numbered()
        return self._gathered([regions[place.region] for place in self._geography.municipalities], tuple(regions))

    def _gathered(self, groups: Sequence[int], codes: tuple[str, ...]) -> Tallies:
        return gathered(self._tallies, np.array([*groups, len(codes)], dtype=np.int32), codes)

    def agencies(self, facts: Facts) -> Mapping[str, Report]:
        """The report on each agency (nl: instantierapporten)."""
        names = {place.code: place.name for place in self._geography.municipalities}
        tables = cache(lambda: one_agency(self._tallies, self._policy.period, names, of_nation=self._of_nation))
        called = {code: name for name, code in zip(facts.agencies, agency_codes(facts.agencies), strict=True)}
        at_work = {code.partition("@")[0] for code in self._tallies.axes.branches.code}

        def draw(code: str) -> Report:
            quiet = self._policy.rule.is_protected and code in self._units.quiet_agencies
            drawn = tuple(one for one in tables().tables(code, self._also(code)) if not quiet or one.code != ACTIONS_TABLE)
            silent = self._policy.rule.is_protected and not any(map(_tells_of_somebody, drawn))
            told = tuple(table for table in drawn if table.code in OF_LOCATIONS) if silent else drawn
            written = self._written(Reader.AGENCY, Place(code, called[code]), (), told, text_only=silent)
            return replace(written, few_actions=int(quiet and not silent))

        return _Reports(sorted(at_work), draw)

    def whole(self) -> Mapping[str, Report]:
        """The report on the nation (nl: landelijk rapport)."""

        def draw(code: str) -> Report:
            groups = np.zeros(self._tallies.axes.places + 1, dtype=np.int32)
            together = self._tables(gathered(self._tallies, groups, (NATION,)), self._whole)
            report = self._report(Reader.NATION, Place(code, "Nederland"), together, 0, text_only=False)
            structure = structure_of(self._units, self._tallies.axes.subjects, summed=self._policy.rule.is_protected)
            return replace(report, structure=structure, side_by_side=self._with_before(code, self._every_region()))

        return _Reports([NATION], draw)

    def _every_region(self) -> tuple[AnyTable, ...]:
        if not self._policy.rule.is_protected:
            return ()
        listed = [
            Beside(code, same(self._geography.regions[code]), number)
            for code, number in self._numbered().items()
            if code not in self._units.text_only_regions
        ]
        unseen = Beside(ELSEWHERE, UNSEEN, len(self._geography.regions), last=True)
        return self._beside(self._by_region(), self._whole.residents, Listed.REGIONS).tables([*listed, unseen])

    def _tables(self, tallies: Tallies, scope: Scope = OF_MUNICIPALITY) -> Municipal:
        distinct = self._policy.agency_total is AgencyTotal.CLIENTS
        return municipal(tallies, self._policy.period, distinct_total=distinct, of_nation=self._of_nation, scope=scope)

    def _report(
        self, reader: Reader, place: Municipality | Place, tables: Municipal, position: int, *, text_only: bool
    ) -> Report:
        residents = () if text_only else tables.residents(position, self._also(place.code))
        unseen = self._units.few_actions_below.get(place.code, 0) if self._policy.rule.is_protected else 0
        if unseen and place.code in self._units.without_actions:
            residents = tuple(table for table in residents if table.code != ACTIONS_TABLE)
        agencies = () if text_only else tables.agencies(position)
        written = self._written(reader, place, residents, agencies, text_only=text_only)
        return replace(written, few_actions=unseen)

    def _written(
        self,
        reader: Reader,
        place: Municipality | Place,
        residents: tuple[AnyTable, ...],
        agencies: tuple[AnyTable, ...],
        *,
        text_only: bool,
    ) -> Report:
        policy = self._policy
        return Report(
            place=place,
            period=policy.period,
            rule=policy.rule,
            text_only=text_only,
            nation=self._nation,
            residents=self._with_before(place.code, self._told(residents)),
            agencies=self._with_before(place.code, self._told(agencies)),
            hardly_any_actions=self._unacted,
            threshold=policy.threshold,
            agency_total=policy.agency_total,
            reader=reader,
        )

    def _told(self, tables: tuple[AnyTable, ...]) -> tuple[AnyTable, ...]:
        """Without what is told of actions where there are hardly any: too few then had several for that number to be safe."""
        return tuple(one for one in tables if not self._unacted or one.code.partition(".")[0] not in OF_ACTIONS)

    def _also(self, unit: str) -> Also:
        return partial(self._before.rows, unit) if self._before else nothing_else

    def _with_before(self, unit: str, tables: tuple[AnyTable, ...]) -> tuple[AnyTable, ...]:
        before = self._before
        return tuple(before.beside(table, unit) for table in tables) if before else tables


def _tells_of_somebody(table: AnyTable) -> bool:
    """Whether anybody is printed here who is a client; without one nothing else is told of an agency."""
    rows = table.rows if isinstance(table, Table) and table.family == AGENCY_CLIENTS else ()
    return any(figure.value for row in rows for figure in row.figures)
