from __future__ import annotations

import pytest

from gehoord.cli.manual.glossary import glossary
from gehoord.practice.concerns import SCHEMES
from gehoord.practice.outcomes import Outcome


@pytest.fixture(scope="module")
def page():
    return glossary()


def test_every_code_of_a_closed_list_stands_beside_both_its_labels(page):
    for outcome in Outcome:
        assert f"| `{outcome}` | {outcome.label.nl} | {outcome.label.en} |" in page


def test_every_subject_of_every_scheme_stands_in_it(page):
    for scheme in SCHEMES:
        assert [one.code for one in scheme.choices if f"| `{one.code}` | {one.label.nl} |" not in page] == []


def test_a_split_subject_says_what_it_maps_back_to(page):
    (row,) = [line for line in page.splitlines() if line.startswith("| `misconduct_sexual`")]
    assert "maps back to `misconduct`" in row


def test_a_word_of_the_code_stands_with_its_dutch_and_its_place(page):
    assert "| `Refused` | geweigerd |" in page
    assert "`practice.errors` |" in page


def test_every_row_has_the_cells_of_its_head(page):
    cells = 0
    for line in page.splitlines():
        bars = line.replace("\\|", "").count("|")
        cells = (cells or bars) if bars else 0
        assert bars == cells, line
