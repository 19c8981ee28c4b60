from __future__ import annotations

from gehoord.people.sign_in import Doorkeeper


def test_nobody_makes_an_account_for_themselves(rf):
    assert Doorkeeper().is_open_for_signup(rf.get("/")) is False
