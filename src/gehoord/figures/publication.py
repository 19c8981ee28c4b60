"""The one door to figures: a register goes in, a publication comes out, and nothing else leaves the room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gehoord.figures.counting import count
from gehoord.figures.earlier import printed_before
from gehoord.figures.facts import Facts
from gehoord.figures.geography import Geography, Municipality
from gehoord.figures.table import AnyTable
from gehoord.figures.template_2016 import Municipal, municipal, national
from gehoord.practice.periods import Period
from gehoord.practice.words import Term


class Rule(Term):
    """How figures are made fit to print (nl: publicatieregel)."""

    AS_PRINTED_2016 = (
        "as_printed_2016",
        "exact, zoals gedrukt in 2016; niet beveiligd tegen herleiden",
        "exact, as printed in 2016; not protected against disclosure",
    )

    @property
    def is_protected(self) -> bool:
        """Whether figures under this rule have passed disclosure control (nl: beveiligd)."""
        return self is not Rule.AS_PRINTED_2016


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
    that did not print it.
    """

    rule: Rule
    period: Period
    agency_total: AgencyTotal = AgencyTotal.ROWS
    threshold: int = 5
    nation: bool | None = None
    earlier: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """The figures for one reader (nl: rapportcijfers). `text_only`: fewer clients than the threshold; then `residents` and
    `agencies` are empty. `nation` (A-F) is empty where the register does not hold the nation. `threshold` and `agency_total` are
    those of the policy.
    """

    place: Municipality
    period: Period
    rule: Rule
    text_only: bool
    nation: tuple[AnyTable, ...]
    residents: tuple[AnyTable, ...]
    agencies: tuple[AnyTable, ...]
    threshold: int = 5
    agency_total: AgencyTotal = AgencyTotal.ROWS

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        """All tables in printed order: A-F, 1a-7, 8a-11 (nl: alle tabellen)."""
        return self.nation + self.residents + self.agencies


@dataclass(frozen=True, slots=True)
class Publication:
    """All reports of one period, counted together (nl: publicatie). `reports` is keyed by municipality code."""

    policy: Policy
    reports: Mapping[str, Report]


def publish(facts: Facts, geography: Geography, policy: Policy) -> Publication:
    """Count a register and lay out the reports of all municipalities together (nl: publiceren).

    `geography` is that of the last day of the period; a municipality without any record has a report too.
    Raises: MapOfAnotherDay, NoSchemeYet, UnknownCategory.
    """
    tallies = count(facts, geography, policy.period)
    clients = tallies.residents.clients.sum(axis=(1, 2, 3)).tolist()
    nation: tuple[AnyTable, ...] = ()
    if _holds_nation(clients, geography) if policy.nation is None else policy.nation:
        nation = national(tallies, policy.period, printed_before(policy.period) if policy.earlier else None)
    distinct_total = policy.agency_total is AgencyTotal.CLIENTS
    tables = municipal(tallies, policy.period, distinct_total=distinct_total, of_nation=bool(nation))
    return Publication(policy, _Reports(policy, geography, clients, nation, tables))


def _holds_nation(clients: list[int], geography: Geography) -> bool:
    """Whether clients live in every province; those behind the last municipality live nowhere that is known."""
    lived_in = {place.province for place, number in zip(geography.municipalities, clients, strict=False) if number}
    return bool(lived_in) and lived_in >= set(geography.provinces)


class _Reports(Mapping[str, Report]):
    """The reports of all municipalities, each drawn when it is first asked for."""

    def __init__(
        self, policy: Policy, geography: Geography, clients: list[int], nation: tuple[AnyTable, ...], tables: Municipal
    ) -> None:
        self._policy = policy
        self._places = {place.code: (position, place) for position, place in enumerate(geography.municipalities)}
        self._clients = clients
        self._nation = nation
        self._tables = tables
        self._drawn: dict[str, Report] = {}

    def __getitem__(self, code: str) -> Report:
        if code not in self._drawn:
            self._drawn[code] = self._draw(*self._places[code])
        return self._drawn[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _draw(self, position: int, place: Municipality) -> Report:
        text_only = self._clients[position] < self._policy.threshold
        return Report(
            place=place,
            period=self._policy.period,
            rule=self._policy.rule,
            text_only=text_only,
            nation=self._nation,
            residents=() if text_only else self._tables.residents(position),
            agencies=() if text_only else self._tables.agencies(position),
            threshold=self._policy.threshold,
            agency_total=self._policy.agency_total,
        )
