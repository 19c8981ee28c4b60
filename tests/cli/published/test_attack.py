from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from tests.figures.disclosure.small_year import Small, put_down

from gehoord.cli.published.attack import attack


@pytest.fixture
def edition(tmp_path):
    put_down(Small().reports(), tmp_path / "out")
    return tmp_path / "out"


def run(*words):
    return CliRunner().invoke(attack, list(map(str, words)))


def figures_of(folder):
    """How many the whole of an edition is said to hold; a part and two years have to agree with it."""
    (told,) = re.findall(r"Alle (\d+) cijfers zijn nagegaan", run(folder).output)
    return int(told)


def test_a_rounded_year_ends_with_0_and_says_that_all_was_seen(edition):
    ended = run(edition)
    assert ended.exit_code == 0, ended.output
    assert f"{figures_of(edition)} kunnen vijf waarden of meer hebben" in ended.output
    assert "0 zijn op minder dan vijf waarden na bekend" in ended.output


def test_a_sample_says_that_it_is_one(edition):
    assert f"Dit was een steekproef: 20 van {figures_of(edition)} cijfers" in run(edition, "--sample", "20").output


def test_what_somebody_knows_is_known_and_ends_with_1(edition, tmp_path):
    rows = json.loads((edition / "municipalities/GM0001.json").read_text(encoding="utf-8"))["tables"][0]["rows"]
    told = {"report": "GM0001", "table": "1a", "row": "Totaal", "column": str({"status": "new"}), "value": rows[-1][2] + 1}
    file = tmp_path / "known.json"
    file.write_text(json.dumps({"known": [told]}), encoding="utf-8")
    ended = run(edition, "--knowledge", file, "--language", "en")
    assert ended.exit_code == 1
    assert f"2016 GM0001, clients * · * · new: printed {rows[-1][2]}, in truth {rows[-1][2] + 1} (1 possible)" in ended.output


def test_what_does_not_fit_is_refused(edition, tmp_path):
    file = tmp_path / "known.json"
    file.write_text(json.dumps({"known": [{"report": "Nergens", "table": "1a", "row": "x", "value": 1}]}), encoding="utf-8")
    ended = run(edition, "--knowledge", file)
    assert ended.exit_code == 3
    assert "Nergens" in ended.output


def test_two_years_are_attacked_together(edition, tmp_path):
    put_down(Small(2, year=2017).reports(), tmp_path / "next")
    ended = run(edition, tmp_path / "next", "--sample", "60")
    assert ended.exit_code == 0, ended.output
    assert f"60 van {2 * figures_of(edition)} cijfers" in ended.output
