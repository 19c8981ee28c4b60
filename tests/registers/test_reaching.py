from __future__ import annotations

import pytest
from django.db import InterfaceError, OperationalError

from gehoord.registers.reaching import DatabaseAway, reaching


@pytest.mark.parametrize("failure", [OperationalError, InterfaceError])
def test_a_database_that_is_away_is_said_kindly_and_tells_nothing_of_a_row(failure):
    with pytest.raises(DatabaseAway, match=failure.__name__) as refused, reaching():
        raise failure("a secret")
    assert "secret" not in refused.value.told_in("en")


def test_a_slip_of_our_own_is_not_dressed_up():
    with pytest.raises(KeyError), reaching():
        raise KeyError
