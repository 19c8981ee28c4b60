"""What is asked of a publication, and what comes out of it for each reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gehoord.figures.disclosure.hierarchies import ENOUGH_ACTIONS
from gehoord.figures.earlier.published import Before
from gehoord.figures.geography import Municipality
from gehoord.figures.table import AnyTable
from gehoord.practice.periods import Period
from gehoord.practice.words import Term

ACTIONS_TABLE = "6"
OF_ACTIONS = ("5", ACTIONS_TABLE)
"""The tables of which nothing is told where hardly any actions were taken at all (nl: tabellen over acties)."""
"""The code of the table of actions (nl: tabel 6)."""

THRESHOLD = 5
"""Of fewer people than this nothing is told by itself (nl: drempel)."""


class Rule(Term):
    """How figures are made fit to print (nl: publicatieregel)."""

    ROUNDED_TO_FIVE = (
        "rounded_to_five",
        "afgerond op vijftallen, alle rapporten van een jaar samen; beveiligd tegen herleiden",
        "rounded to multiples of five, all reports of a year together; protected against disclosure",
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
    PROVINCE = "province", "een provincie", "a province"
    REGION = "region", "een jeugdregio", "a youth region"
    MUNICIPALITY = "municipality", "een gemeente", "a municipality"
    AGENCY = "agency", "een instantie", "an agency"


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
    that did not print it. `before`: the period before as it was published, to stand beside the figures of everybody.
    `base`, `seed`, `processes`: what a protected rule rounds to, the secret that its chance is drawn from, and how many
    processes it may use; the figures do not depend on how many.
    """

    rule: Rule
    period: Period
    agency_total: AgencyTotal = AgencyTotal.ROWS
    threshold: int = THRESHOLD
    nation: bool | None = None
    earlier: bool = True
    before: Before | None = field(default=None, repr=False, hash=False)
    base: int = 5
    seed: bytes | None = field(default=None, repr=False)
    processes: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """What a report is about that is no municipality (nl: onderwerp): a province, a region, an agency, or the nation."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """The figures for one reader (nl: rapportcijfers).

    `place`: what it is about; its `code` is that of the unit. `text_only`: fewer clients than the threshold; then `residents`
    and `agencies` are empty. `nation` (A-F) is empty where the register does not hold the nation. `side_by_side`: the places
    within it in one table; `left_out`: the names of those that are not there because too few of their residents had contact.
    `threshold` and `agency_total` are those of the policy. `few_actions`: in how many municipalities the actions count
    nationally only: a municipality has no table of them then, and a region or province leaves them out. `hardly_any_actions`: so
    few were taken in all that no report has a table of them, nor of concerns with one or several. `structure`: every sum
    between the figures of the publication, in the report on the nation alone. Of an agency that is text only, visits and alerts
    are told all the same.
    """

    place: Municipality | Place
    period: Period
    rule: Rule
    text_only: bool
    nation: tuple[AnyTable, ...]
    residents: tuple[AnyTable, ...]
    agencies: tuple[AnyTable, ...]
    side_by_side: tuple[AnyTable, ...] = ()
    left_out: tuple[str, ...] = ()
    few_actions: int = 0
    hardly_any_actions: bool = False
    threshold: int = THRESHOLD
    agency_total: AgencyTotal = AgencyTotal.ROWS
    reader: Reader = Reader.MUNICIPALITY
    structure: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    @property
    def enough_actions(self) -> int:
        """With fewer actions there is no table of them (nl: genoeg acties)."""
        return ENOUGH_ACTIONS if self.reader is Reader.AGENCY else 2 * self.threshold

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        """All tables in printed order: A-F, 1a-7, 8a-11, R1-R4 (nl: alle tabellen)."""
        return self.nation + self.residents + self.agencies + self.side_by_side
