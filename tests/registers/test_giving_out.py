from __future__ import annotations

from tests.registers.conftest import HAARLEM, silent

from gehoord.figures.exchange.layout import FILES
from gehoord.people.permissions import HOUSE
from gehoord.registers.giving_out import give_out


def same_bytes(one, other):
    return [name for name in FILES if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_what_went_in_comes_out_byte_for_byte(taken, tmp_path):
    taken(HAARLEM)
    give_out(tmp_path / "out", by=HOUSE, tell=silent)
    assert same_bytes(HAARLEM, tmp_path / "out")
