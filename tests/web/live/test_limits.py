from __future__ import annotations

from uuid import uuid4

import pytest

from gehoord.web.live import limits
from gehoord.web.live.limits import AT_ONCE, Pace, TooFast


def test_a_page_may_say_much_at_once_and_then_waits_its_turn(monkeypatch: pytest.MonkeyPatch):
    now = 100.0
    monkeypatch.setattr(limits.time, "monotonic", lambda: now)
    pace, page = Pace(), uuid4()
    for _ in range(AT_ONCE):
        pace.count(page)
    with pytest.raises(TooFast):
        pace.count(page)
    pace.count(uuid4())
    now += 1
    pace.count(page)


def test_only_so_many_pages_are_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "COUNTED", 2)
    pace = Pace()
    for _ in range(10):
        pace.count(uuid4())
    assert len(pace._known) == 2


def test_another_measure_can_be_taken(monkeypatch: pytest.MonkeyPatch):
    now = 100.0
    monkeypatch.setattr(limits.time, "monotonic", lambda: now)
    pace, page = Pace(at_once=1, each_second=10.0), uuid4()
    pace.count(page)
    with pytest.raises(TooFast):
        pace.count(page)
    now += 0.11
    pace.count(page)
