"""Findings are sentences."""

from __future__ import annotations

from gehoord.figures.disclosure.auditor.findings import Trouble, finding


def test_a_finding_says_what_and_where_in_both_languages():
    found = finding(Trouble.NOT_FIVES, where="GM0001, 1a, Totaal", value=3)
    assert found.sentence.nl == "GM0001, 1a, Totaal: 3 is geen vijftal."
    assert found.sentence.en == "GM0001, 1a, Totaal: 3 is not a multiple of five."
