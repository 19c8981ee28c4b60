from dataclasses import replace

import pytest

from gehoord.figures.definitions import Counted, Limit, PeriodRule, Population, Source, Unit
from gehoord.figures.table import Column, DefinitionsDiffer, Figure, Ranked, Ranking, Row, RowDoesNotFit, Series, Table
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period
from gehoord.practice.words import same

CLIENTS = Counted(Unit.CLIENT, Population.RESIDENTS, PeriodRule.WITH_CONTACT, Period.year(2016))
OTHERS = {
    "unit": replace(CLIENTS, unit=Unit.CONCERN),
    "population": replace(CLIENTS, population=Population.NATION),
    "rule": replace(CLIENTS, rule=PeriodRule.FIRST_CONTACT),
    "kind": replace(CLIENTS, kind=ConcernKind.QUESTION),
    "limits": replace(CLIENTS, limits=(Limit.PER_AGENCY,)),
    "period": replace(CLIENTS, period=Period.year(2015)),
    "source": replace(CLIENTS, source=Source.PRINTED_2016),
}
BY_PART = pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
OF_TIME = ("period", "source")


def table(*figures: Figure) -> Table:
    return Table("1a", same("Cliënten"), (Column(same("Totaal"), CLIENTS),), (Row(same("Jeugdigen"), figures),))


@BY_PART
def test_a_column_refuses_a_figure_that_counts_something_else(other):
    with pytest.raises(DefinitionsDiffer, match="aparte kolommen"):
        table(Figure(1, other))


def test_a_column_takes_a_figure_that_counts_the_same():
    assert table(Figure(1, replace(CLIENTS))).rows[0].figures[0].value == 1


def test_a_row_has_a_figure_for_each_column():
    with pytest.raises(RowDoesNotFit, match="Jeugdigen"):
        table(Figure(1, CLIENTS), Figure(2, CLIENTS))


@BY_PART
def test_a_top_list_refuses_a_figure_that_counts_something_else(other):
    with pytest.raises(DefinitionsDiffer):
        Ranking("C1", same("Top 3"), (Column(same("Totaal"), CLIENTS),), ((Ranked(same("Dossier"), Figure(1, other)),),))


def test_a_series_runs_over_periods_of_one_definition():
    printed = replace(CLIENTS, period=Period.year(2015), source=Source.PRINTED_2016)
    years = (Figure(1, CLIENTS), Figure(2, printed), Figure(3, OTHERS["period"]))
    assert Series(same("Cliënten"), years).figures == years


@pytest.mark.parametrize("part", [part for part in OTHERS if part not in OF_TIME])
def test_a_series_refuses_figures_of_different_definitions(part):
    with pytest.raises(DefinitionsDiffer):
        Series(same("Cliënten"), (Figure(1, CLIENTS), Figure(2, OTHERS[part])))


def total(other: Counted) -> Table:
    row = Row(same("Totaal"), (Figure(1, other),), total=True)
    return Table("8b", same("Cliënten"), (Column(same("Totaal"), CLIENTS),), (row,))


@pytest.mark.parametrize("part", [part for part in OTHERS if part != "limits"])
def test_a_total_row_counts_what_its_column_counts(part):
    with pytest.raises(DefinitionsDiffer):
        total(OTHERS[part])


def test_a_total_row_may_be_limited_otherwise():
    assert total(OTHERS["limits"]).rows[0].figures[0].counts != CLIENTS


def test_a_refusal_tells_both_definitions_in_the_language_of_the_reader():
    with pytest.raises(DefinitionsDiffer) as refusal:
        table(Figure(1, OTHERS["unit"]))
    assert "unieke cliënten die in de gemeente wonen" in refusal.value.told_in("nl")
    assert "questions, problems and complaints of residents" in refusal.value.told_in("en")
