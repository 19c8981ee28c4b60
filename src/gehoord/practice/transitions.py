"""Which step may follow which: a table of states, from which the code checks and the manual draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from gehoord.practice.errors import Refused
from gehoord.practice.words import Term, Text

State = TypeVar("State", bound=Term)


class StepDoesNotFollow(Refused):
    """A state was asked for that cannot follow the present one (nl: stap past niet)."""

    sentence = Text(
        "Van “{present}” kan dit niet naar “{asked}”. Wel mogelijk: {possible}.",
        "This cannot go from “{present}” to “{asked}”. Possible is: {possible}.",
    )


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One step from a state to the next, with the verb that takes it (nl: overgang)."""

    source: State
    target: State
    verb: Text


@dataclass(frozen=True, slots=True)
class StateTable(Generic[State]):
    """All states of one thing and the steps between them (nl: toestandstabel). A state without steps onward is an end."""

    name: str
    title: Text
    states: type[State]
    initial: State
    transitions: tuple[Transition[State], ...]

    def steps_from(self, state: State) -> tuple[Transition[State], ...]:
        """The steps that can be taken from a state, in the order of the table (nl: mogelijke stappen)."""
        return tuple(step for step in self.transitions if step.source is state)

    def follows(self, present: State, asked: State) -> bool:
        """Whether one state can follow another (nl: volgt op)."""
        return any(step.target is asked for step in self.steps_from(present))

    def check(self, present: State, asked: State) -> None:
        """Refuse a state that cannot follow (nl: controleer de stap). Raises: StepDoesNotFollow."""
        if not self.follows(present, asked):
            self.refuse(present, asked)

    def refuse(self, present: State, asked: State) -> NoReturn:
        """Say which steps are possible instead (nl: weiger de stap). Raises: StepDoesNotFollow."""
        steps = self.steps_from(present)
        possible = Text(
            ", ".join(step.verb.nl for step in steps) or "niets meer, dit is afgerond",
            ", ".join(step.verb.en for step in steps) or "nothing more, this has ended",
        )
        raise StepDoesNotFollow(present=present.label, asked=asked.label, possible=possible)

    @property
    def ends(self) -> tuple[State, ...]:
        """The states in which nothing follows any more (nl: eindtoestanden)."""
        return tuple(state for state in self.states if not self.steps_from(state))
