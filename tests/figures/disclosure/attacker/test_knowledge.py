"""What somebody knows, in the words of the tables."""

from __future__ import annotations

import json

import pytest
from tests.figures.disclosure.small_year import Small

from gehoord.figures.disclosure.attacker.knowledge import (
    KnowledgeDoesNotFit,
    KnowledgeNotRead,
    Known,
    NoKnowledgeThere,
    read_knowledge,
)
from gehoord.figures.disclosure.attacker.system import UNKNOWN

NEW = str({"status": "new"})


@pytest.fixture(scope="module")
def year():
    return Small().reports()


@pytest.fixture
def told(tmp_path, year):
    def read(*entries):
        file = tmp_path / "known.json"
        file.write_text(json.dumps({"known": list(entries)}), encoding="utf-8")
        return read_knowledge(file, [year])

    return read


def test_a_figure_is_named_in_the_words_of_the_table(told):
    entry = {"report": "GM0001", "table": "1a", "row": "totaal", "column": NEW, "value": 3}
    assert told(entry) == (Known(2016, "clients", "GM0001", ("*", "*", "new"), 3, 3),)


def test_bounds_may_be_open(told):
    entry = {"report": "municipalities/GM0001.json", "table": "1c", "row": "female", "column": NEW, "at_least": 2}
    assert told(entry)[0].at_most == UNKNOWN


def test_a_location_is_named_beside_its_agency(told):
    entry = {"report": "harbour", "unit": "harbour@GM0002", "table": "4", "row": "advised", "value": 1}
    assert told(entry)[0].unit == "harbour@GM0002"


def test_a_row_may_be_another_unit(told):
    entry = {"report": "GM0001", "table": "8b", "row": "harbour@GM0001", "column": str({"age": "young_person"}), "value": 1}
    assert told(entry)[0].unit == "harbour@GM0001"


def test_everything_that_does_not_fit_is_said_at_once(told):
    with pytest.raises(KnowledgeDoesNotFit) as refusal:
        told(
            {"report": "Nergens", "table": "1a", "row": "Totaal", "column": NEW, "value": 1},
            {"report": "GM0001", "table": "99", "row": "Totaal", "value": 1},
            {"report": "GM0001", "table": "1a", "row": "Opa", "column": NEW, "value": 1},
            {"report": "GM0001", "table": "1a", "row": "Totaal", "column": "Oud", "value": 1},
            {"report": "GM0001", "table": "1a", "row": "Totaal", "column": NEW, "value": -1},
            {"report": "GM0001", "table": "1a", "row": "Totaal", "column": NEW},
            {"report": "GM0001", "year": 1999, "table": "1a", "row": "Totaal", "column": NEW, "value": 1},
        )
    sentence = refusal.value.told_in("nl")
    assert [f"Gegeven {number}:" in sentence for number in range(1, 8)] == [True] * 7
    for word in ("Nergens", "99", "Opa", "Oud", "1999", "young_person"):
        assert word in sentence


@pytest.mark.parametrize("content", ["", "[]", '{"known": 3}', '{"known": [3]}', "{"])
def test_a_file_of_another_shape_is_refused(tmp_path, year, content):
    file = tmp_path / "known.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeNotRead):
        read_knowledge(file, [year])


def test_a_file_that_is_not_there_is_refused(tmp_path, year):
    with pytest.raises(NoKnowledgeThere, match="is er niet, of mag niet"):
        read_knowledge(tmp_path / "nowhere.json", [year])
