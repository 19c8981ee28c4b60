"""Numbers and days as readers of a language expect to see them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from gehoord.practice.words import Language

NO_FIGURE = "–"
"""Stands where there is nothing to count or to average (nl: geen cijfer)."""


def number(value: int | Decimal | None, language: Language) -> str:
    """A figure in print: 1.446 and 8,7 in Dutch, 1,446 and 8.7 in English (nl: getal).

    None is a dash; an average keeps one digit behind the point.
    """
    if value is None:
        return NO_FIGURE
    return format_decimal(value, format="#,##0.0" if isinstance(value, Decimal) else "#,##0", locale=language)


def day(on: date, language: Language) -> str:
    """A day in words: 16 maart 2027, 16 March 2027 (nl: dag)."""
    return format_date(on, format="d MMMM y", locale=language)
