from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from tests.config.launch.conftest import NOBODY

from gehoord.config import env
from gehoord.config.launch import children
from gehoord.config.launch import folder as folders
from gehoord.config.launch.folder import Folder, Occupant, is_ours, occupant
from gehoord.config.launch.refusals import (
    AlreadyRunning,
    DiskFull,
    NoSuchPlace,
    NotOurFolder,
    NoWriteAccess,
    OpenAbove,
    SomebodyElses,
)

SINCE = "2024-02-29T10:00:00+01:00"


def test_a_new_folder_is_ours_and_closed_to_readers(folder):
    made = Folder(folder / "new" / "deep")
    assert is_ours(made.path)
    assert made.path.stat().st_mode & 0o066 == 0
    assert Folder(made.path).logs.is_dir()


def test_refuses_a_folder_with_files_of_somebody_else(folder):
    (folder / "thesis.txt").touch()
    with pytest.raises(NotOurFolder, match="niet van gehoord"):
        Folder(folder)
    assert [entry.name for entry in folder.iterdir()] == ["thesis.txt"]


def test_refuses_a_file_in_the_place_of_a_folder(folder):
    (folder / "file").touch()
    with pytest.raises(NotOurFolder):
        Folder(folder / "file" / "inside")
    with pytest.raises(NotOurFolder):
        Folder(folder / "file")


@pytest.mark.usefixtures("as_root")
def test_refuses_a_folder_of_another_user_whatever_lies_in_it(folder):
    theirs = folder / "theirs"
    theirs.mkdir()
    os.chown(theirs, 65534, 65534)
    with pytest.raises(SomebodyElses, match="niet van u alleen"):
        Folder(theirs)
    assert list(theirs.iterdir()) == []
    (theirs / folders.MARK).touch()
    (theirs / folders.LOCK).write_text('{"pid": 1, "address": "", "since": ""}')
    for look in (Folder, occupant):
        with pytest.raises(SomebodyElses):
            look(theirs)
    (folder / "link").symlink_to(Folder(folder / "ours").path)
    os.chown(folder / "link", 65534, 65534, follow_symlinks=False)
    with pytest.raises(SomebodyElses):
        Folder(folder / "link")


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_refuses_a_folder_that_others_may_write_in(folder, mode):
    made = Folder(folder / "ours").path
    made.chmod(mode)
    with pytest.raises(SomebodyElses):
        Folder(made)
    with pytest.raises(SomebodyElses):
        occupant(made)


@pytest.mark.parametrize("mode", [0o777, 0o757])
def test_refuses_a_folder_below_one_that_others_may_write_in(folder, mode):
    made = Folder(folder / "open" / "deep" / "ours").path
    (folder / "open").chmod(mode)
    for look in (Folder, occupant):
        with pytest.raises(OpenAbove, match=str(folder / "open")):
            look(made)
    with pytest.raises(OpenAbove):
        Folder(folder / "open" / "new")
    (folder / "open").chmod(mode | stat.S_ISVTX)
    assert Folder(made).path == made
    (folder / "link").symlink_to(made)
    (folder / "open").chmod(mode)
    with pytest.raises(OpenAbove):
        Folder(folder / "link")


@pytest.mark.usefixtures("as_root")
def test_a_group_of_others_above_is_refused_and_a_group_of_our_own_is_not(folder):
    made = Folder(folder / "shared" / "ours").path
    (folder / "shared").chmod(0o775)
    assert Folder(made).path == made
    os.chown(folder / "shared", -1, 65534)
    with pytest.raises(OpenAbove):
        Folder(made)


def test_an_empty_folder_of_our_own_is_closed_when_we_take_it(folder):
    (folder / "wide").mkdir()
    (folder / "wide").chmod(0o777)
    assert Folder(folder / "wide").path.stat().st_mode & 0o066 == 0


@pytest.mark.parametrize("place", ["/proc/x", "/proc/self/x", "/var/" + "a" * 300, "/var/" + "a/" * 3000])
def test_refuses_a_place_where_no_folder_can_stand(place):
    with pytest.raises(NoSuchPlace, match="kan geen map staan"):
        Folder(Path(place))


