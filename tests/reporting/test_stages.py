from __future__ import annotations

import itertools

from gehoord.reporting.stages import VOLUME_STATES, Stage


def test_nothing_is_handed_over_that_was_not_made_passed_and_signed():
    road = [Stage.CLOSING, Stage.CLOSED, Stage.BEING_MADE, Stage.MADE, Stage.SIGNED, Stage.HANDED_OVER]
    assert all(VOLUME_STATES.follows(one, other) for one, other in itertools.pairwise(road))
    assert VOLUME_STATES.ends == (Stage.NOT_CLOSED, Stage.WITHDRAWN)
    assert [step.source for step in VOLUME_STATES.transitions if step.target is Stage.WITHDRAWN] == [Stage.HANDED_OVER]
    assert not VOLUME_STATES.follows(Stage.NOT_PASSED, Stage.MADE)
    assert [stage for stage in Stage if stage.has_reports] == [Stage.MADE, Stage.SIGNED, Stage.HANDED_OVER, Stage.WITHDRAWN]
