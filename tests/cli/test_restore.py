from __future__ import annotations

from click.testing import CliRunner

from gehoord.cli import restore


def test_a_restore_says_what_stays_destroyed(monkeypatch, tmp_path):
    (tmp_path / "a").touch()
    monkeypatch.setattr(restore.copies, "restore", lambda file, keys: 12)
    ended = CliRunner().invoke(restore.restore, [str(tmp_path / "a"), "--language", "en"])
    assert (ended.exit_code, ended.stdout) == (0, "Restored. What was destroyed before (12) still is.\n")


def test_a_file_that_is_not_there_does_not_fit(tmp_path):
    assert CliRunner().invoke(restore.restore, [str(tmp_path / "a")]).exit_code == 2
