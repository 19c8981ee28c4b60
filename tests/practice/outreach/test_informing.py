from __future__ import annotations

from datetime import date

import pytest

from gehoord.practice.outreach.informing import Rhythm, next_after


@pytest.mark.parametrize(
    ("rhythm", "on", "after"),
    [
        (Rhythm.MONTHLY, date(2028, 2, 3), date(2028, 2, 29)),
        (Rhythm.QUARTERLY, date(2026, 11, 22), date(2026, 12, 31)),
        (Rhythm.QUARTERLY, date(2026, 1, 1), date(2026, 3, 31)),
        (Rhythm.HALF_YEARLY, date(2026, 6, 30), date(2026, 6, 30)),
        (Rhythm.YEARLY, date(2026, 1, 1), date(2026, 12, 31)),
        (Rhythm.AFTER_EACH_VISIT, date(2026, 1, 1), None),
    ],
)
def test_the_next_time_is_after_the_stretch_that_a_day_is_in(rhythm, on, after):
    assert next_after(rhythm, on) == after
