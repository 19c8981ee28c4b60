from __future__ import annotations

from pathlib import Path

import pytest

from gehoord.reporting.whole_year.placing import FolderTaken, by_its_name, check_free, draft_of, laid_beside, write_whole
from gehoord.reporting.writing import NotWritten


def test_a_folder_that_holds_nothing_is_free_and_a_file_is_not(tmp_path):
    check_free(tmp_path / "none")
    check_free(tmp_path)
    (tmp_path / "file").touch()
    for taken in (tmp_path, tmp_path / "file"):
        with pytest.raises(FolderTaken):
            check_free(taken)


def test_what_is_laid_beside_stands_when_all_of_it_is_written(tmp_path):
    out = tmp_path / "out"
    with laid_beside(out) as folder:
        write_whole(folder / "within" / "one.json", b"1")
        assert not out.exists()
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")] == ["out/within/one.json"]


def test_what_was_broken_off_leaves_nothing(tmp_path):
    def break_off():
        with laid_beside(tmp_path / "out") as folder:
            write_whole(folder / "one.json", b"1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_left_who_was_killed_is_not_taken_along(tmp_path):
    left = tmp_path / ".out.draft"
    write_whole(left / "old.json", b"0")
    with laid_beside(tmp_path / "out") as folder:
        write_whole(folder / "one.json", b"1")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one.json"]


def test_a_file_is_whole_or_not_there(tmp_path, monkeypatch):
    def broken(_draft, _file):
        raise OSError

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(NotWritten):
        write_whole(tmp_path / "one.json", b"1")
    assert [path.name for path in tmp_path.iterdir()] == [draft_of(tmp_path / "one.json").name]


def test_the_folder_one_is_in_is_called_by_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert by_its_name(Path()).name == tmp_path.name
    assert by_its_name(Path("out")) == Path("out")
