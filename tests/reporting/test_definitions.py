"""What a column counts, for machines."""

from __future__ import annotations

from datetime import date

from tests.reporting import handmade

from gehoord.practice.periods import Period
from gehoord.reporting.formats.definitions import counted_by_column, span


def test_every_column_has_its_definition():
    assert counted_by_column(handmade.CONCERNS, "en") == (("Total 2016", handmade.NOW), ("Total 2015", handmade.BEFORE))
    assert counted_by_column(handmade.TOP, "nl")[0][0] == "Totaal 2016"


def test_a_list_has_one_definition():
    assert counted_by_column(handmade.NAMES, "nl") == counted_by_column(handmade.SUBJECTS, "nl") == (("", handmade.NOW),)


def test_a_period_is_an_interval():
    assert span(Period(date(2016, 2, 29), date(2016, 3, 1))) == "2016-02-29/2016-03-01"
