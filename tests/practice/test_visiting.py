from datetime import date

import pytest

from gehoord.practice.visiting import FORTNIGHTLY, Setting, next_due


@pytest.mark.parametrize(
    ("setting", "due"),
    [
        (Setting.CLOSED, date(2016, 3, 7)),
        (Setting.OPEN, date(2016, 3, 14)),
        (Setting.FAMILY_HOME, date(2016, 5, 29)),
        (Setting.AMBULANT, None),
    ],
)
def test_each_setting_has_its_usual_frequency(setting, due):
    assert next_due(date(2016, 2, 29), setting) == due


def test_an_agreement_goes_before_what_is_usual():
    assert next_due(date(2016, 2, 29), Setting.CLOSED, agreed=FORTNIGHTLY) == date(2016, 3, 14)
    assert next_due(date(2016, 2, 29), Setting.AMBULANT, agreed=FORTNIGHTLY) == date(2016, 3, 14)


def test_four_visits_a_year_come_round_to_the_same_day():
    day = date(2016, 1, 15)
    for _ in range(4):
        day = next_due(day, Setting.FAMILY_HOME)
    assert day == date(2017, 1, 15)
