from datetime import date

import pytest

from gehoord.practice.visiting import USUAL, Setting


@pytest.mark.parametrize(
    ("setting", "due"),
    [
        (Setting.CLOSED, date(2016, 3, 7)),
        (Setting.OPEN, date(2016, 3, 14)),
        (Setting.FAMILY_HOME, date(2016, 5, 29)),
    ],
)
def test_each_setting_has_its_usual_frequency(setting, due):
    assert USUAL[setting].next_after(date(2016, 2, 29)) == due


def test_at_home_only_by_agreement():
    assert USUAL[Setting.AMBULANT] is None


def test_four_visits_a_year_come_round_to_the_same_day():
    day = date(2016, 1, 15)
    for _ in range(4):
        day = USUAL[Setting.FAMILY_HOME].next_after(day)
    assert day == date(2017, 1, 15)
