"""What is not set on the pages of a protected report: judged from what is printed alone, so that its absence tells no more."""

from __future__ import annotations

from typing import Final

from gehoord.figures.publication import Report
from gehoord.figures.table import AnyTable, Table
from gehoord.reporting.charts import total_of

FEW_CLIENTS: Final = 10
"""With no more clients in print, nearly every number about them is nought or five (nl: weinig cliënten)."""
PARTS_OF_FEW: Final = ("1b", "1c", "2d", "5")
"""The tables that would divide so few clients into rows of one five each: a portrait that is none (nl: niet verder verdeeld)."""


def is_small(report: Report) -> bool:
    """Whether hardly anything can be told of its clients by numbers (nl: klein rapport)."""
    clients = next((total_of(table) for table in report.residents + report.agencies if table.code == "1a"), None)
    return report.rule.is_protected and clients is not None and int(clients.figures[0].value or 0) <= FEW_CLIENTS


def is_all_noughts(table: AnyTable) -> bool:
    """Whether a table has figures and each of them is nought (nl: alles nul)."""
    return isinstance(table, Table) and all(figure.value == 0 for row in table.rows for figure in row.figures)


def is_unset(table: AnyTable, report: Report) -> bool:
    """Whether a table stands in the data files alone (nl: niet afgedrukt). What is exact is always printed as it was."""
    if not report.rule.is_protected or table in report.nation:
        return False
    return is_all_noughts(table) or (table.code in PARTS_OF_FEW and is_small(report))
