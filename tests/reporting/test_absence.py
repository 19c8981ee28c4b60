"""A register that holds nothing about the year or the place is told about; one that holds little is not."""

from __future__ import annotations

import shutil

import pytest

from gehoord.directory.geography import geography_on
from gehoord.figures.exchange import read
from gehoord.invented.known import HAARLEM
from gehoord.practice.periods import Period
from gehoord.reporting.absence import absent_from


def told(facts, code, year):
    period = Period.year(year)
    return absent_from(facts, geography_on(period.last), code, period)


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [
        ("GM0392", 2016, None),
        ("GM0392", 2018, "niets over 2018"),
        ("GM0363", 2016, "niets over Amsterdam"),
        ("GM0363", 2018, "niets over 2018"),
    ],
)
def test_the_year_goes_before_the_place(facts, code, year, said):
    warning = told(facts, code, year)
    assert warning is None if said is None else said in warning.nl
    assert warning is None or "holds nothing about" in warning.en


def test_somebody_who_lived_in_a_municipality_that_went_counts_for_its_successor(tmp_path):
    folder = shutil.copytree(HAARLEM, tmp_path / "register")
    moved = {"GM0392": "GM0393", "2016-02-29": "2016-02-28", "2016": "2019"}
    for file in folder.glob("*.csv"):
        text = file.read_text(encoding="utf-8")
        for before, after in moved.items():
            text = text.replace(before, after)
        file.write_text(text, encoding="utf-8")
    facts = read(folder).facts()
    assert told(facts, "GM0394", 2019) is None
    assert "niets over Haarlem." in told(facts, "GM0392", 2019).nl
