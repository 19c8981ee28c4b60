"""What was written of a bundle: the released figures of its reports, as bytes that never change."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from gehoord.figures.publication import Reader
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.words import Language
from gehoord.reporting.models import Edition
from gehoord.reporting.road.contents import path_of

LANGUAGE: Final[Language] = "nl"
"""The language in which every report is made; others follow when somebody reads them (nl: taal van de bundel)."""
AT_ONCE: Final = 20
"""So many reports are written or read at a time (nl: tegelijk)."""


def figures_in(edition: Edition) -> bytes:
    """The released figures of a report, as JSON (nl: cijfers van een rapport)."""
    return edition.released


def figures_by_path(volume_id: UUID) -> dict[str, bytes]:
    """The released figures of all reports of a bundle, by the path of their file (nl: cijfers van een bundel)."""
    with acting(HOUSE):
        rows = Edition.objects.filter(volume=volume_id, language=LANGUAGE).only("reader", "unit", "figures")
        return {f"{path_of(Reader.coded(row.reader), row.unit)}.json": figures_in(row) for row in rows.iterator(AT_ONCE)}
