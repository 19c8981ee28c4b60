"""`kill -9` of who acts and of the database, five times: what was said to be done is done, and nothing is left half."""

from __future__ import annotations

import pytest
from tests.told import drills
from tests.told.mortal import VICTIMS

ROUNDS = 3


@pytest.mark.parametrize("killing", VICTIMS)
@pytest.mark.parametrize("drill", [drills.writing, drills.rotating, drills.erasing], ids=lambda drill: drill.__name__)
def test_what_was_acknowledged_stands_and_nothing_is_half(staged, mortal, drill, killing):
    seen = drill(staged("house", mortal), killing=killing, rounds=ROUNDS)
    assert any(seen.values())
