"""Other formats of a report."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.auditor.findings import Trouble
from gehoord.figures.disclosure.auditor.formats import other_formats


@pytest.fixture(scope="module")
def year():
    return Small().reports()


def troubles(files, year):
    return [one.trouble for one in other_formats(files, year)]


def as_csv(report, change=lambda lines: lines):
    rows = [(table["table"], value) for table in report["tables"] for row in table.get("rows", ()) for value in row[1:]]
    rows += [
        (table["table"], entry[1])
        for table in report["tables"]
        for entries in table.get("ranked", {}).values()
        for entry in entries
    ]
    return "\r\n".join(["\ufefftable,value", *(f"{table},{value}" for table, value in change(rows))]).encode()


def as_workbook(*texts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as workbook:
        workbook.writestr("xl/sharedStrings.xml", f"<sst>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>")
    return kept.getvalue()


def test_the_same_figures_in_csv_pass(year):
    assert troubles({"nation.csv": as_csv(year["nation.json"])}, year) == []


def test_another_figure_in_csv_is_seen(year):
    changed = as_csv(year["nation.json"], lambda rows: [(rows[0][0], rows[0][1] + 5), *rows[1:]])
    assert troubles({"nation.csv": changed}, year) == [Trouble.OTHER_FORMAT]


def test_a_percentage_on_a_page_or_in_a_workbook_is_seen(year):
    page = b"<style>p { width: 50% }</style><p>Dat is <b>37</b> % meer</p><p>41&nbsp;%</p>"
    assert troubles({"nation.html": page}, year) == [Trouble.NOT_DERIVED] * 2
    assert troubles({"nation.xlsx": as_workbook("Totaal", "12,5 %")}, year) == [Trouble.NOT_DERIVED]
    assert troubles({"nation.xlsx": as_workbook("Totaal", "125"), "nation.pdf": b"%PDF 50 %"}, year) == []
