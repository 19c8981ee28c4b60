"""Printing all reports of a year in every format asked, by several processes; what lies there already is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from gehoord.figures.disclosure.crew import Crew
from gehoord.figures.publication import Report
from gehoord.practice.words import Text
from gehoord.reporting.formats import Format, render
from gehoord.reporting.road.contents import Wrapping, document_of
from gehoord.reporting.whole_year.placing import write_whole

EVERY: Final = 100
"""After so many reports it is told how far the work is (nl: voortgang per)."""
HANDFUL: Final = 5
"""So many reports are handed to a process at a time (nl: per keer)."""

Named = tuple[str, Report]


@dataclass(frozen=True, slots=True)
class Printing:
    """Where reports are written and how (nl: drukopdracht)."""

    folder: Path
    formats: tuple[Format, ...]
    wrapping: Wrapping


def print_all(
    reports: Mapping[str, Report],
    asked: Printing,
    *,
    processes: int,
    tell: Callable[[Text], None],
    start: str = "forkserver",
) -> None:
    """Print every report that is not there yet (nl: alles afdrukken). The files do not depend on how many processes there are.

    `start`: how a process begins, as for a crew. Raises: NotWritten, CrewFailed.
    """
    apart = processes if processes > 1 and asked.formats != (Format.JSON,) else 0
    done, listed = 0, iter(reports.items())
    with Crew(print_some, apart, start=start) as crew:
        while some := list(islice(listed, EVERY)):
            crew.answers([(handful, asked) for handful in _handfuls(some, asked)])
            done += len(some)
            tell(Text(f"{done} van {len(reports)} rapporten", f"{done} of {len(reports)} reports"))


def _handfuls(reports: Sequence[Named], asked: Printing) -> Iterator[list[Named]]:
    waiting = iter([one for one in reports if _waiting(one[0], asked)])
    while some := list(islice(waiting, HANDFUL)):
        yield some


def print_some(reports: Sequence[Named], asked: Printing, attempt: int) -> None:  # noqa: ARG001 - a crew counts attempts
    """Print a handful of reports in whatever process this is (nl: afdrukken). Raises: NotWritten."""
    for name, report in reports:
        document = document_of(report, asked.wrapping)
        for fmt in _waiting(name, asked):
            printed = render(document, fmt, theme=asked.wrapping.theme)
            file = _file(name, fmt, asked)
            for beside, content in printed.files_beside(file.name):
                write_whole(file.with_name(beside), content)
            write_whole(file, printed.content)


def _waiting(name: str, asked: Printing) -> list[Format]:
    return [fmt for fmt in asked.formats if not _file(name, fmt, asked).is_file()]


def _file(name: str, fmt: Format, asked: Printing) -> Path:
    return asked.folder / f"{name}.{fmt.value}"
