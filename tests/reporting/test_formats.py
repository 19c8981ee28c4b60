"""Five formats, one set of figures."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from tests.reporting import looking_back, pdf
from tests.reporting.conftest import PRINTED

from gehoord.figures.publication import AgencyTotal, Rule
from gehoord.reporting.formats import Format, file_name, render

SEPARATORS = {"nl": (".", ","), "en": (",", ".")}
CASES = [("nl", False), ("en", False), ("nl", True), ("en", True)]


def as_printed(table):
    """A table of the printed report in the layout of the JSON format."""
    return [[row["label"], *row.get("figures", []), *row.get("subjects", [])] for row in table["rows"]]


def test_json_equals_the_printed_tables_cell_by_cell(composed, theme):
    told = json.loads(render(composed(), Format.JSON, theme=theme).content)
    printed = json.loads((PRINTED / "haarlem-2016.json").read_text())
    assert [table["table"] for table in told["tables"]] == list(printed["tables"])
    for table in told["tables"]:
        expected = printed["tables"][table["table"]]
        assert table["title"] == expected["title"]
        assert table["columns"] == expected["columns"]
        assert table["rows"] == as_printed(expected)
        assert list(table) == ["table", "title", "columns", "rows"]


@pytest.mark.parametrize(("language", "nation"), CASES)
def test_every_format_shows_the_same_figures(composed, theme, language, nation):
    document = composed(language=language, nation=nation)
    printed = {fmt: render(document, fmt, theme=theme).content for fmt in Format}
    thousands, point = SEPARATORS[language]
    tables = looking_back.of_json(printed[Format.JSON])
    assert len(tables) == (28 if nation else 18)
    assert looking_back.of_html(printed[Format.HTML], thousands=thousands, point=point) == tables
    assert looking_back.of_xlsx(printed[Format.XLSX]) == tables
    assert looking_back.of_csv(printed[Format.CSV], looking_back.heads_of_lists(printed[Format.JSON])) == tables


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_shows_every_row_of_every_table(composed, theme, language):
    document = composed(language=language)
    tables = looking_back.of_json(render(document, Format.JSON, theme=theme).content)
    _, point = SEPARATORS[language]
    rows = [
        " ".join([row[0], *(cell.replace(".", point) for cell in row[1:])])
        for code, rows in tables.items()
        if not code.startswith("9")
        for row in rows
    ]
    assert pdf.missing(render(document, Format.PDF, theme=theme).content, rows) == []


@pytest.mark.parametrize("fmt", list(Format))
def test_the_same_document_gives_the_same_bytes(composed, theme, fmt):
    one, other = (render(composed(notes="Zelfde tekst."), fmt, theme=theme) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("fmt", list(Format))
def test_a_report_without_figures_is_printed_in_every_format(composed, theme, fmt):
    document = composed("GM0363", year=2016)
    assert document.figures.text_only
    assert render(document, fmt, theme=theme).content


def test_the_two_readings_of_the_total_of_8b_are_both_printed(composed, theme):
    rows, clients = (
        looking_back.of_json(render(composed(total=total), Format.JSON, theme=theme).content)["8b"] for total in AgencyTotal
    )
    assert rows[:-1] == clients[:-1]
    assert rows[-1] == ["Totaal aantal cliënten", "37", "93", "130"]


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("GM0392", "nl", "haarlem-2016-vertrouwelijk.pdf"),
        ("GM0518", "en", "s-gravenhage-2016-confidential-en.pdf"),
        ("GM1900", "nl", "sudwest-fryslan-2016-vertrouwelijk.pdf"),
    ],
)
def test_a_file_is_called_after_its_place_and_period(composed, code, language, name):
    document = composed(code, language=language)
    assert file_name(document, Format.PDF) == name
    protected = replace(document, figures=replace(document.figures, rule=Rule.ROUNDED_TO_FIVE))
    assert file_name(protected, Format.PDF) == re.sub("-(vertrouwelijk|confidential)", "", name)
