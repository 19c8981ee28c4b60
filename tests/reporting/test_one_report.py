"""One report straight from a folder: what is refused, and files that are whole or not there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.reporting.conftest import PRINTED

from gehoord.directory.geography import MunicipalityGone, MunicipalityUnknown
from gehoord.figures.exchange import RegisterRefused
from gehoord.figures.publication import Rule
from gehoord.practice.concerns import NoSchemeYet
from gehoord.reporting.document import Printed
from gehoord.reporting.one_report import NotesNotRead, NotWritten, Request, document_for, write

HAARLEM = {"register": PRINTED / "haarlem-2016", "municipality": "Haarlem", "year": 2016, "rule": Rule.AS_PRINTED_2016}


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
        ({"notes": Path("nergens.txt")}, NotesNotRead, "nergens.txt"),
    ],
)
def test_what_cannot_be_done_is_refused(theme, other, refusal, said):
    with pytest.raises(refusal, match=said):
        ordered(theme, **other)


def test_every_fault_of_a_register_is_told_at_once(theme, tmp_path):
    folder = shutil.copytree(PRINTED / "haarlem-2016", tmp_path / "register")
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


def test_a_report_is_written_with_what_belongs_beside_it(tmp_path):
    printed = Printed(b"inhoud", "text/csv", (("-metadata.json", b"{file-name}"),))
    files = write(printed, tmp_path / "r.csv")
    assert [file.name for file in files] == ["r.csv", "r.csv-metadata.json"]
    assert [file.read_bytes() for file in files] == [b"inhoud", b"r.csv"]


def test_a_report_replaces_an_older_one_whole(tmp_path):
    file = tmp_path / "r.csv"
    file.write_bytes(b"oud en veel langer")
    write(Printed(b"nieuw", "text/csv"), file)
    assert file.read_bytes() == b"nieuw"
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]
    umask = os.umask(0)
    os.umask(umask)
    assert file.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_report_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "r.csv").mkdir()
    with pytest.raises(NotWritten, match=r"r\.csv"):
        write(Printed(b"nieuw", "text/csv"), tmp_path / "r.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]
    with pytest.raises(NotWritten):
        write(Printed(b"nieuw", "text/csv"), tmp_path / "geen map" / "r.csv")


def test_progress_is_told_step_by_step(theme):
    told = []
    document_for(Request(**HAARLEM), theme=theme, tell=told.append)
    assert [text.nl for text in told] == ["Ik lees het register …", "Ik tel …"]
