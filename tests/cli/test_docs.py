from __future__ import annotations

from click.testing import CliRunner

from gehoord.cli.docs import PAGES, docs


def test_writes_every_page_and_says_where(tmp_path):
    outcome = CliRunner().invoke(docs, ["--folder", str(tmp_path / "new")])
    assert outcome.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(PAGES)
    assert str(tmp_path / "new" / "states.md") in outcome.output


def test_writes_the_same_bytes_twice(tmp_path):
    for name in ("one", "two"):
        CliRunner().invoke(docs, ["--folder", str(tmp_path / name)])
    for page in PAGES:
        assert (tmp_path / "one" / page).read_bytes() == (tmp_path / "two" / page).read_bytes()
