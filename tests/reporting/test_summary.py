"""The report in short: printed figures only, and no claim that a tie would break."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.reporting.test_composing import printed_numbers

from gehoord.figures.publication import Rule
from gehoord.figures.table import Table
from gehoord.reporting.summary import summary_of


def test_haarlem_in_short(counted):
    text = " ".join(summary_of(counted(), "nl"))
    assert (
        "In 2016 hadden 86 inwoners van Haarlem contact met een vertrouwenspersoon. Voor 73 van hen was het de eerste keer."
        in text
    )
    assert "Het aantal klachten was 176" in text
    assert "Klachten gingen het vaakst over bejegening en gebrekkige informatie." in text
    assert "Bij 106 kwam er een ondersteuningstraject." in text


def test_what_is_rounded_is_not_told_as_if_it_were_exact(counted):
    text = " ".join(summary_of(replace(counted(), rule=Rule.ROUNDED_TO_FIVE), "nl"))
    assert "hadden ongeveer 86 inwoners" in text
    assert "Voor ongeveer 73 van hen" in text
    assert text.endswith("afgerond op vijftallen.")
    assert "ongeveer" not in " ".join(summary_of(counted(), "nl"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_of_the_summary_is_printed_in_a_table(composed, language):
    document = composed(language=language)
    numbers = set(re.findall(r"\d+", " ".join(summary_of(document.figures, language))))
    assert numbers - {"2016"} <= printed_numbers(document)
    assert {"86", "73", "176", "107", "106", "52"} <= numbers


def test_a_report_in_words_only_has_no_summary(counted):
    assert summary_of(counted("GM0363"), "nl") == ()
    assert summary_of(counted("GM0363", nation=True), "nl") == ()


def test_complaints_that_are_equal_are_not_ranked(counted):
    report = counted()
    equal = tuple(level(table) if table.code == "2c" else table for table in report.residents)
    text = " ".join(summary_of(replace(report, residents=equal), "nl"))
    assert "klachten was" in text
    assert "het vaakst" not in text


def level(table: Table) -> Table:
    rows = (
        row if row.total else replace(row, figures=tuple(replace(figure, value=4) for figure in row.figures))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
