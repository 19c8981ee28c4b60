"""The tables of one agency, about what is said of it and done there, wherever its clients live; and of its locations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gehoord.figures.alphabet import sort_key
from gehoord.figures.counting import Residents, Tallies
from gehoord.figures.definitions import Limit, PeriodRule, Population, Unit
from gehoord.figures.facts import Counts, Mask
from gehoord.figures.table import AnyTable, Column, Row, Table
from gehoord.figures.template import Also, Filled, Head, Sheet, fill, nothing_else, row_of
from gehoord.figures.template_2016.agencies import OUTREACH, VISITOR_HEADS
from gehoord.figures.template_2016.residents import RESIDENTS, marks
from gehoord.practice.periods import Period
from gehoord.practice.words import Text, same

_OF_LOCATION = tuple(
    replace(sheet, population=Population.AGENCY_LOCATION) for sheet in RESIDENTS if sheet.code in ("2a", "2b", "2c", "4", "5")
)
AGENCY_CLIENTS = "agency_clients"
"""The family of an agency's clients (nl: cliënten van een instantie)."""
_FAMILIES = {"clients": AGENCY_CLIENTS, "raisers": "agency_raisers"}
"""What is counted apart about agencies, because one client may be a client of several (nl: los geteld)."""
_WHO = Text(
    "Aantal unieke cliënten met een contact of een vraag, probleem of klacht over de instantie.",
    "Number of unique clients with a contact or a question, problem or complaint about the agency.",
)


def _of_agency(sheet: Sheet) -> Sheet:
    """A table as declared for municipalities, about an agency: a client of it had contact about it, or something going on."""
    if sheet.family == "clients":
        rule = {PeriodRule.WITH_CONTACT: PeriodRule.WITH_CONTACT_OR_CONCERN}
        heads = tuple(replace(head, rule=rule.get(head.rule, head.rule)) for head in sheet.heads)
        sheet = replace(sheet, heads=heads, title=_WHO if sheet.code == "1a" else sheet.title)
    heads = tuple(replace(head, at=tuple((name, _FAMILIES.get(code, code)) for name, code in head.at)) for head in sheet.heads)
    return replace(sheet, population=Population.AGENCY, family=_FAMILIES.get(sheet.family, sheet.family), heads=heads)


_SHEETS = tuple(_of_agency(sheet) for sheet in RESIDENTS)
_VISITS = replace(
    next(sheet for sheet in OUTREACH if sheet.code == "10"),
    population=Population.AGENCY,
    title=Text(
        "Aantal groepsbezoeken en voorlichtingen bij de instantie.", "Number of group visits and briefings at the agency."
    ),
)
_CLIENTS = Text(
    "Aantal cliënten dat contact opgenomen heeft over de instantie, per gemeente waar zij een locatie heeft.",
    "Number of clients who made contact about the agency, by municipality in which it has a location.",
)
_ALERTS = Text(
    "Aantal signalen over de instantie, per gemeente waar zij een locatie heeft.",
    "Number of alerts about the agency, by municipality in which it has a location.",
)
_TOTAL = Text("Totaal", "Total")
_TOTAL_CLIENTS = Text("Totaal aantal cliënten", "Total number of clients")
_UNKNOWN = Text("Gemeente onbekend", "Municipality not known")
_TWICE = Text(
    "Het totaal is de som van de rijen: een cliënt bij twee locaties telt daarin twee keer mee.",
    "The total is the sum of the rows: a client at two locations counts in it twice.",
)


