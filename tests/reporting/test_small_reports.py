from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.reporting import handmade

from gehoord.figures.publication import Reader, Rule
from gehoord.reporting.agency_document import compose_agency
from gehoord.reporting.composing import compose
from gehoord.reporting.document import ChartBlock, Notice, Paragraph, TableBlock
from gehoord.reporting.formats.csv import render as as_csv
from gehoord.reporting.formats.typesetting import told
from gehoord.reporting.small_reports import FEW_CLIENTS, is_all_noughts, is_small, is_unset


def protected(report, clients, **also):
    """The same report as if it were rounded, with so many clients and the tables named at nought."""

    def rounded(table):
        if table.code == "1a":
            return with_total(table, clients)
        return noughts(table) if table.code in also.get("noughts", ()) else table

    residents = tuple(map(rounded, report.residents))
    return replace(report, rule=Rule.ROUNDED_TO_FIVE, residents=residents, agencies=tuple(map(rounded, report.agencies)))


def with_total(table, value):
    *rows, total = table.rows
    return replace(table, rows=(*rows, replace(total, figures=tuple(replace(one, value=value) for one in total.figures))))


def noughts(table):
    rows = (replace(row, figures=tuple(replace(one, value=0) for one in row.figures)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def set_codes(document):
    return [block["code"] for section in told(document)["sections"] for block in section["blocks"] if "counts" in block]


def said(document):
    return [block.text for one in document.sections for block in one.blocks if isinstance(block, Paragraph | Notice)]


def test_a_report_is_small_by_what_is_printed_and_only_when_protected(counted):
    assert is_small(protected(counted(), FEW_CLIENTS))
    assert not is_small(protected(counted(), FEW_CLIENTS + 5))
    assert not is_small(replace(protected(counted(), 0), rule=Rule.AS_PRINTED_2016))
    assert not is_small(counted("GM0363"))


def test_noughts_are_noughts_and_a_dash_or_a_mark_is_none():
    assert is_all_noughts(handmade.table("2b", handmade.row("Som", 0, 0, total=True)))
    assert not is_all_noughts(handmade.table("2b", handmade.row("Som", 0, 5, total=True)))
    assert not is_all_noughts(handmade.table("R1", handmade.row("Hier", 0, None)))
    assert not is_all_noughts(handmade.table("7", handmade.row("Jeugdigen", Decimal("8.7"), 0)))
    assert not is_all_noughts(handmade.NAMES)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Niet afgedrukt, omdat elk aantal 0 is: tabel 2a, 2b en 3."),
        ("en", "Not printed, because every number is 0: tables 2a, 2b and 3."),
    ],
)
def test_tables_of_noughts_are_named_in_place_of_being_set(counted, theme, language, words):
    document = compose(protected(counted(), 85, noughts=("2a", "2b", "3")), language=language, theme=theme)
    assert {"2a", "2b", "3"}.isdisjoint(set_codes(document))
    assert {"1b", "2c", "2d"} <= set(set_codes(document))
    assert words in said(document)


def test_one_table_of_noughts_is_named_by_itself(counted, theme):
    document = compose(protected(counted(), 85, noughts=("11",)), language="nl", theme=theme)
    assert "Niet afgedrukt, omdat elk aantal 0 is: tabel 11." in said(document)


def test_what_is_not_set_stands_in_the_files_of_data(counted, theme):
    document = compose(protected(counted(), 5, noughts=("2b",)), language="nl", theme=theme)
    assert {"1b", "1c", "2b", "2d", "5"}.isdisjoint(set_codes(document))
    assert tuple(block.table for block in document.tables) == document.figures.tables
    lines = as_csv(document, theme=theme).content.decode("utf-8-sig").splitlines()
    assert {"1b", "1c", "2b", "2d", "5"} <= {line.partition(",")[0].strip('"') for line in lines}


def test_a_small_report_says_kindly_that_it_is_none_to_conclude_from(counted, theme):
    document = compose(protected(counted(), 5), language="nl", theme=theme)
    first, second = (block for block in document.sections[0].blocks if isinstance(block, Notice))
    assert not first.warns
    assert second.title == "Dit is een klein rapport"
    assert not any(isinstance(block, ChartBlock) for one in document.sections for block in one.blocks)
    text = " ".join(said(document))
    assert "Tabel 1b en 1c staan daarom alleen" in text
    assert "Tabel 2d staat daarom alleen" in text
    assert "het vaakst" not in str(document.sections[0].blocks)


def test_an_exact_report_is_printed_whole_whatever_stands_in_it(counted, theme):
    report = replace(protected(counted(), 5, noughts=("2b",)), rule=Rule.AS_PRINTED_2016)
    assert not any(is_unset(table, report) for table in report.tables)
    document = compose(report, language="nl", theme=theme)
    assert document.sections[0].blocks[0].warns
    assert all(isinstance(block.unset, bool) and not block.unset for block in document.tables)


def test_a_rounded_report_tells_what_a_five_and_a_nought_stand_for_near_its_first_table(counted, theme):
    for write, reader, anchor in (
        (compose, Reader.MUNICIPALITY, "residents-clients"),
        (compose_agency, Reader.AGENCY, "people"),
    ):
        report = replace(protected(counted(), 85), reader=reader)
        blocks = next(one for one in write(report, language="nl", theme=theme).sections if one.anchor == anchor).blocks
        before = [block for block in blocks if not isinstance(block, ChartBlock)]
        table = next(place for place, block in enumerate(before) if isinstance(block, TableBlock))
        assert "een 5 betekent 1 tot en met 9, en een 0 betekent 0 tot en met 4" in before[table - 1].text
    assert not any("betekent 1 tot en met 9" in one for one in said(compose(counted(), language="nl", theme=theme)))
