"""The report as JSON: the printed layout, numbers as numbers, and what each column counts."""

from __future__ import annotations

import json

import pytest
from tests.reporting import handmade

from gehoord.figures.publication import AgencyTotal
from gehoord.reporting.formats.json import render


def told(document, theme):
    return json.loads(render(document, theme=theme).content)


def test_the_head_says_which_report_this_is(composed, theme):
    report = told(composed(notes="Het ging goed."), theme)
    head = {key: report[key] for key in ("municipality", "name", "year", "rule", "text_only", "protected", "language", "notes")}
    assert head == {
        "municipality": "GM0392",
        "name": "Haarlem",
        "year": 2016,
        "rule": "as_printed_2016",
        "text_only": False,
        "protected": False,
        "language": "nl",
        "notes": "Het ging goed.",
    }
    assert list(report)[:6] == ["municipality", "name", "year", "rule", "text_only", "tables"]
    assert report["period"] == {"first": "2016-01-01", "last": "2016-12-31"}


def test_an_average_is_a_number_and_a_figure_that_is_not_there_is_null(theme):
    marks, concerns = told(handmade.document(tables=(handmade.MARKS, handmade.CONCERNS)), theme)["tables"]
    assert marks["rows"] == [["Jeugdigen", 8.7, 8.4]]
    assert concerns["rows"][1] == ["Afgebroken", 0, None]


def test_a_top_list_with_numbers_is_ranked_by_year(theme):
    (table,) = told(handmade.document(tables=(handmade.TOP,)), theme)["tables"]
    assert list(table) == ["table", "title", "columns", "ranked"]
    assert table["ranked"] == {"2016": [["Werkwijze instantie", 1446], ["Wetgeving", 1090]], "2015": [["Wetgeving", 799]]}


def test_names_and_subjects_stand_in_rows(theme):
    names, subjects = told(handmade.document(tables=(handmade.NAMES, handmade.SUBJECTS)), theme)["tables"]
    assert names["rows"] == [["'t Kabouterhuis"], ["De Wegwijzer"], ["Kenter & Zn."]]
    assert subjects["rows"] == [["Vragen", "Wetgeving", "Groepsregels"], ["Problemen"]]
    assert names["columns"] == subjects["columns"] == []


def test_every_column_says_what_it_counts_in_words_and_in_codes(composed, theme):
    report = told(composed(), theme)
    assert [one["table"] for one in report["definitions"]] == [table["table"] for table in report["tables"]]
    total, new = report["definitions"][0]["columns"]
    assert [total[key]["code"] for key in ("unit", "population", "period_rule")] == ["client", "residents", "with_contact"]
    assert new["period_rule"]["code"] == "first_contact"
    assert (total["period"], total["column"]) == ("2016-01-01/2016-12-31", "Totaal")
    assert total["counts"] == "unieke cliënten die in Haarlem wonen, met minstens één contact in 2016"
    assert (total["kind"], total["limits"], total["source"]["code"]) == (None, [], "register")


def test_kinds_limits_and_sources_are_told(composed, theme):
    definitions = {one["table"]: one for one in told(composed(nation=True), theme)["definitions"]}
    assert definitions["2c"]["columns"][0]["kind"]["code"] == "complaint"
    assert [one["code"] for one in definitions["5"]["columns"][0]["limits"]] == ["in_trajectory", "with_action", "one_action"]
    assert definitions["C3"]["columns"][1]["source"] == {
        "code": "printed_2016",
        "label": "zoals gedrukt in de uitgave over 2016",
    }


def test_captions_notes_and_footnotes_stand_with_the_definitions(composed, theme):
    document = composed(nation=True)
    for block, definition in zip(document.tables, told(document, theme)["definitions"], strict=True):
        assert (definition["caption"], definition["note"]) == (block.counts, block.note)
        assert definition["footnote"] == (block.table.footnote.nl if block.table.footnote else "")


@pytest.mark.parametrize("total", AgencyTotal)
def test_how_the_total_of_8b_is_made_can_be_read(composed, theme, total):
    report = told(composed(total=total), theme)
    assert report["agency_total"]["code"] == total
    column = next(one for one in report["definitions"] if one["table"] == "8b")["columns"][-1]
    assert [one["code"] for one in column["limits"]] == ["per_agency"]
    assert ("total" in column) is (total is AgencyTotal.CLIENTS)
    assert column.get("total", {"limits": []})["limits"] == []


def test_letters_are_written_as_they_are(composed, theme):
    content = render(composed(), theme=theme).content
    assert "cliënten".encode() in content
    assert content.endswith(b"}\n")


def test_a_report_without_figures_has_no_tables(composed, theme):
    report = told(composed("GM0363"), theme)
    assert (report["text_only"], report["tables"], report["definitions"]) == (True, [], [])
    assert report["threshold"] == 5
    assert "minder dan 5 inwoners van Amsterdam" in report["left_out"]
    assert told(composed(), theme)["left_out"] == ""
