from dataclasses import replace

import pytest

from gehoord.figures.table import (
    Column,
    Counted,
    DefinitionsDiffer,
    Figure,
    PeriodRule,
    Population,
    Ranked,
    Ranking,
    Row,
    RowDoesNotFit,
    Series,
    Table,
    Unit,
)
from gehoord.practice.periods import Period
from gehoord.practice.words import same

CLIENTS = Counted(Unit.CLIENT, Population.RESIDENTS, PeriodRule.WITH_CONTACT, Period.year(2016))
OTHERS = [
    replace(CLIENTS, unit=Unit.CONCERN),
    replace(CLIENTS, population=Population.NATION),
    replace(CLIENTS, rule=PeriodRule.FIRST_CONTACT),
    replace(CLIENTS, period=Period.year(2015)),
]
BY_PART = pytest.mark.parametrize("other", OTHERS, ids=["unit", "population", "rule", "period"])


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
    years = tuple(Figure(year, replace(CLIENTS, period=Period.year(year))) for year in (2015, 2016))
    assert Series(same("Cliënten"), years).figures == years


@pytest.mark.parametrize("other", OTHERS[:3], ids=["unit", "population", "rule"])
def test_a_series_refuses_figures_of_different_definitions(other):
    with pytest.raises(DefinitionsDiffer):
        Series(same("Cliënten"), (Figure(1, CLIENTS), Figure(2, other)))


def test_a_definition_is_told_in_words():
    told = CLIENTS.told
    assert told.nl == "unieke cliënten van inwoners van de gemeente met minstens één contact in de periode"
    assert told.en == "unique clients of residents of the municipality with at least one contact in the period"
