import pytest

from gehoord.practice.outreach import AlertState
from gehoord.practice.states import TABLES

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@every_table
def test_every_state_can_be_reached_from_the_first(table):
    reached, edge = {table.initial}, [table.initial]
    while edge:
        edge = [step.target for state in edge for step in table.steps_from(state) if step.target not in reached]
        reached.update(edge)
    assert reached == set(table.states)


@every_table
def test_every_state_can_come_to_an_end(table):
    ending = set(table.ends)
    for _ in table.states:
        ending |= {step.source for step in table.transitions if step.target in ending}
    assert ending == set(table.states)


@every_table
def test_no_step_stands_twice_and_each_has_its_words(table):
    pairs = [(step.source, step.target) for step in table.transitions]
    assert len(set(pairs)) == len(pairs)
    assert all(step.verb.nl and step.verb.en for step in table.transitions)


def test_tables_have_names_of_their_own():
    assert len({table.name for table in TABLES}) == len(TABLES)


def test_an_alert_closes_only_after_somebody_reported_back():
    alerts = next(table for table in TABLES if table.name == "alert")
    assert [step.source for step in alerts.transitions if step.target is AlertState.CLOSED] == [AlertState.REPORTED_BACK]
