from __future__ import annotations

from gehoord.people.exchanged import new_exchange_id


def test_every_row_has_an_id_of_exchange_of_its_own():
    assert len({new_exchange_id() for _ in range(100)}) == 100
