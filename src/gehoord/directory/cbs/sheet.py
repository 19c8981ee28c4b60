"""A download as rows and columns, whichever of its layouts was chosen."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gehoord.directory.faults import listed
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

REGIONS = frozenset({"regios", "regio", "regions", "region", "gemeente", "gemeenten", "gemeentecode"})
"""What the column of places is called in the layouts, without signs (nl: kolom met gebieden)."""

_PREAMBLE = 40
_NUMBERED = re.compile(r"_\d+$")
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
_NO_SIGNS = re.compile(r"[^a-z0-9]+")


class DownloadRefused(Refused):
    """A download does not hold what it should; nothing of it was taken over (nl: download geweigerd)."""

    sentence = Text(
        "Het bestand {file} is niet ingelezen. Kijk dit na:\n{listing}", "The file {file} was not read. Look at this:\n{listing}"
    )

    def __init__(self, file: str, faults: Sequence[Text]) -> None:
        self.faults = tuple(faults)
        super().__init__(file=file, listing=listed(faults))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a download: its number as an editor counts, and its cells by column without blanks around (nl: regel)."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        """What stands in a column, nothing where the line is shorter (nl: cel)."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table in a download (nl: tabel). `names` are the columns in plain letters, `lines` what stands below them."""

    file: str
    names: tuple[str, ...]
    lines: tuple[Line, ...]

    def first_named(self, wanted: Sequence[str]) -> int | None:
        """The first column with one of these names, in the order of the names (nl: kolom bij naam)."""
        return next((self.names.index(name) for name in wanted if name in self.names), None)

    def filled_with(self, fits: Callable[[str], object]) -> int | None:
        """The first column in which every cell that is not empty fits, and one is not empty (nl: kolom bij inhoud)."""
        columns = ([cell for line in self.lines if (cell := line.at(column))] for column in range(len(self.names)))
        return next((column for column, cells in enumerate(columns) if cells and all(map(fits, cells))), None)


def read_sheet(path: Path) -> Sheet:
    """Read a download: semicolons, commas or tabs, with or without a title above and a source below (nl: download lezen).

    Raises: DownloadRefused where it cannot be opened or holds no table of places.
    """
    text = _decoded(path)
    try:
        rows = [Line(number, tuple(map(str.strip, cells))) for number, cells in _rows(text) if any(map(str.strip, cells))]
    except csv.Error:
        rows = []
    above = enumerate(rows[:_PREAMBLE])
    heading = next((place for place, line in above if len(line.cells) > 1 and REGIONS & set(map(plain, line.cells))), None)
    if heading is None:
        told = Text(
            "Er is geen kolom met gebieden, zoals RegioS. Download de tabel als CSV met de gemeenten erin.",
            "There is no column of places, such as RegioS. Download the table as CSV with the municipalities in it.",
        )
        raise DownloadRefused(path.name, [told])
    names = tuple(plain(name) for name in rows[heading].cells)
    return Sheet(path.name, names, tuple(line for line in rows[heading + 1 :] if len(line.cells) > 1))


def plain(name: str) -> str:
    """The last part of a column's name in plain letters: no unit, no number, no signs (nl: kale kolomnaam)."""
    last = _NUMBERED.sub("", _UNIT.sub("", name.strip().rpartition("/")[2]))
    letters = unicodedata.normalize("NFKD", last.casefold()).encode("ascii", "ignore").decode()
    return _NO_SIGNS.sub("", letters)


def where(line: Line, told: Text, **blanks: object) -> Text:
    """A fault with the number of its line before it (nl: gebrek op een regel)."""
    sentence = told.filled(**blanks)
    return Text(f"regel {line.number}: {sentence.nl}", f"line {line.number}: {sentence.en}")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.splitlines()
    counts: Mapping[str, int] = {sign: sum(line.count(sign) for line in lines[:_PREAMBLE]) for sign in ";\t,"}
    separator = ";" if counts[";"] else max(counts, key=lambda sign: counts[sign])
    reader = csv.reader(lines, delimiter=separator)
    for cells in reader:
        yield reader.line_num, cells


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError:
        told = Text("Dit bestand kan niet worden geopend. Kijk de naam na.", "This file cannot be opened. Check its name.")
        raise DownloadRefused(path.name, [told]) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
