from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from gehoord.directory.atlas import MunicipalityGone, MunicipalityUnknown
from gehoord.directory.geography import packaged_atlas
from gehoord.directory.in_use import PostcodeUnclear, atlas_in_use, counts_in_use, inhabitants_on, map_for, map_on, place_on
from gehoord.directory.inhabitants import InhabitantsUnknown
from gehoord.directory.models import ImportedFigure, ImportedMunicipality
from gehoord.people.permissions import Actor
from gehoord.people.roles import Role
from gehoord.practice.pricing import FigureStatus

NOW = datetime(2030, 1, 15, tzinfo=UTC)
NEW_YEAR_2030 = date(2030, 1, 1)


@pytest.fixture
def duinzoom(house):
    """Bloemendaal and Heemstede became an invented Duinzoom on 1 January 2030."""
    atlas = packaged_atlas()
    for code in ("GM0377", "GM0397"):
        span = atlas.spans[code]
        ImportedMunicipality.objects.create(
            code=code, name=span.name, province="PV27", region="JZ11", ends=NEW_YEAR_2030, goes_to="GM2999", imported_at=NOW
        )
    ImportedMunicipality.objects.create(
        code="GM2999", name="Duinzoom", province="PV27", region="JZ11", begins=NEW_YEAR_2030, imported_at=NOW
    )


def test_without_imports_the_packaged_atlas_is_used(house):
    assert atlas_in_use() is packaged_atlas()


@pytest.mark.parametrize("asked", ["GM0392", "Haarlem", "haarlem", "2011", "2011 AB"])
def test_a_place_is_found_by_code_name_or_postcode(house, asked):
    place = place_on(asked, date(2016, 12, 31))
    assert (place.municipality.code, place.region, place.province) == ("GM0392", "Zuid Kennemerland", "Noord-Holland")
    assert place.inhabitants is not None
    assert (place.inhabitants.count, place.inhabitants.reference_date) == (158_140, date(2016, 1, 1))


def test_a_place_costs_two_queries(house, django_assert_num_queries):
    with django_assert_num_queries(2):
        place_on("2011", date(2016, 12, 31))


def test_a_postcode_is_answered_for_the_day_and_not_for_today(house):
    assert place_on("1141", date(2016, 1, 1)).municipality.name == "Waterland"
    assert place_on("9671", date(2016, 1, 1)).municipality.name == "Oldambt"


def test_a_postcode_in_a_merged_municipality_asks_which_of_those_it_was_made_of(house):
    with pytest.raises(PostcodeUnclear, match=r"Bedum \(GM0005\), .*Winsum"):
        place_on("9951", date(2016, 1, 1))


@pytest.mark.parametrize("postcode", ["9999", "1000 AA"])
def test_a_postcode_nobody_has_is_refused(house, postcode):
    with pytest.raises(PostcodeUnclear, match="Kijk de cijfers na"):
        place_on(postcode, date(2016, 1, 1))


def test_a_postcode_of_a_place_that_was_divided_is_not_guessed(house):
    with pytest.raises(PostcodeUnclear, match="Haaren"):
        place_on("5076", date(2016, 1, 1))
    assert place_on("5076", date(2021, 1, 1)).municipality.name == "Oisterwijk"


def test_a_name_nobody_has_is_refused(house):
    with pytest.raises(MunicipalityUnknown):
        place_on("Nergenshuizen", date(2016, 1, 1))


def test_an_imported_merger_holds_from_its_day(duinzoom):
    assert place_on("Duinzoom", date(2030, 6, 1)).municipality.code == "GM2999"
    assert place_on("Heemstede", date(2029, 6, 1)).municipality.code == "GM0397"
    with pytest.raises(MunicipalityGone, match="Duinzoom"):
        place_on("Heemstede", date(2030, 6, 1))
    assert len(map_on(date(2030, 1, 1)).municipalities) == 341


def test_an_imported_figure_goes_before_a_packaged_one(house):
    ImportedFigure.objects.create(
        municipality="GM0392",
        reference_date=date(2016, 1, 1),
        inhabitants=5,
        status="final",
        source="bijgesteld.csv",
        imported_at=NOW,
    )
    assert inhabitants_on("GM0392", 2016).count == 5
    assert place_on("GM0392", date(2016, 7, 1)).inhabitants.sources == ("bijgesteld.csv",)


def test_sums_over_the_tree_are_one_nation(house):
    for year, number in ((2016, 390), (2023, 342)):
        geography = map_on(date(year, 1, 1))
        assert len(geography.municipalities) == number
        nation = inhabitants_on("NL", year).count
        assert nation == sum(inhabitants_on(code, year).count for code in geography.regions)
        assert nation == sum(figure.count for figure in counts_in_use(year).values())


def test_the_sum_of_a_region_waits_for_the_last_of_its_municipalities(house):
    towns = [town for town in map_on(date(2030, 1, 1)).municipalities if town.region == "JZ11"]
    for town in towns[1:]:
        _add(town.code)
    with pytest.raises(InhabitantsUnknown, match="2030"):
        inhabitants_on("JZ11", 2030)
    _add(towns[0].code)
    total = inhabitants_on("JZ11", 2030)
    assert (total.count, total.status) == (1000 * len(towns), FigureStatus.PRELIMINARY)


def _add(code):
    ImportedFigure.objects.create(
        municipality=code,
        reference_date=date(2030, 1, 1),
        inhabitants=1000,
        status="preliminary",
        source="a.csv",
        imported_at=NOW,
    )


def test_a_page_gets_the_map_in_its_own_name(house, duinzoom, office):
    counsellor = Actor(None, Role.COUNSELLOR, office)
    assert "Duinzoom" in {place.name for place in map_for(NEW_YEAR_2030, by=counsellor).municipalities}
