from __future__ import annotations

from click.testing import CliRunner

from gehoord.cli import backup


def test_a_backup_warns_about_its_keys_either_way(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(backup.copies, "back_up", lambda out, keys: asked.append((out, keys)))
    ended = CliRunner().invoke(backup.backup, ["--out", str(tmp_path / "a")])
    assert "zitten er niet in" in ended.stderr
    ended = CliRunner().invoke(backup.backup, ["--out", str(tmp_path / "a"), "--keys", str(tmp_path / "k"), "--language", "en"])
    assert "opens everything" in ended.stderr
    assert asked == [(tmp_path / "a", None), (tmp_path / "a", tmp_path / "k")]


def test_a_backup_needs_a_place():
    assert CliRunner().invoke(backup.backup, []).exit_code == 2
