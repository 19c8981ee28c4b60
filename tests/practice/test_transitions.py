import pytest

from gehoord.practice.transitions import StateTable, StepDoesNotFollow, Transition
from gehoord.practice.words import Term, Text


class Door(Term):
    OPEN = "open", "Open", "Open"
    SHUT = "shut", "Dicht", "Shut"
    WALLED_UP = "walled_up", "Dichtgemetseld", "Walled up"


DOORS = StateTable(
    name="door",
    title=Text("Deur", "Door"),
    states=Door,
    initial=Door.OPEN,
    transitions=(
        Transition(Door.OPEN, Door.SHUT, Text("sluiten", "close")),
        Transition(Door.SHUT, Door.OPEN, Text("openen", "open")),
        Transition(Door.SHUT, Door.WALLED_UP, Text("dichtmetselen", "wall up")),
    ),
)


def test_a_step_of_the_table_may_be_taken():
    DOORS.check(Door.OPEN, Door.SHUT)
    assert DOORS.follows(Door.SHUT, Door.WALLED_UP)


def test_another_step_is_refused_with_what_is_possible():
    with pytest.raises(StepDoesNotFollow, match=r"naar “Dichtgemetseld”\. Wel mogelijk: sluiten\.") as refused:
        DOORS.check(Door.OPEN, Door.WALLED_UP)
    assert refused.value.told_in("en") == "This cannot go from “Open” to “Walled up”. Possible is: close."


def test_nothing_follows_an_end():
    assert DOORS.ends == (Door.WALLED_UP,)
    with pytest.raises(StepDoesNotFollow, match="dit is afgerond"):
        DOORS.check(Door.WALLED_UP, Door.OPEN)


def test_staying_where_one_is_is_a_step_only_when_the_table_says_so():
    assert not DOORS.follows(Door.OPEN, Door.OPEN)
