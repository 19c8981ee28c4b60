"""The tables of the yearly report as it was laid out in 2016, declared; this door draws them from the tallies."""

from __future__ import annotations

from dataclasses import dataclass

from gehoord.figures.counting import Tallies
from gehoord.figures.table import AnyTable, Table
from gehoord.figures.template import Also, Filled, fill, nothing_else
from gehoord.figures.template_2016.agencies import OUTREACH, Branched, branched
from gehoord.figures.template_2016.nation import national
from gehoord.figures.template_2016.one_agency import AGENCY_CLIENTS, OneAgency, one_agency
from gehoord.figures.template_2016.residents import RESIDENTS, marks
from gehoord.figures.template_2016.scopes import OF_MUNICIPALITY, OF_NATION, OF_PROVINCE, OF_REGION, OF_REGISTER, Scope
from gehoord.figures.template_2016.side_by_side import Listed, SideBySide, side_by_side
from gehoord.practice.clients import AgeGroup
from gehoord.practice.periods import Period

__all__ = [
    "AGENCY_CLIENTS",
    "OF_MUNICIPALITY",
    "OF_NATION",
    "OF_PROVINCE",
    "OF_REGION",
    "OF_REGISTER",
    "Listed",
    "Municipal",
    "OneAgency",
    "SideBySide",
    "municipal",
    "national",
    "one_agency",
    "side_by_side",
]


@dataclass(frozen=True, slots=True)
class Municipal:
    """Tables 1a to 11, ready to be drawn for any municipality or wider place by its position (nl: gemeentelijke tabellen)."""

    by_home: tuple[Filled, ...]
    marks: Table
    branched: Branched
    outreach: tuple[Filled, ...]

    def residents(self, place: int, also: Also = nothing_else) -> tuple[AnyTable, ...]:
        """Tables 1a to 7 of one municipality (nl: deel 1, inwoners). `also`: by table, rows that are shown at nought too."""
        return (*(filled.at(place, also(filled.sheet.code)) for filled in self.by_home), self.marks)

    def agencies(self, place: int) -> tuple[AnyTable, ...]:
        """Tables 8a to 11 of one municipality (nl: deel 2, instanties)."""
        return (
            self.branched.names(place),
            self.branched.visitors(place),
            *(self.branched.subjects(place, age) for age in AgeGroup),
            *(filled.at(place) for filled in self.outreach),
        )


def municipal(
    tallies: Tallies, period: Period, *, distinct_total: bool, of_nation: bool, scope: Scope = OF_MUNICIPALITY
) -> Municipal:
    """Make ready the tables of all municipalities at once, or of whatever wider places (nl: tabellen klaarzetten).

    `distinct_total`: the total row of table 8b counts each client once instead of adding up the rows.
    `of_nation`: the register holds the nation, so that table 7 may say so.
    """
    return Municipal(
        by_home=tuple(fill(scope.sheet(sheet), tallies, period) for sheet in RESIDENTS),
        marks=marks(tallies, period, of_nation=of_nation),
        branched=branched(tallies, period, distinct_total=distinct_total, scope=scope),
        outreach=tuple(fill(scope.sheet(sheet), tallies, period) for sheet in OUTREACH),
    )
