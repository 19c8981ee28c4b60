"""The one door to figures: a register goes in, a publication comes out, and nothing else leaves the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gehoord.figures.geography import Municipality
from gehoord.figures.table import AnyTable
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
    """

    rule: Rule
    period: Period
    agency_total: AgencyTotal = AgencyTotal.ROWS
    threshold: int = 5
    nation: bool | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The figures for one reader (nl: rapportcijfers). `text_only`: fewer clients than the threshold; then `residents` and
    `agencies` are empty. `nation` (A-F) is empty where the register does not hold the nation.
    """

    place: Municipality
    period: Period
    rule: Rule
    text_only: bool
    nation: tuple[AnyTable, ...]
    residents: tuple[AnyTable, ...]
    agencies: tuple[AnyTable, ...]

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        """All tables in printed order: A-F, 1a-7, 8a-11 (nl: alle tabellen)."""
        return self.nation + self.residents + self.agencies


@dataclass(frozen=True, slots=True)
class Publication:
    """All reports of one period, counted together (nl: publicatie). `reports` is keyed by municipality code."""

    policy: Policy
    reports: Mapping[str, Report]
