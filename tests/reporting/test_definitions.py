"""What a column counts, for machines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.reporting import handmade

from gehoord.figures.definitions import Limit
from gehoord.figures.table import Figure, Row
from gehoord.practice.periods import Period
from gehoord.practice.words import same
from gehoord.reporting.formats.definitions import counted_by_column, counted_in_total, span


def test_every_column_has_its_definition():
    assert counted_by_column(handmade.CONCERNS, "en") == (("Total 2016", handmade.NOW), ("Total 2015", handmade.BEFORE))
    assert counted_by_column(handmade.TOP, "nl")[0][0] == "Totaal 2016"


def test_a_list_has_one_definition():
    assert counted_by_column(handmade.NAMES, "nl") == counted_by_column(handmade.SUBJECTS, "nl") == (("", handmade.NOW),)


def test_the_total_row_has_its_own_definition_where_it_differs():
    assert counted_in_total(handmade.CONCERNS) == counted_in_total(handmade.NAMES) == counted_in_total(handmade.MARKS) == ()
    once = replace(handmade.NOW, limits=(Limit.PER_AGENCY,))
    row = Row(same("Totaal"), (Figure(1, once), Figure(2, handmade.BEFORE)), total=True)
    assert counted_in_total(replace(handmade.CONCERNS, rows=(row,))) == (once, handmade.BEFORE)


def test_a_period_is_an_interval():
    assert span(Period(date(2016, 2, 29), date(2016, 3, 1))) == "2016-02-29/2016-03-01"
