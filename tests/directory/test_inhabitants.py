from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.geography import geography_on
from gehoord.directory.inhabitants import InhabitantsUnknown, inhabitants
from gehoord.practice.pricing import FigureStatus

YEARS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2026]


def test_a_figure_carries_its_table_date_and_status():
    weert = inhabitants("GM0988", 2017)
    assert (weert.count, weert.reference_date, weert.sources, weert.status) == (
        49574,
        date(2017, 1, 1),
        ("CBS 37259eng",),
        FigureStatus.FINAL,
    )


@pytest.mark.parametrize(("year", "people"), [(2016, 583_721), (2024, 601_347)])
def test_groningen_adds_up_across_its_mergers(year, people):
    assert inhabitants("PV20", year).count == people
    assert inhabitants("JZ01", year).count == people


def test_a_province_grows_when_a_place_joins_it():
    assert inhabitants("PV26", 2016).count == 1_273_613
    assert inhabitants("PV26", 2024).count == 1_400_057


@pytest.mark.parametrize("year", YEARS)
def test_places_regions_and_provinces_make_the_same_nation(year):
    geography = geography_on(date(year, 1, 1))
    people = sum(inhabitants(place.code, year).count for place in geography.municipalities)
    assert people == sum(inhabitants(code, year).count for code in geography.regions)
    assert people == sum(inhabitants(code, year).count for code in geography.provinces)
    assert 16_900_000 < people < 18_300_000


def test_a_sum_of_preliminary_figures_is_preliminary():
    assert inhabitants("JZ01", 2026).status is FigureStatus.PRELIMINARY


@pytest.mark.parametrize(("code", "year"), [("GM0392", 2025), ("GM1979", 2020), ("GM0457", 2023), ("GM9999", 2016)])
def test_a_figure_nobody_published_is_refused(code, year):
    with pytest.raises(InhabitantsUnknown, match=f"1 januari {year}"):
        inhabitants(code, year)


def test_a_sum_is_refused_where_a_part_is_missing():
    with pytest.raises(InhabitantsUnknown, match="Groningen"):
        inhabitants("PV20", 2025)
    with pytest.raises(InhabitantsUnknown, match="JZ99"):
        inhabitants("JZ99", 2016)
