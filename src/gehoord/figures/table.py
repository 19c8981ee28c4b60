"""What a table is: figures that each know what they count, so that two different things never stand in one column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from gehoord.figures.definitions import Counted
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

At = tuple[tuple[str, str], ...]
"""Where a figure stands among all that are counted: attributes with their codes; what is not said is taken whole (nl: plek)."""


class DefinitionsDiffer(Refused):
    """Figures that count different things were put in one column or series (nl: definities verschillen)."""

    sentence = Text(
        "Deze cijfers tellen niet hetzelfde: {one} en {other}. Zet ze in aparte kolommen.",
        "These figures do not count the same: {one} and {other}. Put them in separate columns.",
    )


class RowDoesNotFit(Refused):
    """A row has another number of figures than its table has columns (nl: rij past niet)."""

    sentence = Text(
        "Tabel {table}: de rij {row} past niet bij de kolommen.", "Table {table}: row {row} does not fit the columns."
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and what it counts (nl: cijfer). `value` None: nothing to average, printed as a dash."""

    value: int | Decimal | None
    counts: Counted


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and what all its figures count (nl: kolom). `at`: in codes, what sets it apart from other columns."""

    label: Text
    counts: Counted
    at: At = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its figures, in the order of the columns (nl: rij).

    `total` marks a sum row; its figures may be limited otherwise than their columns, where they count everybody once. `at`: in
    codes, what sets it apart from other rows.
    """

    label: Text
    figures: tuple[Figure, ...]
    total: bool = False
    at: At = ()


def _check_same(one: Counted, other: Counted) -> None:
    if one is not other and one != other:
        raise DefinitionsDiffer(one=one.told, other=other.told)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures under columns (nl: tabel). `code` as printed ("1a").

    `family`: what its figures are counted with, "" where they are no counts. `unit`: the code of the place or agency they are
    about, "" where it is that of the report. `left_out`: rows that are not there because there is nothing in them.
    Raises: RowDoesNotFit, DefinitionsDiffer.
    """

    code: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footnote: Text | None = None
    family: str = ""
    unit: str = ""
    left_out: tuple[At, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.figures) != len(self.columns):
                raise RowDoesNotFit(table=self.code, row=row.label.nl)
            for column, figure in zip(self.columns, row.figures, strict=True):
                if row.total and figure.counts is not column.counts:
                    _check_same(column.counts, replace(figure.counts, limits=column.counts.limits))
                else:
                    _check_same(column.counts, figure.counts)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A subject with its count in a top list (nl: plaats in een top 3)."""

    label: Text
    figure: Figure
    at: At = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Top lists with counts side by side, one per column, each in its own order (nl: top 3 met aantallen). Tables C and F.

    `among`: all that were ranked, on the list or not; `family` and `unit` as in a table.
    """

    code: str
    title: Text
    columns: tuple[Column, ...]
    lists: tuple[tuple[Ranked, ...], ...]
    footnote: Text | None = None
    family: str = ""
    unit: str = ""
    among: tuple[At, ...] = ()

    def __post_init__(self) -> None:
        for column, ranked in zip(self.columns, self.lists, strict=True):
            for entry in ranked:
                _check_same(column.counts, entry.figure.counts)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a top list without counts: its heading and its subjects in order, with where they stand (nl: blok)."""

    label: Text
    subjects: tuple[Text, ...]
    at: tuple[At, ...] = ()


@dataclass(frozen=True, slots=True)
class TopLists:
    """Top lists of which only the order is printed (nl: top 3 zonder aantallen). Tables 9a and 9b."""

    code: str
    title: Text
    counts: Counted
    blocks: tuple[Block, ...]
    footnote: Text | None = None


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names in the order of the alphabet (nl: namenlijst). Table 8a."""

    code: str
    title: Text
    counts: Counted
    names: tuple[str, ...]
    footnote: Text | None = None


AnyTable = Table | Ranking | TopLists | NameList
"""Whatever a report prints under a table number (nl: tabel in ruime zin)."""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of equal definition over several periods, for a chart or a comparison (nl: reeks).

    Raises: DefinitionsDiffer where anything but the period and the source is not the same throughout.
    """

    label: Text
    figures: tuple[Figure, ...]

    def __post_init__(self) -> None:
        for figure in self.figures[1:]:
            if not figure.counts.counts_like(self.figures[0].counts):
                raise DefinitionsDiffer(one=self.figures[0].counts.told, other=figure.counts.told)
