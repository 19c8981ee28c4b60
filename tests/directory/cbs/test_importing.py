from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gehoord.directory.cbs.importing import Kind, import_download
from gehoord.directory.cbs.sheet import DownloadRefused
from gehoord.directory.in_use import inhabitants_on, map_on, place_on
from gehoord.directory.inhabitants import InhabitantsUnknown
from gehoord.directory.models import ImportedFigure, ImportedMunicipality
from gehoord.people.permissions import NotFound
from gehoord.people.scope import acting
from gehoord.practice.pricing import FigureStatus

NOW = datetime(2030, 2, 1, tzinfo=UTC)
NEW_YEAR = date(2030, 1, 1)
FINAL, PRELIMINARY = FigureStatus.FINAL, FigureStatus.PRELIMINARY
MERGED = {"GM0377": ("GM2999",), "GM0397": ("GM2999",)}
DUINZOOM = ("Duinzoom", "GM2999", "Duinzoom", "JZ11", "PV27")


@pytest.fixture
def everybody(download):
    """A thousand invented people in every municipality of the day, a thousand more in Haarlem."""

    def written(on, *, haarlem=2000):
        lines = [f"{town.code};{on.year}JJ00;{haarlem if town.code == 'GM0392' else 1000}" for town in map_on(on).municipalities]
        return download("\n".join(["RegioS;Perioden;BevolkingOp1Januari_1", *lines]))

    return written


def take(path, kind=Kind.INHABITANTS, *, by, **asked):
    return import_download(path, kind, by=by, at=NOW, **asked)


def test_figures_of_a_later_year_extend_the_packaged_ones(everybody, house):
    with pytest.raises(InhabitantsUnknown):
        inhabitants_on("NL", 2030)
    found = take(everybody(NEW_YEAR), by=house, status=FINAL)
    assert (len(found.changes), found.remarks) == (342, ())
    assert inhabitants_on("NL", 2030).count == 343_000
    regions = map_on(NEW_YEAR).regions
    assert sum(inhabitants_on(code, 2030).count for code in regions) == 343_000
    assert place_on("Haarlem", date(2030, 7, 1)).inhabitants.sources == ("37259ned.csv",)


def test_the_same_again_changes_nothing(everybody, house):
    take(everybody(NEW_YEAR), by=house, status=FINAL)
    before = list(ImportedFigure.objects.order_by("pk").values())
    assert take(everybody(NEW_YEAR), by=house, status=FINAL).changes == ()
    assert list(ImportedFigure.objects.order_by("pk").values()) == before


def test_a_dry_run_shows_and_stores_nothing(everybody, house):
    assert len(take(everybody(NEW_YEAR), by=house, status=FINAL, dry_run=True).changes) == 342
    assert not ImportedFigure.objects.exists()


def test_a_final_figure_takes_the_place_of_a_preliminary_one_and_not_the_other_way_round(everybody, house):
    take(everybody(NEW_YEAR), by=house, status=PRELIMINARY)
    found = take(everybody(NEW_YEAR, haarlem=2001), by=house, status=FINAL)
    assert len(found.changes) == 342
    haarlem = next(change for change in found.changes if "Haarlem:" in change.nl)
    assert haarlem.nl == "GM0392 Haarlem: 2001 inwoners op 01-01-2030 (definitief); was 2000 (voorlopig)"
    with pytest.raises(DownloadRefused, match="definitief cijfer"):
        take(everybody(NEW_YEAR, haarlem=5), by=house, status=PRELIMINARY)
    assert inhabitants_on("GM0392", 2030).count == 2001


def test_a_file_of_a_few_says_how_many_are_missing(download, house):
    found = take(download("RegioS;Perioden;BevolkingOp1Januari_1\nGM0392;2030JJ00;1\n"), by=house, status=FINAL)
    assert found.remarks[0].nl == "Op 01-01-2030 ontbreken 341 gemeenten."


def test_one_fault_and_nothing_is_taken(download, house):
    with pytest.raises(DownloadRefused):
        take(download("RegioS;Perioden;BevolkingOp1Januari_1\nGM0392;2030JJ00;1\nGM9999;2030JJ00;1\n"), by=house, status=FINAL)
    assert not ImportedFigure.objects.exists()


def test_a_merger_and_then_its_figures(areas, everybody, house):
    path = areas(without=MERGED, extra=[DUINZOOM])
    found = take(path, Kind.MUNICIPALITIES, by=house, reference_date=NEW_YEAR, into=MERGED)
    assert {change.en for change in found.changes} == {
        "GM0377 Bloemendaal ends on 2030-01-01 and goes to GM2999",
        "GM0397 Heemstede ends on 2030-01-01 and goes to GM2999",
        "GM2999 Duinzoom exists from 2030-01-01",
    }
    assert len(map_on(NEW_YEAR).municipalities) == 341
    assert len(map_on(date(2029, 12, 31)).municipalities) == 342
    assert map_on(NEW_YEAR).counted_under("GM0397") == "GM2999"
    take(everybody(NEW_YEAR), by=house, status=FINAL)
    assert inhabitants_on("NL", 2030).count == sum(inhabitants_on(code, 2030).count for code in map_on(NEW_YEAR).provinces)


def test_the_same_list_again_changes_nothing(areas, house):
    path = areas(without=MERGED, extra=[DUINZOOM])
    for _ in range(2):
        found = take(path, Kind.MUNICIPALITIES, by=house, reference_date=NEW_YEAR, into=MERGED)
    assert found.changes == ()
    assert ImportedMunicipality.objects.count() == 3


def test_a_list_needs_its_day(areas, house):
    with pytest.raises(DownloadRefused, match="--reference-date"):
        take(areas(), Kind.MUNICIPALITIES, by=house)


def test_facts_about_the_country_are_not_a_coordinators(coordinator, everybody, house):
    with acting(coordinator), pytest.raises(NotFound):
        take(everybody(NEW_YEAR), by=coordinator, status=FINAL)
