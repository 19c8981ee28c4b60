from __future__ import annotations

import pytest

from gehoord.cli.manual.state_tables import state_tables
from gehoord.practice.states import TABLES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_drawn_whole(table):
    drawn = state_tables().split(f"## {table.title.en} · {table.title.nl}\n")[1].split("\n## ")[0]
    assert f"[*] --> {table.initial}\n" in drawn
    for step in table.transitions:
        assert f"{step.source} --> {step.target}: {step.verb.en}\n" in drawn
    for state in table.states:
        assert f"| `{state}` | {state.label.nl} | {state.label.en} |" in drawn
        assert (f"{state} --> [*]" in drawn) == (state in table.ends)
