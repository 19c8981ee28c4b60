"""The other formats of a report: the same figures as in its JSON, and no percentage that follows from nothing."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any

from gehoord.figures.disclosure.auditor.findings import Finding, Trouble, finding
from gehoord.figures.disclosure.auditor.printing import shares_beyond
from gehoord.figures.disclosure.published.beside import shares_in
from gehoord.figures.disclosure.published.reading import Reports

TAG = re.compile(r"<[^>]*>")
WORKBOOK_TEXTS = "xl/sharedStrings.xml"
NOT_READ_ALOUD = {"style", "script", "svg"}


def other_formats(files: Mapping[str, bytes], reports: Reports) -> Iterator[Finding]:
    """Read back what stands beside the reports (nl: andere formaten nagaan). A PDF is not read back; its hash is kept."""
    for file, content in files.items():
        path = PurePosixPath(file)
        beside = path.with_suffix(".json").as_posix()
        report = reports.get(beside)
        text = _text(path.suffix, content)
        beyond = shares_beyond(shares_in(text), _declared(report))
        yield from (finding(Trouble.NOT_DERIVED, file=file, value=one) for one in beyond)
        if report is not None and path.suffix == ".csv" and _lines(content) != _figures(report):
            yield finding(Trouble.OTHER_FORMAT, file=file, other=beside)


def _text(kind: str, content: bytes) -> str:
    match kind:
        case ".html":
            reader = _Words()
            reader.feed(content.decode("utf-8", "replace"))
            return " ".join(reader.words)
        case ".csv":
            return content.decode("utf-8-sig", "replace")
        case ".xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as workbook:
                names = workbook.namelist()
                told = workbook.read(WORKBOOK_TEXTS) if WORKBOOK_TEXTS in names else b""
            return TAG.sub(" ", told.decode("utf-8", "replace"))
        case _:
            return ""


class _Words(HTMLParser):
    """What a page says, without how it looks."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's form
        """Keep silent inside what is not text (nl: begin)."""
        self._silent += tag in NOT_READ_ALOUD

    def handle_endtag(self, tag: str) -> None:
        """Speak again after it (nl: einde)."""
        self._silent -= tag in NOT_READ_ALOUD

    def handle_data(self, data: str) -> None:
        """Take in a text (nl: tekst)."""
        if not self._silent:
            self.words.append(data)


def _declared(report: Mapping[str, Any] | None) -> set[str]:
    return {str(one["value"]) for one in (report or {}).get("derived", ())}


def _lines(content: bytes) -> list[tuple[str, float]]:
    """Table and value of each line that has one."""
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace")))
    return sorted((line["table"], float(line["value"])) for line in lines if line.get("value"))


def _figures(report: Mapping[str, Any]) -> list[tuple[str, float]]:
    found = []
    for table in report["tables"]:
        lines = [line[1:] for line in table.get("rows", ())]
        lines += [entry[1:] for entries in table.get("ranked", {}).values() for entry in entries]
        found += [(table["table"], float(one)) for line in lines for one in line if isinstance(one, int | float)]
    return sorted(found)
