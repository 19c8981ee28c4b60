from __future__ import annotations

from gehoord.intake.in_danger import Step, is_over


def test_only_the_last_step_says_that_it_is_over():
    assert is_over([Step.SEEN.value, Step.OVER.value])
    assert not is_over([Step.OVER.value, Step.SEEN.value])
    assert not is_over([])
