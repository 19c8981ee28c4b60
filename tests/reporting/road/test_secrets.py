from __future__ import annotations

import pytest

from gehoord.reporting.road.secrets import SecretNotRead, keep_inside, kept_secret
from gehoord.reporting.writing import NotWritten


def test_a_secret_is_drawn_once_and_found_again(tmp_path):
    file = tmp_path / "years" / "one.secret"
    first = kept_secret(file)
    assert len(first) == 32
    assert kept_secret(file) == first
    assert file.stat().st_mode & 0o077 == 0
    assert [found.name for found in file.parent.iterdir()] == ["one.secret"]


@pytest.mark.parametrize("content", ["", "zz", "ab" * 15, "ab" * 15 + "x"])
def test_a_file_that_holds_no_secret_is_refused(tmp_path, content):
    file = tmp_path / "one.secret"
    file.write_text(content)
    with pytest.raises(SecretNotRead, match=r"one\.secret"):
        kept_secret(file)


def test_what_somebody_left_who_was_killed_while_drawing_goes(tmp_path):
    file = tmp_path / "one.secret"
    kept_secret(file)
    (tmp_path / ".one.secret.0123456789abcdef").hardlink_to(file)
    (tmp_path / ".one.secret.swp").touch()
    kept_secret(file)
    assert sorted(found.name for found in tmp_path.iterdir()) == [".one.secret.swp", "one.secret"]


def test_where_no_file_can_be_written_that_is_said(tmp_path):
    (tmp_path / "taken").touch()
    with pytest.raises(NotWritten, match=r"one\.secret"):
        kept_secret(tmp_path / "taken" / "one.secret")


def test_what_stays_inside_is_for_its_owner_alone_and_written_again_whole(tmp_path):
    file = tmp_path / "out.inside.json"
    file.write_text("of before")
    file.chmod(0o644)
    keep_inside(file, b"{}")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"{}", 0o600)
    assert [found.name for found in tmp_path.iterdir()] == ["out.inside.json"]
