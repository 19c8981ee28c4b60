from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.figures.exchange.small import SMALL, put_down

from gehoord.figures.exchange import sheets

VISITS = "visit_id,location_id,on,kind\n"
GOOD = "V1,L1,2016-06-01,group_visit\n"


def seen(faults):
    return [(fault.file, fault.line, fault.column) for fault in faults]


@pytest.mark.parametrize(
    ("visits", "line", "column", "told"),
    [
        ("", None, None, "leeg"),
        (" \n \n", None, None, "leeg"),
        ("visit_id,location_id,on\nV1,L1,2016-06-01\n", 1, "kind", "ontbreekt"),
        ("visit_id,location_id,on,kind,kind\nV1,L1,2016-06-01,group_visit,\n", 1, "kind", "dubbel"),
        ("visit_id,location_id,on,kind,note\nV1,L1,2016-06-01,group_visit,x\n", 1, None, "De kolommen zijn visit_id"),
        (VISITS + GOOD + "V2,L1,2016-06-01\n", 3, None, "heeft 3 velden; de kopregel heeft er 4"),
        (VISITS + GOOD + "V2,L1,2016-06-01,group_visit,,\n", 3, None, "heeft 6 velden"),
        (VISITS + 'V1,L1,2016-06-01,"group_visit\n' + GOOD, 2, None, "aanhalingsteken dat nergens sluit"),
        (VISITS + '"V"1,L1,2016-06-01,group_visit\n', 2, None, "hoort een komma"),
        (VISITS + GOOD + "V" * 200_000 + ",L1,2016-06-01,group_visit\n", 3, None, "veel te lang"),
        (VISITS + GOOD + "V\x002,L1,2016-06-01,group_visit\n", 3, None, "geen tekst"),
        (VISITS + "V1,L1,2016-06-01,group\x85visit\n", 2, None, "geen tekst"),
        ((VISITS + GOOD).replace(",", ";"), 1, None, "puntkomma"),
        ((VISITS + GOOD).replace(",", "\t"), 1, None, "tabs"),
    ],
)
def test_a_file_that_is_not_in_order_is_one_fault(tmp_path, faults_in, visits, line, column, told):
    (fault,) = faults_in(put_down(tmp_path / "register", visits=visits))
    assert (fault.file, fault.line, fault.column) == ("visits.csv", line, column)
    assert told in fault.expected.nl
    assert fault.expected.en


def test_a_column_with_a_slip_in_its_name_is_recognised(tmp_path, faults_in):
    broken = put_down(tmp_path / "register", visits="visit_id,Location,on,kind\nV1,L1,2016-06-01,group_visit\n")
    unknown, missing = faults_in(broken)
    assert (unknown.value, missing.column) == ("Location", "location_id")
    assert unknown.expected.nl.endswith("Bedoelt u location_id?")


def test_lines_are_counted_as_an_editor_does(tmp_path, faults_in):
    locations = SMALL["locations.csv"].replace("L3,", "\r\nL3,").replace("municipal_access", "access")
    (fault,) = faults_in(put_down(tmp_path / "register", locations=locations))
    lines = locations.replace("\r\n", "\n").split("\n")
    assert "access" in lines[fault.line - 1]


def test_a_line_that_is_not_utf_8_is_named_with_what_was_meant(folder, faults_in):
    folder.joinpath("locations.csv").write_bytes(
        SMALL["locations.csv"].replace("Toegang,", "Toegang Coördinatie,").encode("cp1252")
    )
    (fault,) = faults_in(folder)
    assert (fault.file, fault.line, fault.value) == ("locations.csv", 5, "0xF6")
    assert "Windows-1252 staat hier ö" in fault.expected.nl


def test_utf_16_is_recognised(folder, faults_in):
    folder.joinpath("visits.csv").write_bytes(SMALL["visits.csv"].encode("utf-16"))
    (fault,) = faults_in(folder)
    assert "UTF-16" in fault.expected.nl


def test_a_missing_file_is_looked_for_under_a_name_much_like_it(folder, faults_in):
    folder.joinpath("visits.csv").rename(folder / "Visit.csv")
    (fault,) = faults_in(folder)
    assert fault.expected.nl == "Dit bestand ontbreekt. Heet het misschien Visit.csv?"


def test_a_missing_file_is_not_taken_for_another_that_has_to_be_there(folder, faults_in):
    folder.joinpath("actions.csv").unlink()
    assert "Dit bestand ontbreekt." in [fault.expected.nl for fault in faults_in(folder)]


@pytest.mark.parametrize(
    ("put", "told"),
    [
        (lambda path: path.mkdir(), "geen gewoon bestand"),
        (lambda path: path.symlink_to("/dev/zero"), "geen gewoon bestand"),
        (os.mkfifo, "geen gewoon bestand"),
        (lambda path: path.symlink_to(path), "kan niet worden gelezen"),
        (lambda path: path.symlink_to("nowhere"), "ontbreekt"),
    ],
)
def test_what_only_looks_like_a_file_is_refused(folder, faults_in, put, told):
    path = folder / "visits.csv"
    path.unlink()
    put(path)
    (fault,) = faults_in(folder)
    assert fault.file == "visits.csv"
    assert told in fault.expected.nl


def test_a_file_that_may_not_be_opened_is_refused(folder, faults_in, monkeypatch):
    def closed(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    faults = faults_in(folder)
    assert [fault.file for fault in faults] == list(SMALL)
    assert {fault.expected.nl for fault in faults} == {
        "Dit bestand kan niet worden gelezen (Permission denied). Kijk of u het mag openen."
    }


def test_a_file_that_no_register_can_be_is_not_opened(folder, faults_in, monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST", 100)
    assert ("concerns.csv", None, None) in seen(faults_in(folder))


@pytest.mark.parametrize(
    "clients", ["client_id,relation\n", "", 'client_id,relation,parental_authority,sex,first_contact_on\n"C1,']
)
def test_references_to_a_file_that_was_not_read_are_not_held_against_anyone(tmp_path, faults_in, clients):
    faults = faults_in(put_down(tmp_path / "register", clients=clients))
    if clients.startswith("client_id,relation\n"):
        assert {fault.expected.nl for fault in faults if fault.file != "clients.csv"} == {"Deze code staat niet in clients.csv."}
    else:
        assert {fault.file for fault in faults} == {"clients.csv"}


def test_a_row_of_the_wrong_length_can_still_be_referred_to(tmp_path, faults_in):
    clients = SMALL["clients.csv"].replace("C1,young_person,,female,2015-11-30", "C1,young_person,,female")
    assert seen(faults_in(put_down(tmp_path / "register", clients=clients))) == [("clients.csv", 2, None)]
