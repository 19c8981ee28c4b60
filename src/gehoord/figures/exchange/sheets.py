"""From a file to columns of values: bytes to text, text to rows, cells to what they stand for."""

from __future__ import annotations

import csv
import io
import os
import re
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from gehoord.figures.exchange import cells
from gehoord.figures.exchange.cells import Misread
from gehoord.figures.exchange.faults import Findings
from gehoord.figures.exchange.layout import FILES, Column, Layout
from gehoord.practice.words import Text

LARGEST = 512 * 1024 * 1024
"""The most bytes a file has (nl: grootste bestand)."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UNREAD = Misread(Text("", ""))
_FILLED_IN = Text("Dit veld mag niet leeg zijn.", "This field may not be empty.")
_OTHER_SEPARATOR = Text(
    "Zet komma’s tussen de velden. Nu staan er puntkomma’s of tabs.",
    "Put commas between the fields. There are semicolons or tabs now.",
)
_CSV_SAYS = {
    "unexpected end of data": Text(
        "Hier begint een aanhalingsteken dat nergens sluit. De regels erna zijn niet gelezen.",
        "A quotation mark opens here and never closes. The lines after it were not read.",
    ),
    "field larger": Text(
        "Dit veld is veel te lang. Misschien sluit een aanhalingsteken niet.",
        "This field is far too long. A quotation mark may not have been closed.",
    ),
    "expected after": Text(
        "Na een aanhalingsteken dat sluit hoort een komma. Schrijf een aanhalingsteken in een naam dubbel.",
        "A closing quotation mark is followed by a comma. Write a quotation mark within a name twice.",
    ),
}
_CSV_UNCLEAR = Text("Deze regel is niet te lezen als CSV.", "This line cannot be read as CSV.")


@dataclass(slots=True)
class Sheet:
    """The rows of one file, as columns (nl: blad). A cell that could not be read holds a `Misread`.

    `lines` gives each row's first line in the file. `whole` is False where rows were lost, so that what refers to this
    file cannot be checked. `ids` are all that occur in the key column, those of rows that were not read included.
    """

    layout: Layout[Any]
    whole: bool
    lines: list[int] = field(default_factory=list)
    values: dict[str, list[Any]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    @property
    def file(self) -> str:
        """The name of the file (nl: bestandsnaam)."""
        return self.layout.file

    def __getitem__(self, column: str) -> list[Any]:
        return self.values[column]


def read_sheet(folder: Path, layout: Layout[Any], known: Collection[str] | None, findings: Findings) -> Sheet:
    """Read a file as far as it can be read, and note whatever is wrong with it (nl: blad lezen)."""
    text = _text(folder, layout.file, findings)
    sheet = Sheet(layout, whole=text is not None)
    columns = {} if text is None else _columns(text, sheet, findings)
    for column in layout.columns:
        texts = columns.get(column.name, (None,) * len(sheet.lines))
        sheet.values[column.name] = _values(sheet, column, texts, known, findings)
    return sheet


def _text(folder: Path, file: str, findings: Findings) -> str | None:
    raw = _bytes(folder, file, findings)
    if raw is None:
        return None
    if raw.startswith(_WIDE_MARKS):
        findings.add(file, Text("Bewaar dit bestand als UTF-8; nu is het UTF-16.", "Save this file as UTF-8; it is UTF-16 now."))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        _note_undecodable(file, raw, findings)
        text = raw.decode("utf-8-sig", errors="replace")
    if _NOT_TEXT.search(text):
        _note_not_text(file, text, findings)
    if not text.strip():
        findings.add(file, Text("Dit bestand is leeg. Er hoort een kopregel in.", "This file is empty. It needs a header row."))
        return None
    return text


def _bytes(folder: Path, file: str, findings: Findings) -> bytes | None:
    path = folder / file
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            findings.add(file, Text("Dit is geen gewoon bestand.", "This is not an ordinary file."))
        elif status.st_size > LARGEST:
            findings.add(file, Text("Dit bestand is groter dan 512 MB.", "This file is larger than 512 MB."))
        else:
            return path.read_bytes()
    except FileNotFoundError:
        findings.add(file, _missing(folder, file))
    except OSError as error:
        why = error.strerror or type(error).__name__
        findings.add(
            file,
            Text(
                f"Dit bestand kan niet worden gelezen ({why}). Kijk of u het mag openen.",
                f"This file cannot be read ({why}). Check whether you may open it.",
            ),
        )
    return None


def _missing(folder: Path, file: str) -> Text:
    missing = Text("Dit bestand ontbreekt.", "This file is missing.")
    # another of the nine is missed by nobody else
    others = [name for name in os.listdir(folder) if name not in FILES]  # noqa: PTH208 - names are all that is needed
    close = get_close_matches(file, [name.lower() for name in others], n=1, cutoff=0.8)
    meant = next((name for name in others if close and name.lower() == close[0]), None)
    if meant is None:
        return missing
    return Text(f"{missing.nl} Heet het misschien {meant}?", f"{missing.en} Is it perhaps called {meant}?")


def _note_undecodable(file: str, raw: bytes, findings: Findings) -> None:
    for number, line in enumerate(re.split(rb"\r\n|\r|\n", raw), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            sign = line[error.start : error.start + 1]
            meant = sign.decode("cp1252", errors="replace")
            findings.garbled(
                file,
                number,
                Text(
                    f"Deze regel is geen UTF-8. In Windows-1252 staat hier {meant}. Bewaar het bestand als UTF-8.",
                    f"This line is not UTF-8. In Windows-1252 it says {meant} here. Save the file as UTF-8.",
                ),
                value=f"0x{sign.hex().upper()}",
            )


def _note_not_text(file: str, text: str, findings: Findings) -> None:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if found := _NOT_TEXT.search(line):
            findings.garbled(
                file,
                number,
                Text(
                    "In deze regel staat een teken dat geen tekst is. Haal het weg.",
                    "This line holds a sign that is not text. Take it away.",
                ),
                value=f"U+{ord(found[0]):04X}",
            )


def _columns(text: str, sheet: Sheet, findings: Findings) -> dict[str, Sequence[str]]:
    """The texts of the columns that are there, of all rows that are as long as the header."""
    separator = _separator(text.lstrip("\r\n").partition("\n")[0])
    records = _records(text, separator, sheet, findings)
    line, header = next(records, (1, []))
    if separator != ",":
        findings.add(sheet.file, _OTHER_SEPARATOR, line=line)
    places = _places(header, line, sheet, findings)
    key = places.get(sheet.layout.key[0])
    width = len(header)
    rows = []
    for line, record in records:
        if len(record) == width:
            sheet.lines.append(line)
            rows.append(record)
        else:
            _note_length(sheet.file, line, len(record), width, findings)
            sheet.ids.update(record[key : key + 1] if key is not None else ())
    columns = list(zip(*rows, strict=True)) or [()] * width
    if key is not None:
        sheet.ids.update(columns[key])
    return {name: columns[place] for name, place in places.items()}


def _separator(header: str) -> str:
    return max(",;\t", key=lambda sign: (header.count(sign), sign == ","))


def _records(text: str, separator: str, sheet: Sheet, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it starts; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = next((sentence for words, sentence in _CSV_SAYS.items() if words in str(error)), _CSV_UNCLEAR)
            findings.garbled(sheet.file, line, said)
            sheet.whole = False
            continue
        if record:
            yield line, record


def _places(header: Sequence[str], line: int, sheet: Sheet, findings: Findings) -> dict[str, int]:
    """Where each column of the layout stands in the header."""
    names = sheet.layout.header
    times = Counter(header)
    for name in times:
        if name not in names:
            findings.add(sheet.file, _unknown_column(name, names, times), line=line, value=name)
        elif times[name] > 1:
            findings.add(sheet.file, Text("Deze kolom staat er dubbel.", "This column occurs twice."), line=line, column=name)
    for name in names:
        if name not in times:
            findings.add(sheet.file, Text("Deze kolom ontbreekt.", "This column is missing."), line=line, column=name)
    if names[0] not in times:
        sheet.whole = False
    return {name: header.index(name) for name in names if name in times}


def _unknown_column(name: str, names: Sequence[str], present: Collection[str]) -> Text:
    missing = [one for one in names if one not in present]
    close = get_close_matches(name.strip().lower()[: cells.LONGEST], missing, n=1)
    unknown = Text(f"De kolommen zijn {', '.join(names)}.", f"The columns are {', '.join(names)}.")
    return Text(f"{unknown.nl} Bedoelt u {close[0]}?", f"{unknown.en} Did you mean {close[0]}?") if close else unknown


def _note_length(file: str, line: int, found: int, wanted: int, findings: Findings) -> None:
    findings.add(
        file,
        Text(
            f"Deze regel heeft {found} velden; de kopregel heeft er {wanted}.",
            f"This line has {found} fields; the header has {wanted}.",
        ),
        line=line,
    )


def _values(
    sheet: Sheet, column: Column, texts: Sequence[str | None], known: Collection[str] | None, findings: Findings
) -> list[Any]:
    read = column.read or cells.municipality(known)
    distinct = set(texts)
    meaning: dict[str | None, Any] = {text: read(text) for text in distinct if text}
    meaning[None] = _UNREAD
    meaning[""] = Misread(_FILLED_IN) if column.required else None
    values = [meaning[text] for text in texts]
    wrong = {text for text in distinct if text is not None and isinstance(meaning[text], Misread)}
    if wrong:
        for line, text in zip(sheet.lines, texts, strict=True):
            if text in wrong:
                findings.add(sheet.file, meaning[text].expected, line=line, column=column.name, value=text)
    return values
