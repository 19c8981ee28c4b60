from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gehoord.directory.atlas import Atlas, MunicipalityGone, Span, written
from gehoord.directory.geography import packaged_atlas
from gehoord.practice.words import Text

DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
PACKAGED = packaged_atlas()
CODES = st.sampled_from(sorted(PACKAGED.spans))


@pytest.fixture
def redrawn() -> Atlas:
    """Bloemendaal and Heemstede merge into an invented Duinzoom in 2030."""
    spans = dict(PACKAGED.spans)
    for code in ("GM0377", "GM0397"):
        spans[code] = replace(spans[code], ends=date(2030, 1, 1), goes_to=("GM2999",))
    spans["GM2999"] = Span("GM2999", "Duinzoom", "PV27", date(2030, 1, 1), None, ())
    return Atlas(spans, {**PACKAGED.region_of, "GM2999": "JZ11"})


def test_a_later_merger_is_followed_forwards(redrawn):
    later = redrawn.geography_on(date(2030, 12, 31))
    assert len(later.municipalities) == 341
    assert later.counted_under("GM0377") == later.counted_under("GM0397") == "GM2999"


def test_a_later_merger_changes_nothing_before_it(redrawn):
    day = date(2029, 12, 31)
    assert redrawn.geography_on(day).municipalities == PACKAGED.geography_on(day).municipalities


def test_a_merged_municipality_is_refused_with_what_became_of_it(redrawn):
    with pytest.raises(MunicipalityGone, match=r"Sinds 01-01-2030 hoort het gebied bij Duinzoom \(GM2999\)"):
        redrawn.municipality_named("Heemstede", on=date(2031, 5, 1))


def test_the_parts_of_a_municipality_are_those_it_was_made_from(redrawn):
    assert set(redrawn.parts_of("GM2999", date(2029, 1, 1))) == {"GM0377", "GM0397"}
    assert set(PACKAGED.parts_of("GM0788", date(2021, 1, 1))) == {"GM0757", "GM0824", "GM0855", "GM0865"}


@given(CODES, DAYS)
def test_parts_exist_on_their_day_and_agree_with_the_code_it_counts_under(code, day):
    parts = PACKAGED.parts_of(code, day)
    assert all(PACKAGED.spans[part].exists_on(day) for part in parts)
    under = PACKAGED.counted_under(code, day)
    assert under is None or under in parts


def test_a_municipality_that_was_joined_later_is_in_doubt_before():
    assert set(PACKAGED.parts_of("GM0824", date(2016, 1, 1))) == {"GM0824", "GM0788"}
    assert PACKAGED.parts_of("GM0824", date(2021, 1, 1)) == ("GM0824",)


def test_a_day_is_written_as_each_language_writes_it():
    assert written(date(2016, 12, 31)) == Text("31-12-2016", "2016-12-31")
