"""The report as a workbook: real numbers, heads that stay, and a sheet that says what is counted."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from tests.reporting import handmade

from gehoord.reporting.document import TableBlock
from gehoord.reporting.formats.xlsx import render


def opened(document, theme):
    return openpyxl.load_workbook(io.BytesIO(render(document, theme=theme).content))


@pytest.mark.parametrize(("language", "first", "second"), [("nl", "Leeswijzer", "Tabel 1a"), ("en", "Reading guide", "Table 1a")])
def test_a_guide_comes_first_and_then_a_sheet_a_table(composed, theme, language, first, second):
    names = opened(composed(language=language), theme).sheetnames
    assert (names[:2], len(names)) == ([first, second], 19)


def test_the_guide_says_what_every_table_counts(composed, theme):
    document = composed()
    rows = [[cell.value for cell in row] for row in opened(document, theme)["Leeswijzer"].iter_rows()]
    assert ["Bescherming", document.protection] in [row[:2] for row in rows]
    assert [row[2] for row in rows[-18:]] == [block.counts for block in document.tables]


def test_the_guide_says_how_the_total_is_made_and_what_the_threshold_is(composed, theme):
    rows = [[cell.value for cell in row[:2]] for row in opened(composed(), theme)["Leeswijzer"].iter_rows()]
    assert ["Totaal van tabel 8b", "som van de rijen"] in rows
    assert ["Drempel", "geen tabellen over een gemeente bij minder dan 5 inwoners met een contact"] in rows
    assert not any(row[0] == "Weggelaten" for row in rows)


def test_the_guide_says_what_is_left_out(composed, theme):
    document = composed("GM0363", language="en")
    rows = [[cell.value for cell in row[:2]] for row in opened(document, theme)["Reading guide"].iter_rows()]
    assert ["Left out", document.left_out] in rows


def test_figures_are_numbers(composed, theme):
    book = opened(composed(), theme)
    assert [cell.value for cell in book["Tabel 1a"][6]] == ["Jeugdigen", 29, 24]
    assert book["Tabel 7"]["B6"].value == 8.7
    assert book["Tabel 7"]["B6"].number_format == "0.0"
    assert book["Tabel 1a"]["B6"].number_format == "#,##0"


def test_the_title_stands_in_the_first_cell_and_nothing_is_merged(composed, theme):
    book = opened(composed(), theme)
    for sheet in book.worksheets[1:]:
        assert sheet["A1"].value.startswith(f"{sheet.title}. ")
        assert sheet["A2"].value.startswith("Geteld: ")
        assert sheet["A4"].value == "Vertrouwelijk: niet openbaar maken"
        assert sheet.freeze_panes == "B6"
        assert not sheet.merged_cells.ranges


def test_every_printed_page_says_that_it_is_not_protected(composed, theme):
    document = composed()
    assert all(document.protection in sheet.oddFooter.left.text for sheet in opened(document, theme).worksheets)


def test_a_name_stays_a_text_whatever_it_begins_with(theme):
    names = ("=1+1", "-Zorg", "https://example.nl", "0123", "@huis")
    book = opened(handmade.document(TableBlock(replace(handmade.NAMES, names=names), "Geteld: namen.")), theme)
    cells = [book["Tabel 8a"].cell(row, 1) for row in range(6, 11)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(name, "s") for name in names]
    assert [cell.quotePrefix for cell in cells] == [True, True, False, False, True]


def test_a_figure_that_is_not_there_is_a_dash(theme):
    assert opened(handmade.document(TableBlock(handmade.CONCERNS, "Geteld.")), theme)["Tabel B"]["C7"].value == "–"


def test_the_workbook_knows_what_it_is(composed, theme):
    properties = opened(composed(), theme).properties
    assert properties.title == "Jaarrapport vertrouwenswerk Haarlem 2016"
    assert properties.creator == theme.organisation.nl
    assert properties.created.isoformat() == "2016-12-31T12:00:00"
