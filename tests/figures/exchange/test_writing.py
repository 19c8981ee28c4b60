from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.figures.exchange.small import SMALL

from gehoord.figures.exchange import Register, RegisterNotWritten, TargetNotARegister, read, write
from gehoord.figures.exchange.cells import LONGEST
from gehoord.figures.exchange.rows import Client, Location, Residence
from gehoord.practice.agencies import AgencyKind
from gehoord.practice.clients import Relation, Sex

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;\n\r\t'), min_size=1, max_size=LONGEST
).filter(lambda text: text == text.strip())


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_written_reads_as_it_was(folder, tmp_path):
    write(read(folder), tmp_path / "copy")
    assert read(tmp_path / "copy") == read(folder)
    assert contents(tmp_path / "copy") == {file: text.encode() for file, text in SMALL.items()}


def test_rows_are_written_in_the_order_of_their_ids(folder, tmp_path):
    register = read(folder)
    backwards = Register(*(getattr(register, file.removesuffix(".csv"))[::-1] for file in SMALL))
    write(backwards, tmp_path / "copy")
    assert contents(tmp_path / "copy") == contents(folder)


@given(ids=st.lists(TEXTS, min_size=1, max_size=4, unique=True), name=TEXTS)
def test_any_name_survives_the_way_there_and_back(tmp_path_factory, ids, name):
    folder = tmp_path_factory.mktemp("names") / "register"
    register = Register(
        locations=tuple(Location(one, name, AgencyKind.OTHER, name, None) for one in sorted(ids)),
        clients=tuple(Client(one, Relation.RELATIVE, None, Sex.UNKNOWN, None) for one in sorted(ids)),
        residences=tuple(Residence(one, "GM0392", date(2016, 2, 29)) for one in sorted(ids)),
    )
    write(register, folder)
    assert read(folder) == register


def test_a_register_is_replaced_as_a_whole(folder):
    register = replace(read(folder), marks=())
    write(register, folder)
    assert read(folder) == register
    assert [path.name for path in folder.parent.iterdir()] == ["register"]


def test_a_folder_above_is_made(tmp_path, folder):
    write(read(folder), tmp_path / "a" / "b")
    assert len(contents(tmp_path / "a" / "b")) == 9


@pytest.mark.parametrize(
    "put",
    [
        lambda path: path.write_text("x"),
        lambda path: path.symlink_to(path.parent),
        lambda path: (path.mkdir(), path.joinpath("letter.txt").write_text("x")),
        lambda path: path.joinpath("clients.csv").mkdir(parents=True),
    ],
)
def test_what_is_not_a_register_is_never_replaced(folder, tmp_path, put):
    target = tmp_path / "target"
    put(target)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TargetNotARegister, match="Kies een lege of een nieuwe map"):
        write(read(folder), target)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk_leaves_what_stood_there(folder, tmp_path, monkeypatch):
    register, before = read(folder), contents(folder)

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RegisterNotWritten, match="No space left on device"):
        write(register, folder)
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_a_move_that_fails_is_undone(folder, monkeypatch):
    register, before = read(folder), contents(folder)
    rename = Path.rename

    def refuse_fresh(path, target):
        if path.name == "fresh":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_fresh)
    with pytest.raises(RegisterNotWritten, match="Permission denied"):
        write(replace(register, marks=()), folder)
    assert contents(folder) == before


def test_a_place_that_cannot_be_is_refused(folder):
    with pytest.raises(RegisterNotWritten, match="Kijk of u daar mag schrijven"):
        write(read(folder), Path("a\0b"))
