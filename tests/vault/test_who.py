from __future__ import annotations

from gehoord.vault.who import HOUSE, Acting, Who


def test_the_house_acts_as_nobody_in_particular():
    acting: Acting = HOUSE
    assert (acting.person_id, acting.office_id, acting.role, acting.session_id) == (None, None, "house", None)
    assert Who(None, "house") == HOUSE
