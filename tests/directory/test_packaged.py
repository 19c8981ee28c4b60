from __future__ import annotations

from datetime import date

import pytest

from gehoord.directory.packaged import day, records


def test_a_row_is_read_by_the_names_of_its_columns():
    haarlem = next(row for row in records("municipalities") if row["code"] == "GM0392")
    assert (haarlem["name"], haarlem["province"], haarlem["ends"]) == ("Haarlem", "PV27", "")


@pytest.mark.parametrize(
    "name",
    [
        "municipalities",
        "provinces",
        "youth_regions",
        "youth_region_members",
        "inhabitants",
        "inhabitant_sources",
        "postcodes",
        "safe_at_home",
        "certified_institutions",
    ],
)
def test_every_row_has_every_column(name):
    for row in records(name):
        assert None not in row
        assert None not in row.values()


def test_an_empty_day_is_no_day():
    assert day("") is None
    assert day("2015-07-01") == date(2015, 7, 1)
