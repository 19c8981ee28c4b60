"""Reads a CSV file as its CSVW description says it is to be read. Source: W3C, Metadata Vocabulary for Tabular Data, 2015."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

NUMBERS = {"decimal": r"-?\d+(\.\d+)?", "integer": r"-?\d+"}
ENDING = "-metadata.json"


def faults(files: Mapping[str, bytes]) -> list[str]:
    """Everything in which a CSV file of a folder is not what the description beside it says."""
    found = [f"{name}: not described" for name in files if name.endswith(".csv") and name + ENDING not in files]
    for name in sorted(files):
        if name.endswith(".csv" + ENDING):
            told = json.loads(files[name])
            found += [f"{name}: {one}" for one in _faults(told, files, name.rpartition("/")[0])]
    return found


def _faults(told: Mapping[str, Any], files: Mapping[str, bytes], folder: str) -> Iterator[str]:
    place = f"{folder}/{unquote(told['url'])}".lstrip("/")
    if told["@context"][0] != "http://www.w3.org/ns/csvw" or place not in files:
        yield f"no table at {place}"
        return
    dialect, columns = told["dialect"], told["tableSchema"]["columns"]
    text = files[place].decode(dialect["encoding"]).removeprefix("\ufeff")
    (ending,) = dialect["lineTerminators"]
    if not text.endswith(ending):
        yield "the last line does not end"
    lines = list(
        csv.reader(io.StringIO(text, newline=""), delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"], strict=True)
    )
    head, rows = (lines[0], lines[1:]) if dialect["header"] else ([], lines)
    if any(name not in _titles(column) for name, column in zip(head, columns, strict=True)):
        yield "the head is not that of the columns"
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns):
            yield f"line {number} has {len(row)} cells"
            continue
        for value, column in zip(row, columns, strict=True):
            if value and not _fits(value, column["datatype"]):
                yield f"line {number}: {column['name']} is {value!r}"
    names = [column["name"] for column in columns]
    key = [names.index(name) for name in told["tableSchema"]["primaryKey"]]
    counted = Counter(tuple(row[at] for at in key) for row in rows if len(row) == len(columns))
    yield from (f"twice: {one}" for one, many in counted.items() if many > 1)


def _titles(column: Mapping[str, Any]) -> set[str]:
    return {column["name"], *(title for titles in column["titles"].values() for title in titles)}


def _fits(value: str, datatype: Any) -> bool:
    kind = datatype if isinstance(datatype, str) else datatype["base"]
    if kind == "boolean":
        return value in ("true", "false", "1", "0")
    if kind in NUMBERS:
        return bool(re.fullmatch(NUMBERS[kind], value)) and Decimal(value) >= Decimal(datatype["minimum"])
    return kind == "string"
