"""Writing a folder: in one fixed order, and either whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gehoord.figures.exchange.layout import FILES, LAYOUTS, Layout
from gehoord.figures.exchange.register import Register
from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

_TO_BE_QUOTED = frozenset(',"\r\n')


class TargetNotARegister(Refused):
    """A register was to be written where something else stands (nl: doel is geen register)."""

    sentence = Text(
        "In {folder} staat iets anders dan een register ({found}). Kies een lege of een nieuwe map.",
        "{folder} holds something other than a register ({found}). Choose an empty or a new folder.",
    )


class RegisterNotWritten(Refused):
    """The computer did not let a register be written (nl: register niet weggeschreven). What stood there stands there still."""

    sentence = Text(
        "Het register is niet in {folder} gezet ({reason}). Kijk of u daar mag schrijven en of er plaats is.",
        "The register was not put in {folder} ({reason}). Check whether you may write there and whether there is room.",
    )


def write(register: Register, folder: Path) -> None:
    """Write a register as nine files: UTF-8, LF, rows in the order of their ids (nl: register wegschrijven).

    The same register always gives the same bytes. An earlier register in the folder is replaced as a whole.
    Raises: TargetNotARegister; RegisterNotWritten.
    """
    with _told(folder):
        _check_target(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
            fresh = Path(beside, "fresh")
            fresh.mkdir()
            for layout in LAYOUTS:
                _write_file(fresh / layout.file, _text(layout, getattr(register, Path(layout.file).stem)))
            _replace(folder, fresh, Path(beside, "former"))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise RegisterNotWritten(folder=folder, reason=reason) from error


def _check_target(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise TargetNotARegister(folder=folder, found=folder.name)
    present = sorted(folder.iterdir()) if folder.exists() else []
    strange = [path.name for path in present if path.name not in FILES or not path.is_file()]
    if strange:
        raise TargetNotARegister(folder=folder, found=strange[0])


def _replace(folder: Path, fresh: Path, former: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    fresh.chmod(folder.stat().st_mode)
    folder.rename(former)
    try:
        fresh.rename(folder)
    except OSError:
        former.rename(folder)
        raise


def _write_file(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _text(layout: Layout[Any], rows: Sequence[object]) -> str:
    key = layout.key
    in_order = sorted(rows, key=lambda row: tuple(getattr(row, name) for name in key))
    lines = [",".join(layout.header)]
    lines += [",".join(_cell(getattr(row, name)) for name in layout.header) for row in in_order]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _TO_BE_QUOTED.intersection(text) else text
