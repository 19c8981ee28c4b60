from dataclasses import replace
from datetime import date

import pytest

from gehoord.figures.definitions import Counted, Limit, PeriodRule, Population, Source, Unit
from gehoord.practice.concerns import ConcernKind
from gehoord.practice.periods import Period
from gehoord.practice.words import Text, same

YEAR = Period.year(2016)
CLIENTS = Counted(Unit.CLIENT, Population.RESIDENTS, PeriodRule.WITH_CONTACT, YEAR)


def test_a_definition_is_told_in_words():
    assert CLIENTS.told == Text(
        "unieke cliënten die in de gemeente wonen, met minstens één contact in 2016",
        "unique clients who live in the municipality, with at least one contact in 2016",
    )


def test_a_place_is_told_by_its_name():
    assert CLIENTS.told_of(same("Haarlem")).nl == "unieke cliënten die in Haarlem wonen, met minstens één contact in 2016"


def test_a_part_of_a_year_is_told_as_a_period():
    counted = replace(CLIENTS, period=Period(date(2016, 1, 1), date(2016, 2, 29)))
    assert counted.told.nl.endswith("met minstens één contact in de periode 01-01-2016 t/m 29-02-2016")
    assert counted.told.en.endswith("with at least one contact in the period 2016-01-01 to 2016-02-29")


def test_a_kind_limits_and_a_source_are_told():
    counted = Counted(
        Unit.CONCERN,
        Population.NATION_ACCESS,
        PeriodRule.RAISED,
        Period.year(2015),
        ConcernKind.COMPLAINT,
        (Limit.YOUNG_PEOPLE,),
        Source.PRINTED_2016,
    )
    assert counted.told == Text(
        "klachten over de toegang jeugdhulp in heel Nederland, voor het eerst genoemd in 2015, alleen van jeugdigen, "
        "zoals gedrukt in de uitgave over 2016",
        "complaints about municipal access in the Netherlands as a whole, first raised in 2015, of young people only, "
        "as printed in the edition on 2016",
    )


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("population", Population)
def test_every_definition_names_its_place_and_its_period_and_leaves_no_gap(unit, population):
    for rule in PeriodRule:
        for limit in Limit:
            told = Counted(unit, population, rule, YEAR, limits=(limit,)).told_of(same("Goes"))
            assert "gemeente" not in told.nl
            assert "periode" not in told.nl
            assert "municipality" not in told.en
            assert "period" not in told.en
            assert "  " not in told.nl + told.en


def test_the_same_counts_alike_in_another_year_and_from_another_source():
    assert CLIENTS.counts_like(replace(CLIENTS, period=Period.year(2015), source=Source.PRINTED_2016))
    assert not CLIENTS.counts_like(replace(CLIENTS, limits=(Limit.PARENTS,)))
    assert not CLIENTS.counts_like(replace(CLIENTS, kind=ConcernKind.PROBLEM))
