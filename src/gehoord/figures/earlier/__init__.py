"""What was printed about the period before: reprinted as it stood, never counted again."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gehoord.figures.definitions import Source
from gehoord.practice.periods import Period
from gehoord.practice.words import Text


@dataclass(frozen=True, slots=True)
class Edition:
    """The prior-year columns of tables A-F (nl: eerdere uitgave).

    source: where the columns were printed. columns: by table, the figures in the order of the rows, the total last. rankings:
    by table, category codes with their figures in the order of their own year. notes: by table, what a reader should know of
    the column; caution: what a reader should know of all of them, None where their heads say it.
    """

    period: Period
    source: Source
    columns: Mapping[str, tuple[int, ...]]
    rankings: Mapping[str, tuple[tuple[str, int], ...]]
    notes: Mapping[str, Text]
    caution: Text | None

    def note(self, table: str) -> Text | None:
        """What stands below a table that has this column beside its own (nl: voetnoot bij het eerdere jaar)."""
        own, caution = self.notes.get(table), self.caution
        return Text(f"{own.nl} {caution.nl}", f"{own.en} {caution.en}") if own and caution else own or caution


@cache
def printed_before(period: Period) -> Edition | None:
    """What was printed about the year before this one, None where nothing was (nl: eerdere uitgave bij een periode)."""
    year = period.first.year
    kept = files(__name__) / f"{year}.toml"
    if period != Period.year(year) or not kept.is_file():
        return None
    edition = tomllib.loads(kept.read_text(encoding="utf-8"))
    return Edition(
        period=Period.year(edition["period"]),
        source=Source.coded(edition["source"]),
        columns={table: tuple(figures) for table, figures in edition["columns"].items()},
        rankings={table: tuple(subjects.items()) for table, subjects in edition["rankings"].items()},
        notes={table: Text(**note) for table, note in edition["notes"].items()},
        caution=Text(**edition["caution"]),
    )
