"""Files that are whole or not there, and what is never overwritten."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from gehoord.reporting.document import Printed
from gehoord.reporting.writing import IntoTheRegister, NotWritten, keep_out_of, write

PAIR = Printed(b"inhoud", "text/csv", (("-metadata.json", b"{file-name}"),))


def told(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


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


def test_a_pair_replaces_a_pair(tmp_path):
    for name in ("r.csv", "r.csv-metadata.json"):
        (tmp_path / name).write_bytes(b"oud")
    write(PAIR, tmp_path / "r.csv")
    assert told(tmp_path) == {"r.csv": b"inhoud", "r.csv-metadata.json": b"r.csv"}
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("in_the_way", ["r.csv", "r.csv-metadata.json"])
def test_when_one_of_a_pair_cannot_be_written_neither_is(tmp_path, in_the_way):
    (tmp_path / in_the_way).mkdir()
    with pytest.raises(NotWritten, match=in_the_way):
        write(PAIR, tmp_path / "r.csv")
    assert [path.name for path in tmp_path.iterdir()] == [in_the_way]


@pytest.mark.parametrize("older", [{}, {"r.csv": b"oud", "r.csv-metadata.json": b"oud erbij"}])
def test_when_the_last_step_fails_the_steps_before_it_are_taken_back(tmp_path, monkeypatch, older):
    for name, content in older.items():
        (tmp_path / name).write_bytes(content)
    step = Path.replace

    def stumble(self, target):
        if Path(target).name == "r.csv":
            raise PermissionError
        return step(self, target)

    monkeypatch.setattr(Path, "replace", stumble)
    with pytest.raises(NotWritten, match=r"r\.csv"):
        write(PAIR, tmp_path / "r.csv")
    assert told(tmp_path) == older
    assert len(list(tmp_path.iterdir())) == len(older)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_leads_to_the_file_that_is_written(tmp_path, there):
    (tmp_path / "ver").mkdir()
    (tmp_path / "r.csv").symlink_to("ver/echt.csv")
    if there:
        (tmp_path / "ver" / "echt.csv").write_bytes(b"oud")
    write(Printed(b"nieuw", "text/csv"), tmp_path / "r.csv")
    assert (tmp_path / "r.csv").readlink() == Path("ver/echt.csv")
    assert told(tmp_path / "ver") == {"echt.csv": b"nieuw"}
    assert len(list((tmp_path / "ver").iterdir())) == 1


def test_a_link_that_leads_nowhere_is_refused(tmp_path):
    (tmp_path / "r.csv").symlink_to("r.csv")
    with pytest.raises(NotWritten):
        write(PAIR, tmp_path / "r.csv")


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_a_file_that_was_there_keeps_its_rights(tmp_path, rights):
    file = tmp_path / "r.csv"
    file.touch()
    file.chmod(rights)
    write(Printed(b"nieuw", "text/csv"), file)
    assert (file.stat().st_mode & 0o777, file.read_bytes()) == (rights, b"nieuw")


def test_a_pipe_is_given_the_report_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "r.csv"
    os.mkfifo(pipe)
    heard = []
    ear = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    ear.start()
    assert write(PAIR, pipe) == (pipe,)
    ear.join(timeout=10)
    assert heard == [b"inhoud"]
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]


def test_a_terminal_is_given_the_report_alone(tmp_path):
    ours, theirs = os.openpty()
    terminal = tmp_path / "r.csv"
    terminal.symlink_to(os.ttyname(theirs))
    assert write(PAIR, terminal) == (terminal,)
    assert os.read(ours, 100) == b"inhoud"
    assert Path(os.ttyname(theirs)).is_char_device()
    os.close(theirs)
    os.close(ours)


def test_a_name_that_is_too_long_is_refused(tmp_path):
    for name in ("n" * 300 + ".csv", "n" * 245 + ".csv"):
        with pytest.raises(NotWritten):
            write(PAIR, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "way", ["register/clients.csv", "register", "register/onder/nieuw.csv", "buiten.csv", "buiten/../register/x"]
)
def test_a_register_is_kept_as_it_is(tmp_path, way):
    (tmp_path / "register").mkdir()
    (tmp_path / "buiten").mkdir()
    (tmp_path / "buiten.csv").symlink_to("register/clients.csv")
    with pytest.raises(IntoTheRegister, match="map van het register"):
        keep_out_of(tmp_path / "register", tmp_path / way)


def test_a_report_may_lie_beside_a_register(tmp_path):
    for name in ("register.csv", "register2/clients.csv", "register/../clients.csv"):
        assert keep_out_of(tmp_path / "register", tmp_path / name) is None
    (tmp_path / "rond").symlink_to("rond")
    with pytest.raises(NotWritten):
        keep_out_of(tmp_path / "register", tmp_path / "rond")
