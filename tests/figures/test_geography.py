import pytest
from tests.told.maps import ABROAD, HAARLEM, MERGED, SPLIT, small_map


@pytest.mark.parametrize(("code", "under"), [(HAARLEM, HAARLEM), (MERGED, HAARLEM), (SPLIT, None), (ABROAD, None)])
def test_a_place_counts_under_itself_its_successor_or_nothing(code, under):
    assert small_map().counted_under(code) == under
