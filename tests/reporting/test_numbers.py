"""Numbers and days as readers expect them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gehoord.reporting.numbers import day, number


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1446, "1.446", "1,446"),
        (1234567, "1.234.567", "1,234,567"),
        (Decimal("8.7"), "8,7", "8.7"),
        (Decimal(10), "10,0", "10.0"),
        (None, "–", "–"),
    ],
)
def test_numbers_are_written_as_readers_expect(value, dutch, english):
    assert (number(value, "nl"), number(value, "en")) == (dutch, english)


def test_days_are_written_in_words():
    assert (day(date(2017, 3, 16), "nl"), day(date(2017, 3, 1), "en")) == ("16 maart 2017", "1 March 2017")
