"""One report straight from a folder, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gehoord.directory.geography import MunicipalityGone, MunicipalityUnknown
from gehoord.figures.exchange import RegisterRefused
from gehoord.figures.publication import Rule
from gehoord.invented import known
from gehoord.practice.concerns import NoSchemeYet
from gehoord.reporting.one_report import NotesNotRead, NotesTooLong, Request, WholeYearOnly, document_for

HAARLEM = {"register": known.HAARLEM, "municipality": "Haarlem", "year": 2016, "rule": Rule.AS_PRINTED_2016}


def ordered(theme, **other):
    return document_for(Request(**(HAARLEM | other)), theme=theme, tell=lambda _: None)


@pytest.mark.parametrize("named", ["GM0392", "gm0392", "Haarlem", "haarlem "])
def test_a_municipality_may_be_named_or_coded(theme, named):
    assert ordered(theme, municipality=named).figures.place.code == "GM0392"


@pytest.mark.parametrize(
    ("other", "refusal", "said"),
    [
        ({"municipality": "Harlem"}, MunicipalityUnknown, "Haarlem"),
        ({"municipality": "GM0393", "year": 2019}, MunicipalityGone, "Haarlemmermeer"),
        ({"year": 2012}, NoSchemeYet, "2015"),
        ({"register": Path("nergens")}, RegisterRefused, "nergens"),
        ({"rule": Rule.ROUNDED_TO_FIVE}, WholeYearOnly, "year publish"),
        ({"notes": Path("nergens.txt")}, NotesNotRead, "nergens.txt"),
    ],
)
def test_what_cannot_be_done_is_refused(theme, other, refusal, said):
    with pytest.raises(refusal, match=said):
        ordered(theme, **other)


def test_every_fault_of_a_register_is_told_at_once(theme, tmp_path):
    folder = shutil.copytree(known.HAARLEM, tmp_path / "register")
    for name in ("clients.csv", "concerns.csv"):
        lines = (folder / name).read_text().splitlines()
        (folder / name).write_text("\n".join([lines[0], lines[1].replace(",", ",?", 1), *lines[2:]]))
    with pytest.raises(RegisterRefused) as refusal:
        ordered(theme, register=folder)
    assert {fault.file for fault in refusal.value.faults} >= {"clients.csv", "concerns.csv"}


def test_the_own_text_is_read_from_its_file(theme, tmp_path):
    notes = tmp_path / "eigen.txt"
    notes.write_bytes("\ufeffHet ging goed, zei één wethouder.".encode())
    assert ordered(theme, notes=notes).notes == "Het ging goed, zei één wethouder."


def test_an_own_text_in_another_encoding_is_refused(theme, tmp_path):
    notes = tmp_path / "eigen.txt"
    notes.write_bytes("één".encode("latin-1"))
    with pytest.raises(NotesNotRead, match="UTF-8"):
        ordered(theme, notes=notes)


@pytest.mark.parametrize("size", [200_000, 200_001])
def test_an_own_text_has_room_for_200_kb(theme, tmp_path, size):
    notes = tmp_path / "eigen.txt"
    notes.write_text("é" + "e" * (size - 2))
    if size == 200_000:
        assert len(ordered(theme, notes=notes).notes) == size - 1
    else:
        with pytest.raises(NotesTooLong, match="200 kB"):
            ordered(theme, notes=notes)


def test_progress_is_told_step_by_step(theme):
    told = []
    document_for(Request(**HAARLEM), theme=theme, tell=told.append)
    assert [text.nl for text in told] == ["Ik lees het register …", "Ik tel …"]
