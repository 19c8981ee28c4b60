from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.told.servers import Clamd, port_kept, scans

from gehoord.intake.inbound.enclosures.scanning import PIECE, Scanner, ScannerAway


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    # A socket has a short name; the folders of a test run do not.
    with tempfile.TemporaryDirectory() as folder, scans(Path(folder) / "s") as server:
        yield server


@pytest.fixture
def scanner(clamd: Clamd) -> Scanner:
    return Scanner(path=str(clamd.server_address), patience=5)


def test_a_file_goes_over_whole_in_pieces(scanner, clamd):
    content = bytes(range(256)) * 600
    assert len(content) > PIECE
    assert scanner.is_clean(content)
    assert clamd.seen == [content]


def test_a_virus_is_found(scanner):
    assert not scanner.is_clean(b"xx EICAR xx")


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"OK FOUND maybe\0"])
def test_an_answer_that_is_no_answer_counts_as_away(scanner, clamd, answer):
    clamd.answer = answer
    with pytest.raises(ScannerAway):
        scanner.is_clean(b"x")


def test_it_says_whether_it_is_there(scanner):
    scanner.check()
    with pytest.raises(ScannerAway):
        Scanner(path="/nergens/clamd").check()
    with port_kept() as free, pytest.raises(ScannerAway):
        Scanner(host="127.0.0.1", port=free).check()


def test_one_that_never_answers_is_not_waited_for_for_ever():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(ScannerAway):
        Scanner(host="127.0.0.1", port=silent.getsockname()[1], patience=0.2).is_clean(b"x")
