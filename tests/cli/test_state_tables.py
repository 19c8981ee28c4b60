from __future__ import annotations

from gehoord.cli.state_tables import state_tables
from gehoord.practice.clocks import ClockState


def test_every_state_has_its_row_and_an_end_says_so():
    drawn = state_tables()
    for state in ClockState:
        assert f"| `{state}` | {state.label.nl} | {state.label.en} |" in drawn
    assert "nothing: this is an end" in drawn


def test_a_diagram_begins_at_the_first_state_and_closes_at_an_end():
    drawn = state_tables()
    assert "[*] --> running" in drawn
    assert "met --> [*]" in drawn
    assert "running --> suspended: suspend" in drawn
