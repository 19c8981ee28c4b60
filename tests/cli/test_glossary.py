from __future__ import annotations

from gehoord.cli.glossary import glossary
from gehoord.practice.concerns import SCHEMES
from gehoord.practice.outcomes import Outcome


def test_every_code_of_a_closed_list_stands_beside_both_its_labels():
    for outcome in Outcome:
        assert f"| `{outcome}` | {outcome.label.nl} | {outcome.label.en} |" in glossary()


def test_every_subject_of_every_scheme_stands_in_it():
    for scheme in SCHEMES:
        assert [one.code for one in scheme.choices if f"| `{one.code}` | {one.label.nl} |" not in glossary()] == []


def test_a_split_subject_says_what_it_maps_back_to():
    (row,) = [line for line in glossary().splitlines() if line.startswith("| `misconduct_sexual`")]
    assert "maps back to `misconduct`" in row


def test_a_word_of_the_code_stands_with_its_dutch_and_its_place():
    assert "| `Refused` | geweigerd |" in glossary()
    assert "`practice.errors` |" in glossary()


def test_every_row_has_the_cells_of_its_head():
    cells = 0
    for line in glossary().splitlines():
        bars = line.replace("\\|", "").count("|")
        cells = (cells or bars) if bars else 0
        assert bars == cells, line
