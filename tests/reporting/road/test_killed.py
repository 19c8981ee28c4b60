"""Where the road of a year is cut short on purpose: each of those steps is still in the code."""

from __future__ import annotations

from importlib import import_module

import pytest
from benchmarks import killed


def found(place):
    module, _, names = place.partition(":")
    one = import_module(module)
    for name in names.split("."):
        one = getattr(one, name)
    return one


@pytest.mark.parametrize(
    "place", sorted({one.place for one in (*killed.COUNTING, *killed.SEALING, *killed.PRINTING, *killed.ROAD)})
)
def test_every_step_that_somebody_is_killed_at_is_there(place):
    assert callable(found(place))


def test_a_step_that_is_not_there_is_missed():
    with pytest.raises(AttributeError):
        found("gehoord.reporting.road.signing:report_in")
