import pytest

from gehoord.figures.report import Reader, Rule


def test_exact_figures_alone_are_not_protected():
    assert [rule for rule in Rule if not rule.is_protected] == [Rule.AS_PRINTED_2016]


@pytest.mark.parametrize("reader", Reader)
def test_every_reader_is_named_in_both_languages(reader):
    assert reader.label.nl
    assert reader.label.en
