"""A document taken apart: plain texts and lists, numbers as they are read, nothing left out."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.reporting import handmade

from gehoord.reporting.document import Paragraph, TableBlock
from gehoord.reporting.formats.typesetting import told

KINDS = ["notice", "paragraph", "bullets", "table", "table", "ranking", "top-lists", "names", "chart", "definitions"]


def blocks(document):
    return told(document)["sections"][0]["blocks"]


def test_every_kind_of_block_keeps_its_place():
    assert [block["kind"] for block in blocks(handmade.document())] == KINDS


def test_a_document_taken_apart_can_be_written_as_json():
    apart = told(handmade.document())
    assert json.loads(json.dumps(apart)) == apart


def test_numbers_are_written_as_the_language_writes_them():
    dutch, english = (blocks(handmade.document(language=language))[3] for language in ("nl", "en"))
    assert [figure["text"] for figure in dutch["rows"][0]["figures"]] == ["3.258", "2.466"]
    assert [figure["text"] for figure in english["rows"][0]["figures"]] == ["3,258", "2,466"]
    assert dutch["columns"] == ["Totaal 2016", "Totaal 2015"]
    assert english["columns"] == ["Total 2016", "Total 2015"]


def test_a_zero_is_known_and_a_missing_figure_is_a_dash():
    row = blocks(handmade.document())[3]["rows"][1]
    assert row["figures"] == [{"text": "0", "zero": True}, {"text": "–", "zero": False}]


def test_below_a_table_stands_what_it_counts_then_its_footnote_then_its_note():
    assert blocks(handmade.document())[3]["told"] == [["Geteld bij B."], ["* Met een ster."], ["Lees B zo."]]


def test_the_longest_bar_fills_the_chart_and_others_in_proportion():
    chart = blocks(handmade.document())[8]
    shares = [[value["share"] for value in bar["values"]] for bar in chart["bars"]]
    assert shares == [[1.0, 1803 / 3656], [2322 / 3656], [0.0]]
    assert chart["periods"] == ["2016", "2015"]
    assert chart["bars"][0]["values"][1]["then"] == "in 2015: 1.803"


def test_lines_of_a_paragraph_stay_lines():
    assert blocks(handmade.document(Paragraph("een\ntwee")))[0]["text"] == ["een", "twee"]


def test_what_was_told_below_a_table_is_not_told_again_in_its_section():
    table = TableBlock(handmade.CONCERNS, "Geteld.", "Lees zo.")
    first, second = blocks(handmade.document(table, replace(table, counts="Anders geteld.")))
    assert first["told"] == [["Geteld."], ["* Met een ster."], ["Lees zo."]]
    assert second["told"] == [["Anders geteld."]]
    assert (second["footnote"], second["note"]) == ("", "")


def test_a_table_that_is_not_set_is_not_there():
    table = TableBlock(handmade.CONCERNS, "Geteld.", unset=True)
    assert blocks(handmade.document(table, Paragraph("Kort."))) == [{"kind": "paragraph", "text": ["Kort."]}]
