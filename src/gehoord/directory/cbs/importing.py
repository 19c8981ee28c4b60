"""Taking a download over: what it changes is worked out first, shown, and stored whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from gehoord.directory.atlas import Atlas, written
from gehoord.directory.cbs.figures import WHICH_DAY, figures_in
from gehoord.directory.cbs.municipalities import Redrawn, redrawn
from gehoord.directory.cbs.sheet import DownloadRefused, Sheet, read_sheet
from gehoord.directory.in_use import atlas_in_use, counts_in_use
from gehoord.directory.inhabitants import Inhabitants
from gehoord.directory.models import ImportedFigure, ImportedMunicipality
from gehoord.people.deeds import Act
from gehoord.people.permissions import Actor, require
from gehoord.practice.pricing import FigureStatus
from gehoord.practice.words import Term, Text

_FIGURE = Text(
    "{code} {name}: {count} inwoners op {on} ({status}){before}", "{code} {name}: {count} inhabitants on {on} ({status}){before}"
)
_BEFORE = Text("; was {count} ({status})", "; was {count} ({status})")
_FINAL_ALREADY = Text(
    "{code} {name} heeft op {on} al een definitief cijfer; een voorlopig cijfer komt daar niet voor in de plaats.",
    "{code} {name} has a final figure on {on} already; a preliminary one does not take its place.",
)
_BEGINS = Text("{code} {name} bestaat vanaf {on}", "{code} {name} exists from {on}")
_ENDS = Text("{code} {name} eindigt op {on} en gaat naar {into}", "{code} {name} ends on {on} and goes to {into}")
_INCOMPLETE = Text("Op {on} ontbreken {missing} gemeenten.", "On {on} {missing} municipalities are missing.")


class Kind(Term):
    """What a download is about (nl: soort download)."""

    INHABITANTS = "inhabitants", "inwonertallen", "numbers of inhabitants"
    MUNICIPALITIES = "municipalities", "gemeenten", "municipalities"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a download changes, one line each, and what is worth knowing about it (nl: ingelezen). No changes: all was known."""

    changes: tuple[Text, ...]
    remarks: tuple[Text, ...]


@transaction.atomic
def import_download(
    path: Path,
    kind: Kind,
    *,
    by: Actor,
    at: datetime,
    reference_date: date | None = None,
    status: FigureStatus | None = None,
    into: Mapping[str, tuple[str, ...]] | None = None,
    dry_run: bool = False,
) -> Imported:
    """Take a download of the statistics office over, all or nothing (nl: download inlezen).

    Doing it again changes nothing. With `dry_run` it only says what would change. `into`: where the territory of municipalities
    that are gone went. Raises: NotFound, DownloadRefused.
    """
    require(by, Act.CREATE, ImportedFigure())
    with connection.cursor() as cursor:
        # Two imports at once would each compare with what the other is about to change.
        cursor.execute("select pg_advisory_xact_lock(hashtext('directory import'))")
    sheet = read_sheet(path)
    atlas = atlas_in_use()
    if kind is Kind.INHABITANTS:
        return _figures(sheet, atlas, at, reference_date, status, dry_run=dry_run)
    if reference_date is None:
        raise DownloadRefused(sheet.file, [WHICH_DAY])
    redrawn_map = redrawn(sheet, atlas, on=reference_date, into=into or {})
    if not dry_run:
        _store_map(redrawn_map, sheet.file, at)
    day = written(reference_date)
    told = (
        (_ENDS if span.ends else _BEGINS).filled(code=span.code, name=span.name, on=day, into=", ".join(span.goes_to))
        for span in redrawn_map.spans
    )
    return Imported(tuple(told), redrawn_map.remarks)


def _figures(
    sheet: Sheet, atlas: Atlas, at: datetime, reference_date: date | None, status: FigureStatus | None, *, dry_run: bool
) -> Imported:
    found = figures_in(sheet, atlas, reference_date=reference_date, status=status)
    days = sorted({on for _, on in found})
    known = {(code, on): figure for on in days for (code, _), figure in counts_in_use(on.year).items()}
    fresh = {
        key: one
        for key, one in found.items()
        if key not in known or (one.count, one.status) != (known[key].count, known[key].status)
    }
    faults = [
        _FINAL_ALREADY.filled(code=code, name=atlas.spans[code].name, on=written(on))
        for (code, on), figure in fresh.items()
        if figure.status is FigureStatus.PRELIMINARY and (code, on) in known and known[code, on].status is FigureStatus.FINAL
    ]
    if faults:
        raise DownloadRefused(sheet.file, faults)
    if not dry_run:
        _store_figures(fresh, at)
    remarks = []
    for on in days:
        towns = {town.code for town in atlas.geography_on(on).municipalities}
        missing = towns - {code for code, day in {**known, **found} if day == on}
        if missing:
            remarks.append(_INCOMPLETE.filled(on=written(on), missing=len(missing)))
    return Imported(
        tuple(_change(code, figure, known.get((code, on)), atlas) for (code, on), figure in fresh.items()), tuple(remarks)
    )


def _change(code: str, figure: Inhabitants, known: Inhabitants | None, atlas: Atlas) -> Text:
    before = _BEFORE.filled(count=known.count, status=known.status.label) if known else ""
    name, on = atlas.spans[code].name, written(figure.reference_date)
    return _FIGURE.filled(code=code, name=name, count=figure.count, on=on, status=figure.status.label, before=before)


def _store_figures(fresh: Mapping[tuple[str, date], Inhabitants], at: datetime) -> None:
    rows = [
        ImportedFigure(
            municipality=code,
            reference_date=on,
            inhabitants=figure.count,
            status=figure.status.value,
            source=figure.sources[0][:120],
            imported_at=at,
        )
        for (code, on), figure in fresh.items()
    ]
    replaced = ["inhabitants", "status", "source", "imported_at"]
    unique = ["municipality", "reference_date"]
    ImportedFigure.objects.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=replaced)


def _store_map(change: Redrawn, source: str, at: datetime) -> None:
    rows = [
        ImportedMunicipality(
            **{name: getattr(span, name) for name in ("code", "name", "province", "begins", "ends")},
            region=change.region_of[span.code],
            goes_to=" ".join(span.goes_to),
            source=source[:120],
            imported_at=at,
        )
        for span in change.spans
    ]
    replaced = ["name", "province", "region", "begins", "ends", "goes_to", "source", "imported_at"]
    ImportedMunicipality.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=replaced)
