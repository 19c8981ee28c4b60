from __future__ import annotations

import hashlib
import json

import pytest
from click.testing import CliRunner
from tests.figures.disclosure.small_year import Small, put_down

from gehoord.cli.published.audit import audit
from gehoord.figures.disclosure.auditor import audit as audited


@pytest.fixture
def edition(tmp_path):
    """A published year with its certificate."""
    reports = Small().reports()
    put_down(reports, tmp_path)
    files = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in reports}
    certificate = {"version": 1, "publication": {"files": files}, "audit": audited(reports).told()}
    (tmp_path / "certificate.json").write_text(json.dumps(certificate), encoding="utf-8")
    return tmp_path


def run(*words):
    return CliRunner().invoke(audit, list(map(str, words)))


def test_a_sound_year_ends_with_0_and_says_what_was_seen(edition):
    ended = run(edition)
    assert ended.exit_code == 0, ended.output
    assert "Er is niets gevonden." in ended.output
    assert "sommen nagerekend; de grootste afwijking is 0" in ended.output


def test_a_changed_figure_ends_with_1_and_is_named(edition):
    file = edition / "municipalities" / "GM0001.json"
    report = json.loads(file.read_text(encoding="utf-8"))
    report["tables"][0]["rows"][0][1] += 5
    file.write_text(json.dumps(report), encoding="utf-8")
    ended = run(edition, "--language", "en")
    assert ended.exit_code == 1
    assert "the whole is" in ended.output
    assert "municipalities/GM0001.json: changed since the edition." in ended.output


def test_a_year_without_a_certificate_ends_with_1(edition):
    (edition / "certificate.json").unlink()
    assert run(edition).exit_code == 1


def test_a_folder_that_is_no_edition_is_refused(tmp_path):
    ended = run(tmp_path)
    assert ended.exit_code == 3
    assert "nation.json" in ended.output
    assert "die map is er niet" in run(tmp_path / "nowhere").output
    (tmp_path / ".soon.busy").mkdir()
    assert "nog niet klaar" in run(tmp_path / "soon").output
