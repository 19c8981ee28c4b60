from __future__ import annotations

from uuid import uuid4

from gehoord.people.second_factor import codes


def test_thirty_wrong_codes_are_a_days_worth_for_one_person_alone():
    me, other = uuid4(), uuid4()
    for _ in range(29):
        codes.count_wrong(me)
    assert not codes.are_spent(me)
    codes.count_wrong(me)
    assert codes.are_spent(me)
    assert not codes.are_spent(other)
    codes.forget_wrong(me)
    assert not codes.are_spent(me)
