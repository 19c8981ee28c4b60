"""What every figure of a table counts, for formats that are read by machines."""

from __future__ import annotations

from gehoord.figures.definitions import Counted
from gehoord.figures.table import AnyTable, NameList, Table, TopLists
from gehoord.practice.periods import Period
from gehoord.practice.words import Language


def counted_by_column(table: AnyTable, language: Language) -> tuple[tuple[str, Counted], ...]:
    """The head of each column with what it counts (nl: definitie per kolom). A list without columns has one, headed ""."""
    if isinstance(table, NameList | TopLists):
        return (("", table.counts),)
    return tuple((column.label.spoken_in(language), column.counts) for column in table.columns)


def counted_in_total(table: AnyTable) -> tuple[Counted, ...]:
    """What the total row counts in each column, where that differs from the column; else empty (nl: definitie van het totaal)."""
    rows = table.rows if isinstance(table, Table) else ()
    columns = table.columns if isinstance(table, Table) else ()
    totals = (tuple(figure.counts for figure in row.figures) for row in rows if row.total)
    return next((counted for counted in totals if counted != tuple(column.counts for column in columns)), ())


def span(period: Period) -> str:
    """A period as an interval of days: 2016-01-01/2016-12-31 (nl: periode). Source: ISO 8601."""
    return f"{period.first.isoformat()}/{period.last.isoformat()}"
