"""Learning for all offices in turn, as the worker does each week and a command does at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings

from gehoord.casework.suggesting.offices import LearningBroke, Sorted, TooLittleToLearn, learn_from
from gehoord.directory.offices import offices_on
from gehoord.people.permissions import HOUSE
from gehoord.people.scope import acting
from gehoord.practice.errors import Refused


@dataclass(frozen=True, slots=True)
class Round:
    """What came of learning at one office (nl: leerronde). `refusal` says why nothing was learned, `examples` from how much."""

    office: str
    examples: int
    categories: int
    refusal: Refused | None = None


class MadeUp(Protocol):
    """A sentence that nobody said, and its category (nl: verzonnen zin)."""

    @property
    def text(self) -> str:
        """What it says (nl: tekst)."""

    @property
    def code(self) -> str:
        """The code of its category (nl: categorie)."""


LEARN = "learn_categories"
"""What the worker calls this (nl: naam van de taak)."""


def learn_everywhere(*, on: date, in_a_demo: Iterable[MadeUp] = ()) -> Iterator[Round]:
    """Let each office learn anew from what it sorted; one that cannot does not stop the others (nl: overal leren).

    `in_a_demo`: what is learned from beside it where everything is invented, and nowhere else.
    """
    made_up = in_a_demo if settings.GEHOORD_DEMO else ()
    told = [Sorted(one.text, one.code, f"made up {number}") for number, one in enumerate(made_up)]
    with acting(HOUSE):
        offices = [(office.pk, office.name) for office, _areas in offices_on(on)]
    for office, name in offices:
        try:
            learned = learn_from(office, on=on, more=told)
        except (TooLittleToLearn, LearningBroke) as refused:
            yield Round(name, 0, 0, refused)
        else:
            yield Round(name, learned.examples, len(learned.codes))
