"""Whatever stops a taking over, and wherever: nothing is half there, and doing it again gives what it would have given."""

from __future__ import annotations

import pytest
from tests.registers.conftest import HAARLEM
from tests.told import drills
from tests.told.mortal import VICTIMS

ROUNDS = 3


@pytest.mark.parametrize("killing", VICTIMS)
def test_a_taking_over_that_is_killed_leaves_nothing_half_done(staged, mortal, killing):
    seen = drills.taking_over(staged("house", mortal), killing=killing, rounds=ROUNDS)
    assert any(seen.values())


@pytest.mark.parametrize("step", ["Contacten …", "De database kijkt alles na …"])
def test_a_connection_that_is_lost_leaves_nothing_and_is_said_in_one_sentence(staged, step):
    stage = staged("house")
    stage.do("settle")
    empty = drills.counted(stage)
    said = stage.do("take", str(HAARLEM), step, code=3)
    assert "refused De database kon niet verder" in said
    assert "Traceback" not in said
    assert drills.counted(stage) == empty
    assert "done 1712 0 False" in stage.do("take", str(HAARLEM))
    assert "done 0 0 True" in stage.do("take", str(HAARLEM))
