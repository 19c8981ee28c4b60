"""Writing a printed report down where it was asked for: whole or not at all, and never in place of what is no file."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text
from gehoord.reporting.document import Printed


class NotWritten(Refused):
    """A file could not be written where it was asked for; nothing is left behind (nl: niet weggeschreven)."""

    sentence = Text(
        "Het bestand {file} kan niet worden geschreven. Kijk of de map bestaat, of u er mag schrijven en of er ruimte is.",
        "The file {file} cannot be written. See whether the folder exists, you may write there and there is room.",
    )


class IntoTheRegister(Refused):
    """A report would be written among the files it is counted from (nl: rapport in de map van het register)."""

    sentence = Text(
        "{file} ligt in de map van het register. Kies met --out een andere plaats; dan blijft het register zoals het is.",
        "{file} lies in the folder of the register. Choose another place with --out; then the register stays as it is.",
    )


def keep_out_of(register: Path, file: Path) -> None:
    """See to it that a report is not written among the files it is counted from (nl: register heel laten).

    Links are followed, and whatever lies below the folder counts as the register. Raises: IntoTheRegister, NotWritten.
    """
    try:
        inside = file.resolve().is_relative_to(register.resolve())
    except (OSError, RuntimeError) as reason:
        raise NotWritten(file=file) from reason
    if inside:
        raise IntoTheRegister(file=file)


def write(printed: Printed, file: Path) -> tuple[Path, ...]:
    """Write a printed report and the files that belong next to it, whole or not at all (nl: wegschrijven).

    Gives the files written. All lie ready before the first takes its place, and the report goes last; if one cannot, what
    stood there before is put back. Only when the machine stops just between two of them does a new file lie beside an old
    report. A link leads to the file that is replaced, and a file that was there keeps its rights. A pipe or a terminal is
    given the report alone, as it comes. Raises: NotWritten.
    """
    if _runs_through(file):
        _pour(printed.content, file)
        return (file,)
    beside = [(file.with_name(name), content) for name, content in printed.files_beside(file.name)]
    with ExitStack() as room:
        drafts = [_drafted(path, content, room) for path, content in [*beside, (file, printed.content)]]
        _put_in_place(drafts)
    return tuple(draft.asked for draft in reversed(drafts))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that lies ready near its place, and a copy of what stands there now, if anything does."""

    asked: Path
    place: Path
    ready: Path
    before: Path | None

    def step_back(self) -> None:
        if self.before is None:
            self.place.unlink()
        else:
            self.before.replace(self.place)


def _drafted(path: Path, content: bytes, room: ExitStack) -> _Draft:
    try:
        there = _standing(path)
        place = path.resolve()
        folder = Path(room.enter_context(TemporaryDirectory(dir=place.parent, prefix=".gehoord-", ignore_cleanup_errors=True)))
        ready, before = folder / "ready", folder / "before"
        ready.write_bytes(content)
        if there is None:
            ready.chmod(_usual_rights())
            return _Draft(path, place, ready, None)
        with suppress(OSError):
            shutil.chown(ready, there.st_uid, there.st_gid)
        ready.chmod(there.st_mode & 0o777)
        shutil.copy2(place, before)
    except (OSError, RuntimeError) as reason:
        raise NotWritten(file=path) from reason
    return _Draft(path, place, ready, before)


def _put_in_place(drafts: list[_Draft]) -> None:
    placed: list[_Draft] = []
    for draft in drafts:
        try:
            draft.ready.replace(draft.place)
        except OSError as reason:
            for earlier in reversed(placed):
                earlier.step_back()
            raise NotWritten(file=draft.asked) from reason
        placed.append(draft)


def _runs_through(file: Path) -> bool:
    """Whether what stands there only lets bytes through: a pipe, a terminal. A disk is neither, nor is a file."""
    try:
        there = _standing(file)
    except OSError as reason:
        raise NotWritten(file=file) from reason
    return there is not None and (stat.S_ISFIFO(there.st_mode) or stat.S_ISCHR(there.st_mode))


def _pour(content: bytes, file: Path) -> None:
    try:
        with file.open("wb") as stream:
            stream.write(content)
    except OSError as reason:
        raise NotWritten(file=file) from reason


def _standing(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _usual_rights() -> int:
    """What a new file may be used for by whom; asking for the mask can only be done by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
