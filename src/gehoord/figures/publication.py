"""The one door to figures: a register goes in, a publication comes out, and nothing else leaves the room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np

from gehoord.figures.axes import agency_codes, lay_out
from gehoord.figures.counting import Tallies, tallied
from gehoord.figures.disclosure.hierarchies import NATION, Hierarchies, hierarchies
from gehoord.figures.disclosure.protection import Protected, protect
from gehoord.figures.earlier import printed_before
from gehoord.figures.facts import Facts, Rows
from gehoord.figures.gathering import gathered
from gehoord.figures.geography import Geography, Municipality
from gehoord.figures.standing import Standing, as_it_stood
from gehoord.figures.structure import structure_of
from gehoord.figures.table import AnyTable
from gehoord.figures.template_2016 import Municipal, municipal, national, one_agency
from gehoord.practice.errors import Refused
from gehoord.practice.periods import Period
from gehoord.practice.words import Term, Text

ACTIONS_TABLE = "6"
"""The code of the table of actions (nl: tabel 6)."""

THRESHOLD = 5
"""Of fewer people than this nothing is told by itself (nl: drempel)."""


class Rule(Term):
    """How figures are made fit to print (nl: publicatieregel)."""

    ROUNDED_TO_FIVE = (
        "rounded_to_five",
        "afgerond op vijftallen, alle rapporten van een jaar samen; beveiligd tegen herleiden",
        "rounded to fives, all reports of a year together; protected against disclosure",
    )
    AS_PRINTED_2016 = (
        "as_printed_2016",
        "exact, zoals gedrukt in 2016; niet beveiligd tegen herleiden",
        "exact, as printed in 2016; not protected against disclosure",
    )

    @property
    def is_protected(self) -> bool:
        """Whether figures under this rule have passed disclosure control (nl: beveiligd)."""
        return self is not Rule.AS_PRINTED_2016


class Reader(Term):
    """For whom a report is (nl: lezer)."""

    NATION = "nation", "heel Nederland", "the Netherlands"
    REGION = "region", "een jeugdregio", "a youth region"
    MUNICIPALITY = "municipality", "een gemeente", "a municipality"
    AGENCY = "agency", "een instantie", "an agency"


class NoSeed(Refused):
    """Figures were to be rounded without the secret that chance is drawn from (nl: geen geheim getal)."""

    sentence = Text(
        "Om de cijfers te beveiligen is een geheim getal nodig. Geef er een mee.",
        "To make the figures safe a secret number is needed. Give one along.",
    )


class TotalNotProtected(Refused):
    """A total was asked for that adds up with nothing, so that it cannot be made safe (nl: totaal niet te beveiligen)."""

    sentence = Text(
        "Onder deze regel is het totaal van tabel 8b altijd de som van de rijen. Laat --agency-total weg.",
        "Under this rule the total of table 8b is always the sum of the rows. Leave out --agency-total.",
    )


class AgencyTotal(Term):
    """How the total row of table 8b is made (nl: totaalrij van tabel 8b). Source: Haarlem 2016, where both readings fit."""

    ROWS = "rows", "som van de rijen", "sum of the rows"
    CLIENTS = "clients", "unieke cliënten", "distinct clients"


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices of one publication (nl: publicatiekeuzes).

    `threshold`: a municipality with fewer resident clients than this gets text only. `nation` None: tables A-F are printed
    when the register holds the nation, which is when its clients live in every province; True or False decides it.
    `earlier`: the year before stands beside tables A-F where an edition printed it; False leaves it out, as an organisation does
    that did not print it. `base`, `seed`, `processes`: what a protected rule rounds to, the secret that its chance is drawn from,
    and how many processes it may use; the figures do not depend on how many.
    """

    rule: Rule
    period: Period
    agency_total: AgencyTotal = AgencyTotal.ROWS
    threshold: int = THRESHOLD
    nation: bool | None = None
    earlier: bool = True
    base: int = 5
    seed: bytes | None = field(default=None, repr=False)
    processes: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """What a report is about that is no municipality (nl: onderwerp van een rapport): a region, an agency, or the nation."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """The figures for one reader (nl: rapportcijfers).

    `place`: what it is about; its `code` is that of the unit. `text_only`: fewer clients than the threshold; then `residents` and
    `agencies` are empty. `nation` (A-F) is empty where the register does not hold the nation. `threshold` and `agency_total` are
    those of the policy. `few_actions`: in how many municipalities the actions count nationally only: a municipality has no table
    of them then, and a region leaves them out. `structure`: every sum between the figures of the publication, in the report on
    the nation alone.
    """

    place: Municipality | Place
    period: Period
    rule: Rule
    text_only: bool
    nation: tuple[AnyTable, ...]
    residents: tuple[AnyTable, ...]
    agencies: tuple[AnyTable, ...]
    few_actions: int = 0
    threshold: int = THRESHOLD
    agency_total: AgencyTotal = AgencyTotal.ROWS
    reader: Reader = Reader.MUNICIPALITY
    structure: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        """All tables in printed order: A-F, 1a-7, 8a-11 (nl: alle tabellen)."""
        return self.nation + self.residents + self.agencies


@dataclass(frozen=True, slots=True)
class Publication:
    """All reports of one period, counted together (nl: publicatie). `reports` is keyed by municipality code.

    `regions` and `agencies` are keyed by their codes too; `whole` holds the one report on the nation. `protected` tells how the
    figures became safe, None under a rule that does not protect.
    """

    policy: Policy
    reports: Mapping[str, Report]
    regions: Mapping[str, Report] = field(default_factory=dict)
    agencies: Mapping[str, Report] = field(default_factory=dict)
    whole: Mapping[str, Report] = field(default_factory=dict)
    protected: Protected | None = None

    @property
    def nation(self) -> Report:
        """The report on whatever the register holds (nl: landelijk rapport)."""
        return self.whole[NATION]


def publish(facts: Facts, geography: Geography, policy: Policy) -> Publication:
    """Count a register and lay out the reports of all readers together (nl: publiceren).

    `geography` is that of the last day of the period; a municipality without any record has a report too.
    Raises: MapOfAnotherDay, NoSchemeYet, UnknownCategory; under a protected rule NoSeed, TotalNotProtected, CrewFailed,
    NothingFits.
    """
    standing = as_it_stood(facts, lay_out(facts, geography, policy.period), policy.period)
    tallies = tallied(standing)
    clients, actions = tallies.residents.clients.sum(axis=(1, 2, 3)), tallies.residents.actions.sum(axis=(1, 2))
    units = hierarchies(tallies.axes, geography, clients, actions, threshold=policy.threshold)
    of_nation = _holds_nation(clients.tolist(), geography) if policy.nation is None else policy.nation
    protected = _protected(standing, tallies, geography, policy) if policy.rule.is_protected else None
    press = _Press(policy, geography, units, protected.tallies if protected else tallies, of_nation=of_nation)
    return Publication(
        policy=policy,
        reports=press.municipalities(),
        regions=press.regions(),
        agencies=press.agencies(facts),
        whole=press.whole(),
        protected=protected,
    )


def _protected(standing: Standing, tallies: Tallies, geography: Geography, policy: Policy) -> Protected:
    if policy.seed is None:
        raise NoSeed
    if policy.agency_total is AgencyTotal.CLIENTS:
        raise TotalNotProtected
    return protect(
        standing,
        tallies,
        geography,
        base=policy.base,
        threshold=policy.threshold,
        # one secret for many years must not push the same cell the same way each time
        seed=_seed_of(policy.period, policy.seed),
        processes=policy.processes,
    )


def _seed_of(period: Period, seed: bytes) -> bytes:
    """One secret for many years must not push the same cell the same way each time."""
    return blake2b(f"{period.first} {period.last}".encode(), key=seed[:64]).digest()


def _holds_nation(clients: list[int], geography: Geography) -> bool:
    """Whether clients live in every province; those behind the last municipality live nowhere that is known."""
    lived_in = {place.province for place, number in zip(geography.municipalities, clients, strict=False) if number}
    return bool(lived_in) and lived_in >= set(geography.provinces)


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


class _Press:
    """Draws the reports of every reader from one set of counts (nl: pers)."""

    def __init__(self, policy: Policy, geography: Geography, units: Hierarchies, tallies: Tallies, *, of_nation: bool) -> None:
        self._policy, self._geography, self._units, self._tallies, self._of_nation = policy, geography, units, tallies, of_nation
        earlier = printed_before(policy.period) if policy.earlier else None
        self._nation = national(tallies, policy.period, earlier) if of_nation else ()

    def municipalities(self) -> Mapping[str, Report]:
        tables, text_only = cache(lambda: self._tables(self._tallies)), self._units.text_only.tolist()
        places = {place.code: (position, place) for position, place in enumerate(self._geography.municipalities)}

        def draw(code: str) -> Report:
            position, place = places[code]
            return self._report(Reader.MUNICIPALITY, place, tables(), position, text_only=text_only[position])

        return _Reports(places, draw)

    def regions(self) -> Mapping[str, Report]:
        regions = {code: number for number, code in enumerate(sorted(self._geography.regions))}
        tables = cache(lambda: self._tables(gathered(self._tallies, self._regions(regions), tuple(regions))))

        def draw(code: str) -> Report:
            place = Place(code, self._geography.regions[code])
            text_only = code in self._units.text_only_regions
            return self._report(Reader.REGION, place, tables(), regions[code], text_only=text_only)

        return _Reports(regions, draw)

    def _regions(self, regions: Mapping[str, int]) -> Rows:
        """The region of each place, and behind the last of them those who live nowhere that is known."""
        places = self._geography.municipalities
        return np.array([*(regions[place.region] for place in places), len(regions)], dtype=np.int32)

    def agencies(self, facts: Facts) -> Mapping[str, Report]:
        names = {place.code: place.name for place in self._geography.municipalities}
        tables = cache(lambda: one_agency(self._tallies, self._policy.period, names))
        called = {code: name for name, code in zip(facts.agencies, agency_codes(facts.agencies), strict=True)}
        at_work = {code.partition("@")[0] for code in self._tallies.axes.branches.code}

        def draw(code: str) -> Report:
            return self._written(Reader.AGENCY, Place(code, called[code]), (), tables().tables(code), text_only=False)

        return _Reports(sorted(at_work), draw)

    def whole(self) -> Mapping[str, Report]:
        def draw(code: str) -> Report:
            groups = np.zeros(self._tallies.axes.places + 1, dtype=np.int32)
            together = self._tables(gathered(self._tallies, groups, (NATION,)))
            report = self._report(Reader.NATION, Place(code, "Nederland"), together, 0, text_only=False)
            return replace(report, structure=structure_of(self._units, self._tallies.axes.subjects))

        return _Reports([NATION], draw)

    def _tables(self, tallies: Tallies) -> Municipal:
        distinct = self._policy.agency_total is AgencyTotal.CLIENTS
        return municipal(tallies, self._policy.period, distinct_total=distinct, of_nation=self._of_nation)

    def _report(
        self, reader: Reader, place: Municipality | Place, tables: Municipal, position: int, *, text_only: bool
    ) -> Report:
        residents = () if text_only else tables.residents(position)
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
            residents=residents,
            agencies=agencies,
            threshold=policy.threshold,
            agency_total=policy.agency_total,
            reader=reader,
        )
