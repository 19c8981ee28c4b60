"""Reading a folder: strict, complete, and all or nothing."""

from __future__ import annotations

import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from gehoord.figures.exchange.faults import Findings, RegisterRefused
from gehoord.figures.exchange.layout import (
    ACTIONS,
    ALERTS,
    CLIENTS,
    CONCERNS,
    CONTACTS,
    FILES,
    LAYOUTS,
    LOCATIONS,
    MARKS,
    RESIDENCES,
    VISITS,
    Layout,
    Row,
)
from gehoord.figures.exchange.register import Register
from gehoord.figures.exchange.rules import check
from gehoord.figures.exchange.sheets import Sheet, read_sheet
from gehoord.practice.words import Text

_NO_FOLDER = Text(
    "Dit is geen map. Geef de map met de CSV-bestanden.", "This is not a folder. Give the folder with the CSV files."
)


def read(folder: Path, *, municipalities: Collection[str] | None = None) -> Register:
    """Read the nine files of an exchange folder (nl: register inlezen).

    `municipalities`: every code that ever existed, to recognise one that did not; without it only the form is checked.
    Other files in the folder are left alone. Raises: RegisterRefused, with all that is wrong at once.
    """
    findings = Findings()
    _check_folder(folder, findings)
    if findings:
        raise RegisterRefused(folder, findings.in_order(FILES))
    sheets = {layout.file: read_sheet(folder, layout, municipalities, findings) for layout in LAYOUTS}
    check(sheets, findings)
    if findings:
        raise RegisterRefused(folder, findings.in_order(FILES))
    return Register(
        locations=_rows(LOCATIONS, sheets),
        clients=_rows(CLIENTS, sheets),
        residences=_rows(RESIDENCES, sheets),
        contacts=_rows(CONTACTS, sheets),
        concerns=_rows(CONCERNS, sheets),
        actions=_rows(ACTIONS, sheets),
        visits=_rows(VISITS, sheets),
        alerts=_rows(ALERTS, sheets),
        marks=_rows(MARKS, sheets),
    )


def _rows(layout: Layout[Row], sheets: Mapping[str, Sheet]) -> tuple[Row, ...]:
    columns = (sheets[layout.file][name] for name in layout.header)
    return tuple(map(layout.row, *columns))


def _check_folder(folder: Path, findings: Findings) -> None:
    name = str(folder)
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            findings.add(name, _NO_FOLDER)
        else:
            next(folder.iterdir(), None)
    except FileNotFoundError:
        findings.add(name, Text("Deze map bestaat niet. Kijk de naam na.", "This folder does not exist. Check its name."))
    except (OSError, ValueError):
        findings.add(
            name,
            Text(
                "Deze map kan niet worden geopend. Kijk of u hem mag lezen.",
                "This folder cannot be opened. Check whether you may read it.",
            ),
        )
