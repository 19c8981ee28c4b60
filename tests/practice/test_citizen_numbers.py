import pytest

from gehoord.practice.trust.citizen_numbers import holds_citizen_number


@pytest.mark.parametrize("text", ["111222333", "bsn: 123456782.", "1112.22.333", "111 222 333", "(111-222-333)"])
def test_a_number_that_passes_the_check_is_seen(text):
    assert holds_citizen_number(text)


@pytest.mark.parametrize("text", ["", "123456789", "000000000", "0612345678", "1112223334", "GM0392, 2016-03-01", "3111222333"])
def test_other_numbers_are_let_through(text):
    assert not holds_citizen_number(text)
