from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from tests.figures.disclosure.small_year import Small, put_down

from gehoord.cli.published.suppress import suppress


@pytest.fixture
def exact(tmp_path):
    put_down(Small(exact=True).reports(), tmp_path / "exact")
    return tmp_path / "exact"


def run(*words):
    return CliRunner().invoke(suppress, list(map(str, words)))


def test_small_figures_are_left_blank(exact, tmp_path):
    ended = run(exact, "--out", tmp_path / "out")
    assert ended.exit_code == 0, ended.output
    assert "0 zijn op minder dan vijf waarden na bekend" in ended.output
    place = json.loads((tmp_path / "out" / "municipalities" / "GM0002.json").read_text(encoding="utf-8"))
    values = [value for table in place["tables"] for row in table["rows"] for value in row[1:]]
    assert None in values
    assert not {1, 2, 3, 4} & set(values)


def test_a_folder_that_holds_something_is_left_alone(exact, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.txt").write_text("x", encoding="utf-8")
    ended = run(exact, "--out", tmp_path / "out")
    assert ended.exit_code == 3
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / "kept.txt"]


def test_a_rounded_year_is_refused(tmp_path):
    put_down(Small().reports(), tmp_path / "rounded")
    assert run(tmp_path / "rounded", "--out", tmp_path / "out").exit_code == 3


def test_where_no_folder_can_stand_that_is_said(exact, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        ended = run(exact, "--out", out)
        assert (ended.exit_code, "Kies" in ended.output or "Kijk" in ended.output) == (3, True), ended.output
    assert sorted(found.name for found in tmp_path.iterdir()) == ["exact", "file"]
