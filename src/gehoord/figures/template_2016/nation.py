"""The national tables A to F, with the year before beside them where it was printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from gehoord.figures.alphabet import sort_key
from gehoord.figures.counting import Tallies
from gehoord.figures.definitions import PeriodRule, Population, Unit
from gehoord.figures.earlier import Edition
from gehoord.figures.facts import Counts
from gehoord.figures.standing import NEW
from gehoord.figures.table import AnyTable, Figure, Ranked, Ranking, Table
from gehoord.figures.template import Head, Sheet, at_each, fill, ranked, total_and_new
from gehoord.figures.template_2016.residents import KINDS_AT, NEW_ONLY, by_kind
from gehoord.practice.clients import AgeGroup
from gehoord.practice.concerns import ConcernKind, category
from gehoord.practice.periods import Period
from gehoord.practice.words import Text

_TOTAL = Text("Totaal {period}", "Total {period}")
_CLIENTS = (
    Head(_TOTAL, Unit.CLIENT, PeriodRule.WITH_CONTACT),
    Head(Text("Totaal nieuw {period}", "Total new {period}"), Unit.CLIENT, PeriodRule.FIRST_CONTACT, at=NEW_ONLY),
)
_CONCERNS = (Head(_TOTAL, Unit.CONCERN, PeriodRule.RAISED, at=NEW_ONLY),)
_AGES = tuple(age.label for age in AgeGroup)
NATION_UNIT, ACCESS_UNIT = "NL", "access"
_KINDS = (
    Text("Gestelde vragen", "Questions asked"),
    Text("Besproken problemen", "Problems discussed"),
    Text("Geuite klachten", "Complaints voiced"),
)
_SUM = Text("Totaal", "Total")
_TOP_QUESTIONS = Text("Top 3 gestelde vragen (inclusief aantallen).", "Top 3 questions asked (with numbers).")
_TOP_PROBLEMS = Text("Top 3 besproken problemen (inclusief aantallen).", "Top 3 problems discussed (with numbers).")
_TOP_COMPLAINTS = Text("Top 3 geuite klachten (inclusief aantallen).", "Top 3 complaints voiced (with numbers).")


@dataclass(frozen=True, slots=True)
class TopThree:
    """A top list with counts as declared (nl: top-3-opzet). `raised`: from the tallies to new concerns by category."""

    code: str
    title: Text
    population: Population
    kind: ConcernKind
    raised: Callable[[Tallies], Counts]

    @property
    def head(self) -> Head:
        """The head of each of its columns (nl: kolomkop)."""
        return Head(_TOTAL, Unit.CONCERN, PeriodRule.RAISED, self.kind, at=NEW_ONLY)


def _clients(tallies: Tallies) -> Counts:
    by_kind_of_client = tallies.residents.clients.sum(axis=(0, 2))
    young, adult = by_kind_of_client[0], by_kind_of_client[1:].sum(axis=0)
    return total_and_new(np.stack((young, adult)))[np.newaxis]


def _access_clients(tallies: Tallies) -> Counts:
    return total_and_new(tallies.nation.access_clients)[np.newaxis]


def _raised(tallies: Tallies) -> Counts:
    raised: Counts = tallies.residents.concerns[..., NEW].sum(axis=(0, 2))
    return raised


def _access_raised(tallies: Tallies) -> Counts:
    return tallies.nation.access_raised


def _raised_by_kind(tallies: Tallies) -> Counts:
    return by_kind(tallies, _raised(tallies)[np.newaxis])[..., np.newaxis]


def _access_raised_by_kind(tallies: Tallies) -> Counts:
    return by_kind(tallies, _access_raised(tallies)[np.newaxis])[..., np.newaxis]


NATION: tuple[Sheet | TopThree, ...] = (
    Sheet(
        code="A",
        title=Text(
            "Aantal unieke cliënten met wie de vertrouwenspersoon contact heeft gehad.",
            "Number of unique clients with whom the confidential counsellor had contact.",
        ),
        population=Population.NATION,
        heads=_CLIENTS,
        rows=_AGES,
        figures=_clients,
        total=_SUM,
        family="clients",
        at=at_each("relation", AgeGroup),
        unit=NATION_UNIT,
    ),
    Sheet(
        code="B",
        title=Text("Aantal nieuwe vragen, problemen en klachten.", "Number of new questions, problems and complaints."),
        population=Population.NATION,
        heads=_CONCERNS,
        rows=_KINDS,
        figures=_raised_by_kind,
        total=_SUM,
        family="concerns",
        at=KINDS_AT,
        unit=NATION_UNIT,
    ),
    TopThree("C1", _TOP_QUESTIONS, Population.NATION, ConcernKind.QUESTION, _raised),
    TopThree("C2", _TOP_PROBLEMS, Population.NATION, ConcernKind.PROBLEM, _raised),
    TopThree("C3", _TOP_COMPLAINTS, Population.NATION, ConcernKind.COMPLAINT, _raised),
    Sheet(
        code="D",
        title=Text(
            "Aantal cliënten met vragen, problemen en klachten over de Toegang Jeugdhulp.",
            "Number of clients with questions, problems and complaints about municipal access to youth care.",
        ),
        population=Population.NATION_ACCESS,
        heads=_CLIENTS,
        rows=_AGES,
        figures=_access_clients,
        total=_SUM,
        family="access_clients",
        at=at_each("age", AgeGroup),
        unit=NATION_UNIT,
    ),
    Sheet(
        code="E",
        title=Text(
            "Aantal nieuwe vragen, problemen en klachten over de toegang jeugdhulp.",
            "Number of new questions, problems and complaints about municipal access to youth care.",
        ),
        population=Population.NATION_ACCESS,
        heads=_CONCERNS,
        rows=_KINDS,
        figures=_access_raised_by_kind,
        total=_SUM,
        family="concerns",
        at=KINDS_AT,
        unit=ACCESS_UNIT,
    ),
    TopThree("F1", _TOP_QUESTIONS, Population.NATION_ACCESS, ConcernKind.QUESTION, _access_raised),
    TopThree("F2", _TOP_PROBLEMS, Population.NATION_ACCESS, ConcernKind.PROBLEM, _access_raised),
    TopThree("F3", _TOP_COMPLAINTS, Population.NATION_ACCESS, ConcernKind.COMPLAINT, _access_raised),
)
"""Tables A to F in printed order (nl: landelijke tabellen)."""


def national(tallies: Tallies, period: Period, earlier: Edition | None) -> tuple[AnyTable, ...]:
    """Draw tables A to F, each column of a top list in the order of its own year (nl: landelijke tabellen)."""
    return tuple(
        _beside(fill(plan, tallies, period).at(0), plan, earlier)
        if isinstance(plan, Sheet)
        else _ranking(plan, tallies, period, earlier)
        for plan in NATION
    )


def _beside(table: Table, sheet: Sheet, earlier: Edition | None) -> Table:
    """The same table with the first column of the year before as its last."""
    if earlier is None:
        return table
    column = sheet.heads[0].column(sheet.population, earlier.period, earlier.source)
    printed = zip(table.rows, earlier.columns[table.code], strict=True)
    return replace(
        table,
        columns=(*table.columns, column),
        rows=tuple(replace(row, figures=(*row.figures, Figure(value, column.counts))) for row, value in printed),
        footnote=earlier.note(table.code),
    )


def _ranking(plan: TopThree, tallies: Tallies, period: Period, earlier: Edition | None) -> Ranking:
    here = tallies.axes.subjects.of(plan.kind)
    subjects, counts = tallies.axes.subjects.categories[here], plan.raised(tallies)[here]
    keys = tuple(sort_key(subject.label.nl) for subject in subjects)
    entries = [[(subjects[position], int(counts[position])) for position in ranked(counts, keys)]]
    columns = [plan.head.column(plan.population, period)]
    if earlier is not None:
        columns.append(plan.head.column(plan.population, earlier.period, earlier.source))
        entries.append([(category(code), value) for code, value in earlier.rankings[plan.code]])
    lists = (
        tuple(Ranked(one.label, Figure(value, column.counts), (("subject", one.code),)) for one, value in listed)
        for column, listed in zip(columns, entries, strict=True)
    )
    return Ranking(
        code=plan.code,
        title=plan.title,
        columns=tuple(columns),
        lists=tuple(lists),
        footnote=earlier.note(plan.code) if earlier else None,
        family="concerns",
        unit=ACCESS_UNIT if plan.population is Population.NATION_ACCESS else NATION_UNIT,
        among=at_each("subject", (one.code for one in subjects)),
    )
