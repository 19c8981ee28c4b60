import numpy as np

from gehoord.figures.disclosure.blocks import Linked
from gehoord.figures.disclosure.comparison import Compared, measured, of_linked
from gehoord.figures.disclosure.families import VISITORS

AT = ({"age": "adult"},)


def compared(counted, published, *, capped=False, reached=False):
    one = np.array([[True]])
    return Compared("visitors", ("GM0392",), AT, np.array([[counted]]), np.array([[published]]), one & capped, one & reached)


def test_five_off_is_beyond_and_four_is_not():
    assert len(list(compared(9, 5).beyond(5))) == 0
    (listed,) = compared(10, 5).beyond(5)
    assert (listed.family, listed.unit, listed.at) == ("visitors", "GM0392", {"age": "adult"})


def test_a_figure_that_was_aimed_lower_and_came_there_is_not_beyond():
    assert not list(compared(20, 5, capped=True, reached=True).beyond(5))
    assert list(compared(20, 10, capped=True).beyond(5))
    assert len(list(compared(20, 5, capped=True).aimed_lower())) == 1


def test_the_mean_error_leaves_out_what_is_nought():
    told = measured([compared(0, 0), compared(3, 5), compared(9, 10)], 5)
    assert told["mean_absolute_error"] == 1.5
    assert told["figures"] == 3


def test_linked_units_are_compared_in_every_way_they_are_added_up():
    counts = np.array([[3, 0], [4, 6]])
    linked = Linked("visitors", VISITORS, counts, (np.array([0, 1]), np.array([0, 0])), (("a", "b"), ("ab",)), 5)
    apart, together = of_linked(linked, np.array([[5, 0], [5, 5]]))
    assert apart.counted.tolist() == [[3, 0, 3], [4, 6, 10]]
    assert together.published.tolist() == [[10, 5, 15]]
