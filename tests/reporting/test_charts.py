"""Bars show printed figures only, and an earlier year only beside figures that count the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reporting import handmade

from gehoord.figures.definitions import PeriodRule, Source
from gehoord.figures.table import Figure, Ranked
from gehoord.practice.words import same
from gehoord.reporting.charts import chart_of, total_of

TOP = replace(handmade.TOP, code="C3")


def test_bars_fall_from_long_to_short_without_the_total_and_without_nought():
    rows = [handmade.row(label, value, 1) for label, value in (("Kort", 2), ("Lang", 9), ("Niets", 0))]
    chart = chart_of(handmade.table("1a", *rows, handmade.row("Som", 11, 3, total=True)), "nl")
    assert [(bar.label.nl, bar.figures[0].value, len(bar.figures)) for bar in chart.bars] == [("Lang", 9, 1), ("Kort", 2, 1)]


def test_equal_bars_keep_the_order_of_the_table():
    chart = chart_of(handmade.table("2c", handmade.row("A", 3, 1), handmade.row("B", 3, 1), handmade.row("C", 4, 1)), "nl")
    assert [bar.label.nl for bar in chart.bars] == ["C", "A", "B"]


def test_the_year_before_stands_beside_the_same_subject():
    chart = chart_of(TOP, "nl")
    assert [[one.value for one in bar.figures] for bar in chart.bars] == [[1446], [1090, 799]]


def test_an_earlier_year_that_counts_otherwise_is_not_drawn():
    otherwise = replace(handmade.BEFORE, rule=PeriodRule.IN_TREATMENT)
    columns = (TOP.columns[0], replace(TOP.columns[1], counts=otherwise))
    ranking = replace(TOP, columns=columns, lists=(TOP.lists[0], (Ranked(same("Wetgeving"), Figure(799, otherwise)),)))
    chart = chart_of(ranking, "nl")
    assert [[one.value for one in bar.figures] for bar in chart.bars] == [[1446], [1090]]
    assert chart.note == ""


def test_an_earlier_year_says_where_it_comes_from_beside_the_bars_and_in_their_words():
    printed = replace(handmade.BEFORE, source=Source.PRINTED_2016)
    columns = (TOP.columns[0], replace(TOP.columns[1], counts=printed))
    ranking = replace(TOP, columns=columns, lists=(TOP.lists[0], (Ranked(same("Wetgeving"), Figure(799, printed)),)))
    for language, source in (("nl", "zoals gedrukt in de uitgave over 2016"), ("en", "as printed in the edition on 2016")):
        chart = chart_of(ranking, language)
        assert source in chart.note
        assert chart.alt.endswith(chart.note)


def test_the_words_for_a_chart_give_its_numbers():
    assert chart_of(TOP, "nl").alt == (
        "Balken met de aantallen uit tabel C3. Werkwijze instantie: 1.446; Wetgeving: 1.090 (in 2015: 799). "
        "2015: geteld uit het register. Een smalle balk staat er alleen waar het aantal van 2015 bekend is."
    )
    assert "1,446" in chart_of(TOP, "en").alt


@pytest.mark.parametrize("table", [handmade.table("2a", handmade.row("A", 1, 1), handmade.row("B", 1, 1)), handmade.NAMES])
def test_other_tables_have_no_chart(table):
    assert chart_of(table, "nl") is None


def test_a_single_bar_says_no_more_than_its_table():
    assert chart_of(handmade.table("1a", handmade.row("A", 5, 1)), "nl") is None


def test_the_total_row_is_found():
    assert total_of(handmade.CONCERNS).figures[0].value == 20860
    assert total_of(handmade.MARKS) is None
    assert total_of(handmade.NAMES) is None


def test_a_chart_says_what_its_bars_count():
    assert (chart_of(TOP, "nl").unit, chart_of(TOP, "en").unit) == (
        "Aantal vragen, problemen en klachten",
        "Number of questions, problems and complaints",
    )
