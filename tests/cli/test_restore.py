from __future__ import annotations

from click.testing import CliRunner

from gehoord.cli import restore


def test_a_restore_says_what_stays_destroyed(monkeypatch, tmp_path):
    (tmp_path / "a").touch()
    monkeypatch.setattr(restore.copies, "restore", lambda file, keys: 12)
    ended = CliRunner().invoke(restore.restore, [str(tmp_path / "a"), "--language", "en"])
    assert ended.exit_code == 0
    assert ended.stdout == "Restored, and the journal is signed. What was destroyed before (12) still is.\n"


def test_a_file_that_is_not_there_does_not_fit(tmp_path):
    gone = str(tmp_path / "a")
    for words in ([gone], [__file__, "--keys", gone]):
        ended = CliRunner().invoke(restore.restore, words)
        assert ended.exit_code == 2
        assert f"Er is geen bestand {gone}." in ended.stderr
