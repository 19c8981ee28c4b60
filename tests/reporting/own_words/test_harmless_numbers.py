import pytest

from gehoord.reporting.own_words.harmless_numbers import HIDDEN, without_harmless


@pytest.mark.parametrize(
    "text", ["het jaar 2017", "artikel 4.1.1", "3 maart 2017", "om 9.30 uur", "088-1234567", "binnen zes weken"]
)
def test_a_harmless_number_is_blotted_out_sign_by_sign(text):
    blotted = without_harmless(text)
    assert len(blotted) == len(text)
    assert HIDDEN in blotted
    assert not any(sign.isdigit() for sign in blotted)


@pytest.mark.parametrize("text", ["In 2017 gesprekken", "artikel 7 klachten", "voor 13 nieuwe klachten"])
def test_the_same_number_stays_where_it_counts_something(text):
    assert without_harmless(text) == text


def test_only_lines_that_count_on_from_one_are_a_list():
    assert without_harmless("1. een\n2. nog een\n") == f"{HIDDEN * 3}een\n{HIDDEN * 3}nog een\n"
    assert without_harmless("12. Dat is het.") == "12. Dat is het."
