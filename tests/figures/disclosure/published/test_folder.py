"""The files of a published year."""

from __future__ import annotations

import hashlib
import json

import pytest
from tests.figures.disclosure.small_year import Small, put_down

from gehoord.figures.disclosure.published.folder import FileNotRead, read_folder
from gehoord.figures.disclosure.published.structure import NotAPublication


@pytest.fixture(scope="module")
def year():
    return Small().reports()


def test_a_folder_is_read_with_its_hashes(tmp_path, year):
    put_down(year, tmp_path)
    (tmp_path / "certificate.json").write_text('{"version": 1}', encoding="utf-8")
    (tmp_path / "nation.csv").write_text("table,value\n", encoding="utf-8")
    folder = read_folder(tmp_path)
    assert folder.reports == year
    assert folder.certificate == {"version": 1}
    assert folder.hashes["nation.json"] == hashlib.sha256((tmp_path / "nation.json").read_bytes()).hexdigest()
    assert list(folder.other) == ["nation.csv"]


def test_a_broken_file_is_named(tmp_path, year):
    put_down(year, tmp_path)
    (tmp_path / "regions" / "JZ01.json").write_text("{", encoding="utf-8")
    with pytest.raises(FileNotRead) as refusal:
        read_folder(tmp_path)
    assert "regions/JZ01.json" in refusal.value.told_in("nl")


def test_an_empty_folder_is_no_edition(tmp_path):
    with pytest.raises(NotAPublication):
        read_folder(tmp_path)


def test_the_files_that_were_put_down_are_the_year(tmp_path, year):
    put_down(year, tmp_path)
    assert json.loads((tmp_path / "nation.json").read_text(encoding="utf-8"))["year"] == 2016