@dataclass(frozen=True, slots=True)
class OneAgency:
    """The tables of agencies, ready to be drawn for any of them (nl: tabellen van instanties).

    branches: by code of an agency, the positions of its branches. places: the name of the municipality of each branch.
    """

    tallies: Tallies
    branches: Mapping[str, tuple[int, ...]]
    places: Sequence[Text]
    of_agency: tuple[Filled, ...]
    of_branch: tuple[Filled, ...]
    visits: Filled
    clients: tuple[Column, ...]
    alerts: tuple[Column, ...]
    marks: Table

    def tables(self, code: str, also: Also = nothing_else) -> tuple[AnyTable, ...]:
        """What is printed about one agency, and then about each of its locations if there are several (nl: tabellen).

        `also`: by table, rows that are shown at nought too. A table of a location in which nothing stands is left out, and so are
        all of a location about which nobody is told to have come: what is told there was somebody's.
        """
        position, here = list(self.branches).index(code), self.branches[code]
        own = tuple(filled.at(position, also(filled.sheet.code)) for filled in self.of_agency)
        heard: Mask = self.tallies.agencies.branch_visitors.sum(axis=1) > 0
        apart = (table for number, branch in enumerate(here, 1) if heard[branch] for table in self._apart(number, branch))
        outreach = self._clients(here), self.visits.at(position), self._alerts(here)
        return (*own, self.marks, *outreach, *(apart if len(here) > 1 else ()))

    def _apart(self, number: int, branch: int) -> Iterator[AnyTable]:
        place = self.places[branch]
        for filled in self.of_branch:
            table = filled.at(branch)
            if any(figure.value for row in table.rows for figure in row.figures):
                title = Text(f"{table.title.nl.rstrip('.')} ({place.nl}).", f"{table.title.en.rstrip('.')} ({place.en}).")
                unit = self.tallies.axes.branches.code[branch]
                yield replace(table, code=f"{table.code}.{number}", title=title, unit=unit)

    def _clients(self, here: tuple[int, ...]) -> Table:
        counted = self.tallies.agencies.branch_visitors[list(here)]
        values = np.concatenate((counted, counted.sum(axis=1, keepdims=True)), axis=1)
        rows = self._rows(here, values, self.clients, _TOTAL_CLIENTS)
        return Table("8b", _CLIENTS, self.clients, rows, _TWICE if len(here) > 1 else None, "visitors")

    def _alerts(self, here: tuple[int, ...]) -> Table:
        values = self.tallies.agencies.branch_alerts[list(here)].sum(axis=1, keepdims=True)
        return Table("11", _ALERTS, self.alerts, self._rows(here, values, self.alerts, _TOTAL), None, "alerts")

    def _rows(self, here: tuple[int, ...], values: Counts, columns: tuple[Column, ...], total: Text) -> tuple[Row, ...]:
        codes = self.tallies.axes.branches.code
        rows = (
            row_of(self.places[branch], figures, columns, at=(("unit", codes[branch]),))
            for branch, figures in zip(here, values.tolist(), strict=True)
        )
        return (*rows, row_of(total, values.sum(axis=0).tolist(), columns, total=True))


def one_agency(tallies: Tallies, period: Period, places: Mapping[str, str], *, of_nation: bool) -> OneAgency:
    """Make ready the tables of all agencies at once (nl: tabellen van instanties klaarzetten).

    places: names by code. `of_nation`: the register holds the nation, so that table 7 may say so.
    """
    called = [code.partition("@") for code in tallies.axes.branches.code]
    branches: dict[str, tuple[int, ...]] = {}
    for position in sorted(range(len(called)), key=lambda one: (called[one][0], sort_key(places.get(called[one][2], "")))):
        agency = called[position][0]
        branches[agency] = (*branches.get(agency, ()), position)
    concerns = tallies.agencies.branch_concerns
    by_agency = _together(concerns[:-1], branches)
    visits = replace(tallies.agencies, visits=_together(tallies.agencies.branch_visits, branches))
    heads = tuple(replace(head, limits=(*head.limits, Limit.PER_LOCATION)) for head in VISITOR_HEADS)
    alerts = Head(_TOTAL, Unit.ALERT, PeriodRule.TOOK_PLACE)
    return OneAgency(
        tallies=tallies,
        branches=branches,
        places=tuple(same(places[place]) if place in places else _UNKNOWN for _, _, place in called),
        of_agency=tuple(fill(sheet, _of_agencies(tallies, by_agency), period) for sheet in _SHEETS),
        of_branch=tuple(fill(sheet, _with_concerns(tallies, concerns), period) for sheet in _OF_LOCATION),
        visits=fill(_VISITS, replace(tallies, agencies=visits), period),
        clients=tuple(head.column(Population.AGENCY, period) for head in heads),
        alerts=(alerts.column(Population.AGENCY, period),),
        marks=marks(tallies, period, of_nation=of_nation),
    )


def _of_agencies(tallies: Tallies, concerns: Counts) -> Tallies:
    """What is counted about agencies in the place of what is counted of residents; the last row is about none."""
    told = {name: getattr(tallies.served, name)[:-1] for name in ("clients", "raisers", "contacts", "actions")}
    return replace(tallies, residents=Residents(concerns=concerns, **told))


def _with_concerns(tallies: Tallies, concerns: Counts) -> Tallies:
    return replace(tallies, residents=replace(tallies.residents, concerns=concerns))


def _together(counts: Counts, branches: Mapping[str, tuple[int, ...]]) -> Counts:
    if not branches:
        return counts[:0]
    order = np.concatenate([np.array(here) for here in branches.values()])
    first = np.cumsum([0, *(len(here) for here in branches.values())])[:-1]
    summed: Counts = np.add.reduceat(counts[order], first, axis=0)
    return summed
