"""All tables of all municipalities of an invented nation: our one pass beside a pandas group-by for each table.

Both start from the same rows in memory. `columns` turns them into what is counted on: our facts, their frames, with row
numbers for ids on both sides. `counting` ends with the numbers of every table, not yet drawn; `all_tables` with every row of
tables A-F and 1a-11 of every municipality, ours as tables whose figures carry what they count, theirs as plain lists, which is
less work. Left out on both sides: reading the files, and drawing the map of the day. The run stops where a single cell
differs, under either reading of the total of table 8b.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from typing import Any

from benchmarks._counting_in_pandas import PandasCount

from gehoord.directory.geography import geography_on
from gehoord.figures.publication import AgencyTotal, Policy, Publication, Rule, publish
from gehoord.figures.table import AnyTable, Ranking, Table, TopLists
from gehoord.invented.nation import generate
from gehoord.practice.periods import Period

YEAR = 2016
RUNS = 7
PARTS = ("columns", "counting", "all_tables")


def main() -> None:
    register = generate(year=YEAR, seed=1)
    geography, facts = geography_on(date(YEAR, 12, 31)), register.facts()
    pandas_count = PandasCount(register, geography, YEAR)

    def ours(total: AgencyTotal = AgencyTotal.ROWS) -> Publication:
        publication = publish(facts, geography, _policy(total))
        for report in publication.reports.values():
            report.tables  # noqa: B018 - drawn when first asked for
        return publication

    steps: dict[str, Callable[[], Any]] = {
        "ours_columns": register.facts,
        "pandas_columns": lambda: PandasCount(register, geography, YEAR),
        "ours_counting": lambda: publish(facts, geography, _policy(AgencyTotal.ROWS)),
        "pandas_counting": pandas_count.count,
        "ours_all_tables": ours,
        "pandas_all_tables": pandas_count.all_tables,
    }
    records = ("clients", "concerns", "contacts", "actions", "visits", "locations")
    measured = {
        "benchmark": "counting",
        "records": {name: len(getattr(register, name)) for name in records},
        "municipalities": len(geography.municipalities),
        "tables_equal": sum(
            _compare(ours(total), pandas_count.all_tables(each_client_once=total is AgencyTotal.CLIENTS)) for total in AgencyTotal
        ),
        "left_out": ["reading the files", "drawing the map of the day"],
        **_measured(steps),
    }
    print(json.dumps(measured, indent=2))


def _policy(total: AgencyTotal) -> Policy:
    return Policy(Rule.AS_PRINTED_2016, Period.year(YEAR), agency_total=total, threshold=0, nation=True)


def _measured(steps: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    """The steps in turn, again and again, so that a busy moment of the machine strikes them all."""
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(RUNS):
        for name, step in steps.items():
            seconds[name].append(_timed(step))
    medians = {name: round(median(runs), 4) for name, runs in seconds.items()}
    ratios = {what: round(medians[f"pandas_{what}"] / medians[f"ours_{what}"], 1) for what in PARTS}
    return {"runs": RUNS, "median_seconds": medians, "pandas_over_ours": ratios}


def _timed(step: Callable[[], Any]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def _compare(publication: Publication, theirs: dict[str, dict[str, list[list[Any]]]]) -> int:
    """The number of tables that were compared. Raises: SystemExit at the first that differs."""
    compared = 0
    for code, report in publication.reports.items():
        found = dict(_plain(report.tables))
        expected = {**theirs["nation"], **theirs[code]}
        for table, rows in found.items():
            if rows != expected[table]:
                raise SystemExit(f"{code}, table {table}: ours {rows}, pandas {expected[table]}")
        compared += len(found)
    return compared


def _plain(tables: tuple[AnyTable, ...]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Rows with their label first, without the column of the year before, which is reprinted and not counted."""
    for table in tables:
        if isinstance(table, Table):
            counted = [column.counts.period == Period.year(YEAR) for column in table.columns]
            yield table.code, [[row.label.nl, *_values(row.figures, counted)] for row in table.rows]
        elif isinstance(table, Ranking):
            yield table.code, [[entry.label.nl, entry.figure.value] for entry in table.lists[0]]
        elif isinstance(table, TopLists):
            yield table.code, [[block.label.nl, *(subject.nl for subject in block.subjects)] for block in table.blocks]
        else:
            yield table.code, [[name] for name in table.names]


def _values(figures: Any, counted: list[bool]) -> list[int | float | None]:
    values = (figure.value for figure, kept in zip(figures, counted, strict=True) if kept)
    return [value if isinstance(value, int | None) else float(value) for value in values]


if __name__ == "__main__":
    main()
