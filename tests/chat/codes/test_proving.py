from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.core.cache import cache

from gehoord.chat.codes import proving
from gehoord.chat.codes.proving import LASTS, NARROW, UNHURRIED, NotYet, PageTooOld, Sum, check_effort, read_sum, set_sum
from gehoord.chat.codes.stretching import Busy

NOW = datetime(2026, 3, 10, 10, 0, 30, 250, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


def solved(found: Sum) -> str:
    return str(next(number for number in count() if found.is_solved_by(str(number))))


@pytest.fixture
def easy(monkeypatch):
    monkeypatch.setattr(proving, "BITS", 8)


def test_a_sum_comes_back_as_it_was_set():
    found = set_sum(at=NOW)
    assert read_sum(found.said, at=NOW) == read_sum(found.said, at=NOW + LASTS - timedelta(seconds=3)) == found


def test_a_sum_that_is_old_or_not_ours_is_not_taken(settings):
    said = set_sum(at=NOW).said
    ours = (said, said[:-1], said.replace(".", ".1", 1), "", "a.b.c", "0" * 32 + ".99999999999999999.x")
    for wrong in ours[1:]:
        with pytest.raises(PageTooOld):
            read_sum(wrong, at=NOW)
    with pytest.raises(PageTooOld):
        read_sum(said, at=NOW + LASTS + timedelta(minutes=1))
    settings.SECRET_KEY = "another installation"
    with pytest.raises(PageTooOld):
        read_sum(said, at=NOW)


def test_a_solution_takes_effort_and_fits_one_sum(easy):
    found = set_sum(at=NOW)
    solution = solved(found)
    check_effort(found, solution, at=NOW)
    others = [set_sum(at=NOW) for _ in range(40)]
    assert sum(other.is_solved_by(solution) for other in others) < 5
    assert not found.is_solved_by("")
    assert not found.is_solved_by("9" * 30)


def test_without_a_sum_somebody_comes_in_unhurried_and_a_few_a_minute():
    found = set_sum(at=NOW)
    with pytest.raises(NotYet, match="Wacht een paar tellen"):
        check_effort(found, "", at=NOW + timedelta(seconds=1))
    later = found.set_at + UNHURRIED
    for _ in range(NARROW):
        check_effort(found, "", at=later)
    with pytest.raises(Busy):
        check_effort(found, "", at=later)


def test_the_narrow_door_being_full_stops_nobody_who_makes_the_sum(easy):
    found = set_sum(at=NOW)
    cache.set(proving.COUNTED, NARROW, 60)
    with pytest.raises(Busy):
        check_effort(found, "", at=found.set_at + UNHURRIED)
    check_effort(found, solved(found), at=NOW)