def test_a_record_is_for_its_owner_alone_and_never_goes_through_a_link(folder):
    made = Folder(folder / "data")
    (made.path / "logs").chmod(0o755)
    (folder / "victim").write_text("as it was")
    (made.logs / "web.log").symlink_to(folder / "victim")
    record = Folder(made.path).record("web")
    assert not record.is_symlink()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (record, made.logs)] == [0o600, 0o700]
    record.unlink()
    record.symlink_to(folder / "victim")
    with pytest.raises(OSError, match="symbolic links"):
        children.start("echo", ["echo", "written"], log=record, environment={})
    assert (folder / "victim").read_text() == "as it was"


def test_refuses_a_folder_that_may_not_be_written(folder):
    opening = "import sys; from pathlib import Path; from gehoord.config.launch.folder import Folder; Folder(Path(sys.argv[1]))"
    folder.chmod(0o555)
    said = subprocess.run(
        [*NOBODY, "/usr/bin/python3", "-c", opening, str(folder / "new")],
        capture_output=True,
        text=True,
        check=False,
        env=env.passed_on(PYTHONPATH=str(env.CHECKOUT / "src")),
    )
    assert "NoWriteAccess" in said.stderr


def test_refuses_a_disk_with_too_little_room(folder, monkeypatch):
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil gives it
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 1_000_000))
    with pytest.raises(DiskFull, match="150 MB vrij"):
        Folder(folder / "new")


@pytest.mark.parametrize(
    ("number", "refusal"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EACCES, NoWriteAccess), (errno.EROFS, NoWriteAccess)],
)
def test_what_the_file_system_says_becomes_a_sentence(folder, number, refusal):
    with pytest.raises(refusal), folders.written(folder):
        raise OSError(number, os.strerror(number))


def test_anything_else_is_a_bug_and_stays_one(folder):
    with pytest.raises(IsADirectoryError), folders.written(folder):
        folder.read_bytes()


def test_the_secret_key_is_drawn_once_and_only_its_owner_reads_it(folder):
    made = Folder(folder)
    made.keep_secret_key()
    key = (folder / env.SECRET_KEY_FILE).read_text()
    assert len(key.strip()) > 60
    assert stat.S_IMODE((folder / env.SECRET_KEY_FILE).stat().st_mode) == 0o600
    made.keep_secret_key()
    assert (folder / env.SECRET_KEY_FILE).read_text() == key


def test_only_one_launcher_at_a_time(folder):
    made = Folder(folder)
    with made.held(SINCE) as lock:
        with pytest.raises(AlreadyRunning, match=str(os.getpid())), made.held(SINCE):
            pass
        lock.say(Occupant(os.getpid(), "http://127.0.0.1:8123", SINCE))
        with pytest.raises(AlreadyRunning, match=r"http://127\.0\.0\.1:8123"), made.held(SINCE):
            pass
        assert occupant(folder) == Occupant(os.getpid(), "http://127.0.0.1:8123", SINCE)
    assert occupant(folder) is None
    with made.held(SINCE):
        pass


def test_a_note_left_by_a_killed_launcher_does_not_count(folder):
    holding = (
        "import sys, os; from pathlib import Path; from gehoord.config.launch.folder import *\n"
        "with Folder(Path(sys.argv[1])).held('x') as lock:\n"
        "    lock.say(Occupant(os.getpid(), 'http://here', 'x')); os.kill(os.getpid(), 9)"
    )
    environment = env.passed_on(PYTHONPATH=str(env.CHECKOUT / "src"))
    subprocess.run([sys.executable, "-c", holding, str(folder)], check=False, env=environment)
    assert "http://here" in (folder / folders.LOCK).read_text()
    assert occupant(folder) is None


def test_nobody_lives_in_a_folder_that_is_not_there(folder):
    assert occupant(folder / "none") is None


def test_a_damaged_note_is_no_reason_to_fall_over(folder):
    made = Folder(folder)
    with made.held(SINCE):
        (folder / folders.LOCK).write_text("{half")
        assert occupant(folder) == Occupant(0, "", "")
