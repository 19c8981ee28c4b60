"""The manual's page about states: what can follow what, drawn from the tables that the code itself checks with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gehoord.practice.states import TABLES
from gehoord.practice.transitions import StateTable

OPENING = """# States

Written by `./gehoord docs` from the tables in `gehoord.practice.states`; change a step there, not here. Where no step leads
onward, the thing has ended.
"""


def state_tables() -> str:
    """Every table of states as a diagram and a list of steps, in Markdown (nl: toestanden)."""
    return "\n".join([OPENING, *(line for table in TABLES for line in _drawn(table))]).rstrip() + "\n"


def _drawn(table: StateTable[Any]) -> Iterator[str]:
    yield f"\n## {table.title.en} · {table.title.nl}\n"
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {table.initial}"
    yield from (f"    {step.source} --> {step.target}: {step.verb.en}" for step in table.transitions)
    yield from (f"    {state} --> [*]" for state in table.ends)
    yield "```\n"
    yield "| state | Dutch | English | what can follow |\n|---|---|---|---|"
    for state in table.states:
        steps = [f"{step.verb.en} (*{step.verb.nl}*) → `{step.target}`" for step in table.steps_from(state)]
        yield f"| `{state}` | {state.label.nl} | {state.label.en} | {'<br>'.join(steps) or 'nothing: this is an end'} |"
    yield ""
