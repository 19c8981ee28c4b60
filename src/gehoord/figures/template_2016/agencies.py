"""Part 2 of the municipal report: tables 8a to 11, about the agencies in the municipality, wherever their clients live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from gehoord.figures.alphabet import sort_key
from gehoord.figures.counting import Tallies
from gehoord.figures.definitions import Counted, Limit, PeriodRule, Population, Unit
from gehoord.figures.facts import Counts
from gehoord.figures.table import Block, Column, NameList, Table, TopLists
from gehoord.figures.template import Head, Sheet, at_each, ranked, row_of
from gehoord.figures.template_2016.scopes import OF_MUNICIPALITY, Scope
from gehoord.practice.clients import AgeGroup
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.outreach import VisitKind
from gehoord.practice.periods import Period
from gehoord.practice.words import Text, same

_TOTAL = Text("Totaal", "Total")

_NAMES = Text(
    "Instanties gevestigd in de gemeente, waar vertrouwenswerk is uitgevoerd.",
    "Agencies in the municipality where counselling took place.",
)
_VISITORS = Text(
    "Aantal cliënten dat contact opgenomen heeft over een instantielocatie in de gemeente of over de toegang jeugdhulp "
    "in de gemeente.",
    "Number of clients who made contact about an agency location in the municipality or about municipal access there.",
)
_AGES = {AgeGroup.YOUNG_PERSON: Limit.YOUNG_PEOPLE, AgeGroup.ADULT: Limit.ADULTS}
VISITOR_HEADS = tuple(
    Head(label, Unit.CLIENT, PeriodRule.WITH_CONTACT_OR_CONCERN, limits=limits, at=at)
    for label, limits, at in (*((age.label, (limit,), (("age", age.value),)) for age, limit in _AGES.items()), (_TOTAL, (), ()))
)
"""The columns of table 8b: by age group, and all (nl: kolommen van tabel 8b)."""
_VISITOR_TOTAL = Text("Totaal aantal cliënten", "Total number of clients")
_SUM_OF_ROWS = Text(
    "Het totaal is de som van de rijen: een cliënt bij twee instanties telt daarin twee keer mee.",
    "The total is the sum of the rows: a client at two agencies counts in it twice.",
)
_SUM_OF_LOCATIONS = Text(
    "Alles is per locatie geteld. Een cliënt bij twee locaties telt twee keer mee, in de rij van een instantie en in het totaal.",
    "All is counted by location. A client at two locations counts twice, in the row of an agency and in the total.",
)
_EACH_ONCE = Text(
    "In het totaal telt elke cliënt één keer mee, ook wie bij meer instanties in een rij staat.",
    "In the total each client counts once, even one who stands in the row of several agencies.",
)

_SUBJECTS = {
    AgeGroup.YOUNG_PERSON: (
        "9a",
        Text(
            "Top 3 onderwerpen waarover contact wordt opgenomen door JEUGDIGEN over een instantielocatie of de toegang "
            "jeugdhulp in de gemeente.",
            "Top 3 subjects about which YOUNG PEOPLE make contact, about an agency location or municipal access "
            "in the municipality.",
        ),
    ),
    AgeGroup.ADULT: (
        "9b",
        Text(
            "Top 3 onderwerpen waarover contact wordt opgenomen door VOLWASSENEN over een instantielocatie of de toegang "
            "jeugdhulp in de gemeente.",
            "Top 3 subjects about which ADULTS make contact, about an agency location or municipal access in the municipality.",
        ),
    ),
}
_BLOCKS = {
    ConcernKind.QUESTION: Text("Vragen", "Questions"),
    ConcernKind.PROBLEM: Text("Problemen", "Problems"),
    ConcernKind.COMPLAINT: Text("Klachten", "Complaints"),
}


def _visits(tallies: Tallies) -> Counts:
    return tallies.agencies.visits[..., np.newaxis]


def _alerts(tallies: Tallies) -> Counts:
    return tallies.agencies.alerts[..., np.newaxis]


OUTREACH: tuple[Sheet, ...] = (
    Sheet(
        code="10",
        title=Text(
            "Aantal groepsbezoeken en voorlichtingen bij instantielocaties en bij toegang jeugdhulp in de gemeente.",
            "Number of group visits and briefings at agency locations and municipal access in the municipality.",
        ),
        population=Population.LOCATIONS,
        heads=(Head(_TOTAL, Unit.VISIT, PeriodRule.TOOK_PLACE),),
        rows=tuple(kind.label for kind in VisitKind),
        figures=_visits,
        total=_TOTAL,
        family="visits",
        at=at_each("visit", VisitKind),
    ),
    Sheet(
        code="11",
        title=Text(
            "Aantal signalen op het gebied van veiligheid en leefklimaat bij instantielocaties of toegang jeugdhulp "
            "in de gemeente.",
            "Number of alerts about safety and living climate at agency locations or municipal access in the municipality.",
        ),
        population=Population.LOCATIONS,
        heads=(Head(_TOTAL, Unit.ALERT, PeriodRule.TOOK_PLACE),),
        rows=(
            Text(
                "Signalen instanties (inclusief Jeugdbescherming en Veilig Thuis)",
                "Alerts about agencies (youth protection and Veilig Thuis included)",
            ),
            Text("Signalen toegang jeugdhulp", "Alerts about municipal access"),
        ),
        figures=_alerts,
        family="alerts",
        at=at_each("about", ("agency", "access")),
    ),
)
"""Tables 10 and 11, by municipality, in printed order (nl: bezoeken en signalen)."""


@dataclass(frozen=True, slots=True)
class Branched:
    """Tables 8a to 9b, whose rows are the agencies and subjects of each municipality itself (nl: instanties en onderwerpen).

    `distinct_total`: the total row of 8b counts each client once instead of adding up the rows; `totals` says what it counts.
    """

    tallies: Tallies
    period: Period
    distinct_total: bool
    scope: Scope
    keys: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    totals: tuple[Column, ...]

    def names(self, place: int) -> NameList:
        """Table 8a: agencies where any work was done (nl: namen van instanties)."""
        here = self.tallies.axes.branches.at(place)
        worked = self.tallies.agencies.worked[here].tolist()
        names = (name for name, done in zip(self.tallies.axes.branches.name[here], worked, strict=True) if done)
        return NameList("8a", self.scope.title(_NAMES), self._counted(Unit.AGENCY, PeriodRule.WITH_WORK), tuple(names))

    def visitors(self, place: int) -> Table:
        """Table 8b: clients by agency and age group (nl: cliënten per instantie)."""
        here = self.tallies.axes.branches.at(place)
        by_age = self.tallies.agencies.branch_visitors[here]
        total = self.tallies.agencies.place_visitors[place] if self.distinct_total else by_age.sum(axis=0)
        rows = [
            row_of(same(name), (*ages, sum(ages)), self.columns, at=(("unit", code),))
            for name, code, ages in self._branches(place, by_age.tolist())
            if any(ages)
        ]
        left_out = tuple((("unit", code),) for _, code, ages in self._branches(place, by_age.tolist()) if not any(ages))
        rows.append(row_of(_VISITOR_TOTAL, (*total.tolist(), int(total.sum())), self.totals, total=True))
        footnote = _EACH_ONCE if self.distinct_total else _SUM_OF_ROWS if self.scope is OF_MUNICIPALITY else _SUM_OF_LOCATIONS
        title = self.scope.title(_VISITORS)
        return Table("8b", title, self.columns, tuple(rows), footnote, "visitors", left_out=left_out)

    def _branches(self, place: int, by_age: list[list[int]]) -> Iterator[tuple[str, str, list[int]]]:
        branches = self.tallies.axes.branches
        here = branches.at(place)
        return zip(branches.name[here], branches.code[here], by_age, strict=True)

    def subjects(self, place: int, age: AgeGroup) -> TopLists:
        """Table 9a or 9b: the subjects most raised, without their counts (nl: top 3 onderwerpen)."""
        code, title = _SUBJECTS[age]
        blocks = tuple(self._block(label, place, age, kind) for kind, label in _BLOCKS.items())
        return TopLists(code, self.scope.title(title), self._counted(Unit.CONCERN, PeriodRule.RAISED, _AGES[age]), blocks)

    def _block(self, label: Text, place: int, age: AgeGroup, kind: ConcernKind) -> Block:
        subjects = self.tallies.axes.subjects
        here = subjects.of(kind)
        counts = self.tallies.agencies.raised[place, age.position, here]
        top = [subjects.categories[here][position] for position in ranked(counts, self.keys[here])]
        return Block(label, tuple(one.label for one in top), tuple((("age", age.value), ("subject", one.code)) for one in top))

    def _counted(self, unit: Unit, rule: PeriodRule, *limits: Limit) -> Counted:
        return Counted(unit, self.scope.locations, rule, self.period, limits=limits)


def branched(tallies: Tallies, period: Period, *, distinct_total: bool, scope: Scope) -> Branched:
    """Make ready tables 8a to 9b of all municipalities (nl: instanties en onderwerpen klaarzetten)."""
    keys = tuple(sort_key(category.label.nl) for category in tallies.axes.subjects.categories)
    once = tuple(head.column(scope.locations, period) for head in VISITOR_HEADS)
    # in a municipality an agency is one location; a wider place adds up those of all its municipalities
    by = Limit.PER_AGENCY if scope is OF_MUNICIPALITY else Limit.PER_LOCATION
    per_agency = tuple(replace(one, counts=replace(one.counts, limits=(*one.counts.limits, by))) for one in once)
    return Branched(tallies, period, distinct_total, scope, keys, per_agency, once if distinct_total else per_agency)
