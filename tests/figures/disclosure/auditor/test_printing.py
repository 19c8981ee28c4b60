"""What is printed beside the sums."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.auditor.findings import Trouble
from gehoord.figures.disclosure.auditor.printing import numbers_from_elsewhere, rounded, shares_beyond
from gehoord.figures.disclosure.published.beside import shares_in
from gehoord.figures.disclosure.published.reading import figures_of
from gehoord.figures.disclosure.published.structure import structure_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("62 % van 40", ["62 %"]),
        ("8,5%", ["8,5%"]),
        ("drie procent of 12 procent", ["12 procent"]),
        ("zo'n 7 per cent", ["7 per cent"]),
        ("100 procentpunten", []),
        ("procent, centraal, 2016", []),
        ("40 % is wat er staat", []),
    ],
)
def test_percentages_are_found_in_a_text(text, found):
    assert shares_beyond(shares_in(text), {"40"}) == found


def test_a_half_is_rounded_upwards():
    assert rounded(Fraction(5, 2), 0) == "3"
    assert rounded(Fraction(100, 3), 1) == "33.3"
    assert rounded(Fraction(1, 25), 2) == "0.04"


@pytest.mark.parametrize(("mark", "seen"), [(8.7, False), (None, False), (8.73, True), (12, True)])
def test_a_mean_has_one_decimal_and_lies_on_the_scale(mark, seen):
    reports = Small().reports()
    reports["nation.json"]["tables"].append({"table": "7", "columns": ["Cijfer"], "rows": [["Jeugdigen", mark]]})
    reports["nation.json"]["cells"]["tables"].append({"table": "7", "sort": "means"})
    figures = figures_of(reports, structure_of(reports))
    troubles = [one.trouble for one in numbers_from_elsewhere(reports, figures)]
    assert troubles == [Trouble.NOT_DERIVED] * seen
